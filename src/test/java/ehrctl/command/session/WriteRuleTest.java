package ehrctl.command.session;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import ehrctl.harness.Cli;
import ehrctl.harness.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteRuleTest {
    @TempDir
    Path home;

    private Cli cli;

    @BeforeEach
    void someProfilesForbid() {
        cli = new Cli(home).with("EHRCTL_CARE_UNIT", "L0_1").with("EHRCTL_EMR", "konfidens");
        cli.run("profiles", "set", "strict", "writes=deny");
        cli.run("profiles", "set", "careful", "writes=ask");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "appointments cancel A1",
                "appointments cancel A1 A2",
                "appointments confirm A1 --code 123456",
                "patients create --first-name Ola --last-name Nordmann --no-check",
                "medical-notes create --patient-id 1 --title T --created-by-id 1 --unstructured text",
                "api POST /Patient -f resourceType=Patient",
                "api DELETE /Patient/1",
                "smoke --write"
            })
    void nothingReachesAServer(String line) throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            for (String api : new String[] {server.url(), "fhir:" + server.url()}) {
                for (String profile : new String[] {"strict", "careful"}) {
                    Cli.Result result = cli.run((line + " --api " + api + " -p " + profile).split(" ", -1));
                    assertEquals(3, result.exit(), line + result.err());
                    assertTrue(result.err().contains("the profile " + profile), result.err());
                }
            }
            assertEquals(0, server.connections());
        }
    }

    @Test
    void readingIsFree() {
        assertEquals(0, cli.run("smoke", "-p", "strict").exit());
        assertEquals(0, cli.run("api", "GET", "/care-units", "-p", "careful").exit());
    }

    @Test
    void aWordThatIsNoRuleIsRefusedByEveryCommand() {
        assertEquals(2, cli.run("profiles", "set", "odd", "writes=perhaps").exit());
    }

    /** Whoever opened a way to an API beside the target could write what a profile forbids. */
    @Test
    void onlyTheTargetOpensWaysAndItGuardsThem() {
        noClasses()
                .that(not(belongToAnyOf(Target.class, Session.class, Adapters.class)))
                .should()
                .dependOnClassesThat(belongToAnyOf(Adapters.class))
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("ehrctl.command"));
    }
}
