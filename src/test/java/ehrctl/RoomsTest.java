package ehrctl;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms of the house: which package may use which, and where each library lives. */
class RoomsTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("ehrctl");

    @ParameterizedTest
    @CsvSource({
        "ehrctl, command command.session command.line",
        "ehrctl.command, command.smoke command.batch command.request command.tool command.session command.line output",
        "ehrctl.command.smoke, command.session command.line output remote",
        "ehrctl.command.batch, command.session command.line output",
        "ehrctl.command.request, command.session command.line output",
        "ehrctl.command.tool, command.session command.line output openapi sandbox sandbox.server sandbox.store",
        "ehrctl.command.session, command.line output remote fhir sandbox",
        "ehrctl.command.line, ''",
        "ehrctl.output, ''",
        "ehrctl.remote, ''",
        "ehrctl.fhir, remote",
        "ehrctl.sandbox, sandbox.store",
        "ehrctl.sandbox.server, sandbox openapi",
        "ehrctl.openapi, sandbox",
        "ehrctl.sandbox.store, ''"
    })
    void eachRoomEntersOnlyItsNeighbours(String room, String neighbours) {
        enters(room, neighbours + " mask api id json");
    }

    @ParameterizedTest
    @CsvSource({"ehrctl.mask, api id json", "ehrctl.api, id json", "ehrctl.id, ''", "ehrctl.json, ''"})
    void theGroundFloorKnowsNoRoomAboveIt(String room, String neighbours) {
        enters(room, neighbours);
    }

    private static void enters(String room, String neighbours) {
        List<String> allowed = new ArrayList<>(List.of(room));
        for (String neighbour : neighbours.split(" ", -1)) {
            allowed.add("ehrctl." + neighbour);
        }
        ArchRule rule = noClasses()
                .that()
                .resideInAPackage(room)
                .should()
                .dependOnClassesThat(
                        resideInAPackage("ehrctl..").and(not(resideInAnyPackage(allowed.toArray(new String[0])))))
                .because("the table of rooms says what " + room + " may use");
        rule.check(CLASSES);
    }

    @Test
    void thereAreNoOtherRooms() {
        Set<String> rooms = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            rooms.add(type.getPackageName());
        }
        assertEquals(
                new TreeSet<>(Set.of(
                        "ehrctl",
                        "ehrctl.api",
                        "ehrctl.command",
                        "ehrctl.command.batch",
                        "ehrctl.command.line",
                        "ehrctl.command.request",
                        "ehrctl.command.session",
                        "ehrctl.command.smoke",
                        "ehrctl.command.tool",
                        "ehrctl.fhir",
                        "ehrctl.id",
                        "ehrctl.json",
                        "ehrctl.mask",
                        "ehrctl.openapi",
                        "ehrctl.output",
                        "ehrctl.remote",
                        "ehrctl.sandbox",
                        "ehrctl.sandbox.server",
                        "ehrctl.sandbox.store")),
                rooms);
    }

    @Test
    void noRoomsGoInCircles() {
        slices().matching("ehrctl.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void noTwoTypesHaveOneName() {
        Map<String, String> names = new TreeMap<>();
        for (JavaClass type : CLASSES) {
            if (type.isTopLevelClass() && !type.getSimpleName().equals("package-info")) {
                String other = names.put(type.getSimpleName(), type.getName());
                assertNull(other, type.getName() + " and " + other);
            }
        }
    }

    /** The few ways back, each between classes that are one thing in two files: {@code from to}. */
    private static final Set<String> WAYS_BACK = Set.of(
            // What a command is given to run in holds the command.
            "ehrctl.command.session.Session ehrctl.command.session.Command",
            // What watches the writes speaks on standard error like everybody, which says it when the run ends.
            "ehrctl.command.session.WriteWatch ehrctl.command.session.Diagnostics",
            // A report knows in which form it is printed, and its printer is shown it at the end.
            "ehrctl.command.smoke.SmokePrinter ehrctl.command.smoke.SmokeReport",
            // What a visit books is booked by way of the visit.
            "ehrctl.command.smoke.SmokeSlots ehrctl.command.smoke.SmokeVisit",
            "ehrctl.command.smoke.SmokeBooking ehrctl.command.smoke.SmokeVisit",
            "ehrctl.command.smoke.SmokeBookings ehrctl.command.smoke.SmokeVisit",
            // A fault and the words of which it is written.
            "ehrctl.sandbox.server.FaultSpec ehrctl.sandbox.server.Fault",
            // A topic's text can hold a table, whose rows are parts of a text.
            "ehrctl.command.TopicTable ehrctl.command.TopicText",
            // The batch finds the commands of which it is one; what is no command is told with those that are.
            "ehrctl.command.Tool ehrctl.command.Commands",
            "ehrctl.command.UnknownCommand ehrctl.command.Commands",
            // Where an id looks like a person's number a resource is searched for instead of read.
            "ehrctl.fhir.Search ehrctl.fhir.Server",
            // A text, and two of the layers that come off it.
            "ehrctl.mask.Escapes ehrctl.mask.Decoded",
            "ehrctl.mask.Folding ehrctl.mask.Decoded");

    @Test
    void noClassesGoInCirclesButTheNamed() {
        SliceRule rule = slices().assignedFrom(eachClass()).should().beFreeOfCycles();
        for (String way : WAYS_BACK) {
            String[] ends = way.split(" ", -1);
            rule = rule.ignoreDependency(of(ends[0]), of(ends[1]));
        }
        rule.check(CLASSES);
    }

    @Test
    void eachNamedWayBackIsStillThere() {
        Set<String> ways = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                ways.add(outermost(type) + " " + outermost(dependency.getTargetClass()));
            }
        }
        for (String way : WAYS_BACK) {
            assertTrue(ways.contains(way), way);
        }
    }

    private static SliceAssignment eachClass() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return type.getPackageName().startsWith("ehrctl")
                        ? SliceIdentifier.of(outermost(type))
                        : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "each class";
            }
        };
    }

    private static DescribedPredicate<JavaClass> of(String name) {
        return DescribedPredicate.describe(name, type -> outermost(type).equals(name));
    }

    private static String outermost(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    @ParameterizedTest
    @CsvSource({
        "picocli.., ehrctl ehrctl.command..",
        "org.apache.hc.., ehrctl.remote ehrctl.sandbox.server",
        "org.conscrypt.., ehrctl.remote",
        "net.thisptr.., ehrctl.output",
        "org.sqlite.., ehrctl.sandbox.store",
        "java.sql.., ehrctl.sandbox.store",
        "org.fusesource.jansi.., ehrctl",
        "com.fasterxml.jackson.., ehrctl.json ehrctl.api ehrctl.output ehrctl.remote ehrctl.fhir ehrctl.mask ehrctl.openapi ehrctl.sandbox.. ehrctl.command.."
    })
    void eachLibraryHasItsHome(String library, String homes) {
        classes()
                .that()
                .resideOutsideOfPackages(homes.split(" ", -1))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(library))
                .because("a library that changes, or is replaced, must be one room's business")
                .check(CLASSES);
    }

    @Test
    void eachOfTheseLibrariesIsKnownToTheNamedClassesOnly() {
        assertEquals(Set.of("Database"), users("org.sqlite"));
        assertEquals(Set.of("WindowsConsole"), users("org.fusesource.jansi"));
    }

    @Test
    void nobodyUsesAnObjectMapper() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("com.fasterxml.jackson.databind.ObjectMapper")
                .because("it costs more than the rest of a command's start")
                .check(CLASSES);
    }

    private static Set<String> users(String library) {
        Set<String> users = new TreeSet<>();
        for (JavaClass type : CLASSES) {
            for (var dependency : type.getDirectDependenciesFromSelf()) {
                if (dependency.getTargetClass().getPackageName().startsWith(library)) {
                    JavaClass owner = type;
                    while (owner.getEnclosingClass().isPresent()) {
                        owner = owner.getEnclosingClass().get();
                    }
                    users.add(owner.getSimpleName());
                }
            }
        }
        return users;
    }
}
