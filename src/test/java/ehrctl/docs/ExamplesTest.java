package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.TranscriptTest;
import ehrctl.command.Commands;
import ehrctl.command.Topic;
import ehrctl.command.TopicText;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import ehrctl.harness.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every example that help and man pages show runs, on a sandbox with a patient P1 and appointments A1 to A3. */
class ExamplesTest {
    /** What an example cannot have in a test: a terminal, xargs, the user's own files, another process. */
    private static final Map<String, String> STAND_INS = Map.of(
            "se_personal_number:@ask", "se_personal_number:@patient.txt",
            "client_id=@ask", "client_id=@note.txt",
            "--api https://api.example ", "",
            "< server.log", "< $DIR/note.txt",
            "commands.txt", "$DIR/commands.txt");

    /** A year ahead, a leap day, days of 23 and of 25 hours, the last minutes of a year, a Saturday, a Monday night. */
    static final List<String> CLOCKS = List.of(
            Cli.CLOCK,
            "2027-11-24T09:00:00+01:00",
            "2028-02-29T12:00:00+01:00",
            "2027-03-28T12:00:00+02:00",
            "2027-10-31T02:30:00+01:00",
            "2027-12-31T23:58:00+01:00",
            "2026-11-28T18:00:00+01:00",
            "2026-11-30T22:00:00+01:00");

    private static final List<String> OWN_TESTS = List.of("sandbox serve", "sandbox exec");

    @TempDir
    Path temp;

    private final Set<String> here = names(Path.of(""));

    ExamplesTest() throws IOException {}

    @TestFactory
    List<DynamicTest> examples() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (String clock : CLOCKS) {
            add(clock, tests);
        }
        return tests;
    }

    private void add(String clock, List<DynamicTest> tests) throws IOException {
        Path prepared = Files.createDirectory(temp.resolve("prepared" + tests.size()));
        prepare(prepared, clock);
        for (Topic topic : Topic.values()) {
            for (TopicText.Part part : topic.text().parts()) {
                if (part.kind() == TopicText.Kind.EXAMPLE) {
                    String example = part.text().replaceFirst("^ehrctl ", "");
                    tests.add(DynamicTest.dynamicTest(
                            topic.word() + ": ehrctl " + example + " at " + clock,
                            () -> runs(example, prepared, clock)));
                }
            }
        }
        for (Noun noun : Noun.values()) {
            for (Command command : Commands.of(noun)) {
                tests.add(DynamicTest.dynamicTest(
                        command.noun() + " " + command.verb() + " has an example",
                        () -> assertTrue(!command.examples().isEmpty())));
                for (String example : command.examples()) {
                    if (OWN_TESTS.stream().noneMatch(example::startsWith)) {
                        tests.add(DynamicTest.dynamicTest(
                                "ehrctl " + example + " at " + clock, () -> runs(example, prepared, clock)));
                    }
                }
            }
        }
    }

    private void runs(String example, Path prepared, String clock) throws IOException {
        Path dir = Files.createTempDirectory(temp, "example");
        copy(prepared, dir);
        Cli cli = new Cli(dir).with("EHRCTL_SANDBOX_CLOCK", clock);
        String line = "ehrctl " + example;
        for (Map.Entry<String, String> standIn : STAND_INS.entrySet()) {
            line = line.replace(standIn.getKey(), standIn.getValue());
        }
        line = line.replace("@-", "@=")
                .replaceAll("@([a-z]+\\.[a-z]+)", "@\\$DIR/$1")
                .replace("@=", "@-");
        for (String option : List.of("--file ", "--input ", "--journal ", "--junit ", "--markdown ")) {
            line = line.replace(option, option + "$DIR/");
        }
        line = line.strip();
        Cli.Result result = TranscriptTest.run(line.replace("$DIR", dir.toString()), cli);
        assertEquals(0, result.exit(), line + "\n" + result.err());
        assertFalse((result.out() + result.err()).contains("\u001b"), "colour off a terminal");
        assertEquals(here, names(Path.of("")), line + " wrote into the folder of the project");
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path copy = to.resolve(from.relativize(file));
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    private static void prepare(Path dir, String clock) throws IOException {
        Files.writeString(dir.resolve("number.txt"), "26858605848\n");
        Files.writeString(dir.resolve("patient.txt"), "197110021834\n");
        Files.writeString(dir.resolve("id.txt"), "client\n");
        Files.writeString(dir.resolve("note.txt"), "All is well.\n");
        Files.writeString(dir.resolve("referral.pdf"), "%PDF-1.4\n");
        Files.writeString(dir.resolve("commands.txt"), "care-units list\nresources list\n");
        Files.writeString(
                dir.resolve("patient.json"),
                "{\"first_name\":\"Ola\",\"last_name\":\"Nordmann\",\"external_id\":\"26858605848\"}");
        Cli cli = new Cli(dir).with("EHRCTL_SANDBOX_CLOCK", clock);
        for (String emr : List.of("konfidens", "webdoc", "anitasystems")) {
            String number = emr.equals("konfidens") ? " --external-id @" + dir.resolve("number.txt") : "";
            expect(
                    cli,
                    "ehrctl patients create --emr " + emr + " --first-name Kari --last-name Hansen --phone +46701740605"
                            + number);
            for (String day : List.of("+1d", "+2d", "+3d")) {
                expect(
                        cli,
                        "ehrctl timeslots list --emr " + emr + " --start " + day + " -o json"
                                + " | ehrctl appointments create --emr " + emr + " --slot @- --patient-id P1");
            }
        }
        expect(cli, "ehrctl profiles set clinic emr=webdoc");
        expect(cli, "ehrctl profiles set test emr=konfidens");
    }

    private static void expect(Cli cli, String line) throws IOException {
        Cli.Result result = TranscriptTest.run(line, cli);
        assertEquals(0, result.exit(), line + "\n" + result.err());
    }
}
