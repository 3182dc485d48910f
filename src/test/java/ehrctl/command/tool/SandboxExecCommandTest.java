package ehrctl.command.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ehrctl.harness.Program;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxExecCommandTest {
    @TempDir
    Path folder;

    @Test
    void exitCodeIsThatOfTheProgram() throws Exception {
        assertEquals(0, exec("true").exitCode());
        assertEquals(7, exec("sh", "-c", "exit 7").exitCode());
    }

    @Test
    void programThatIsNotThereIs127() throws Exception {
        Program run = exec("no-such-program-here");
        assertEquals(127, run.exitCode());
        assertEquals("ehrctl: no-such-program-here: there is no such program\n", run.err());
    }

    @Test
    void programThatCannotBeRunIs126() throws Exception {
        Path file = Files.createFile(folder.resolve("plain-file"));
        assertEquals(126, exec(file.toString()).exitCode());
    }

    @Test
    void programEndedByASignalIs128AndItsNumber() throws Exception {
        assertEquals(143, exec("sh", "-c", "kill -TERM $$").exitCode());
        assertEquals(137, exec("sh", "-c", "kill -KILL $$").exitCode());
    }

    @Test
    void programFindsTheServerInItsEnvironment() throws Exception {
        Program run = exec("sh", "-c", "echo $EHRCTL_API $LEYR_BASE_URL $EHRCTL_EMR $EHRCTL_CARE_UNIT; exit 3");
        String[] words = run.out().strip().split(" ", -1);
        assertTrue(words[0].matches("http://127\\.0\\.0\\.1:[0-9]+"), run.out());
        assertEquals(words[0], words[1]);
        assertEquals("konfidens", words[2]);
        assertEquals("L0_1", words[3]);
        assertEquals(3, run.exitCode());
        assertEquals("", run.err());
    }

    @Test
    void ehrAndCareUnitAreThoseGiven() throws Exception {
        Program run = Program.run(
                folder,
                Map.of(),
                "sandbox",
                "exec",
                "--emr",
                "webdoc",
                "--care-unit",
                "L0_10",
                "--",
                "sh",
                "-c",
                "echo $EHRCTL_EMR $EHRCTL_CARE_UNIT");
        assertEquals("webdoc L0_10\n", run.out());
    }

    @Test
    void settingsForAnotherApiDoNotReachTheProgram() throws Exception {
        Program run = Program.run(
                folder,
                Map.of("EHRCTL_API", "https://api.example", "EHRCTL_CARE_UNIT", "elsewhere"),
                "sandbox",
                "exec",
                "sh",
                "-c",
                "echo $EHRCTL_API $EHRCTL_CARE_UNIT");
        assertTrue(run.out().matches("http://127\\.0\\.0\\.1:[0-9]+ L0_1\n"), run.out());
    }

    @Test
    void aCommandForAnotherEhrWorksInItsFirstCareUnit() throws Exception {
        String ehrctl = Program.line("resources", "list", "-o", "id", "--emr");
        String first = exec("sh", "-c", ehrctl + " takecare").out();
        assertTrue(first.startsWith("10-991890000019\n"), first);
        Program units = exec("sh", "-c", Program.line("care-units", "list", "-o", "id", "--emr") + " takecare");
        assertEquals("10\nL0_10\n", units.out());
        Program asked = exec("sh", "-c", ehrctl + " takecare --care-unit L0_10");
        assertTrue(asked.out().startsWith("abc_12345\n"), asked.out());
        Program unknown = exec("sh", "-c", ehrctl + " nix");
        assertEquals(5, unknown.exitCode(), unknown.err());
    }

    @Test
    void clockFileAndFaultsAreTheServers() throws Exception {
        Path file = folder.resolve("kept.db");
        Program run = Program.run(
                folder,
                Map.of(),
                "sandbox",
                "exec",
                "--clock",
                "2027-03-01T08:00:00+01:00",
                "--file",
                file.toString(),
                "--fault",
                "GET /care-units=418",
                "--",
                "sh",
                "-c",
                "echo $EHRCTL_SANDBOX_CLOCK; " + Program.line("care-units", "list") + "; "
                        + Program.line("timeslots", "list", "-o", "csv", "--fields", "start"));
        assertTrue(run.out().startsWith("2027-03-01T08:00:00+01:00\n"), run.out());
        assertTrue(run.out().contains("\n2027-03-01T"), run.out());
        assertTrue(run.err().contains("a fault that was asked for"), run.err());
        assertTrue(Files.size(file) > 0);
    }

    @Test
    void clockThatIsNoTimeIsAUsageError() throws Exception {
        Program run = Program.run(folder, Map.of(), "sandbox", "exec", "--clock", "noon", "true");
        assertEquals(2, run.exitCode());
        assertEquals("ehrctl: --clock is not a time like 2026-11-23T10:00:00+01:00\n", run.err());
    }

    @Test
    void unknownEhrAndCareUnitAre5AndNothingRuns() throws Exception {
        assertEquals(
                5,
                Program.run(folder, Map.of(), "sandbox", "exec", "--emr", "nix", "true")
                        .exitCode());
        assertEquals(
                5,
                Program.run(folder, Map.of(), "sandbox", "exec", "--care-unit", "nix", "true")
                        .exitCode());
    }

    @Test
    void argumentsOfTheProgramStayItsOwn() throws Exception {
        Program run = Program.run(
                folder, Map.of(), "sandbox", "exec", "printf", "%s|", "-o", "json", "--help", "", "--", "-v");
        assertEquals("-o|json|--help||--|-v|", run.out());
        assertEquals("--port|", exec("printf", "%s|", "--port").out());
    }

    @Test
    void programIsMissingIsAUsageError() throws Exception {
        assertEquals(2, Program.run(folder, Map.of(), "sandbox", "exec").exitCode());
        assertEquals(2, Program.run(folder, Map.of(), "sandbox", "exec", "--").exitCode());
    }

    @Test
    void whatTheLauncherTookIsTheProgramsAgain() throws Exception {
        for (String name : List.of("LC_ALL", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            String aside = "EHRCTL_TAKEN_" + name;
            String show = "echo [${" + name + "-unset}] [${" + aside + "-unset}]";
            for (String value : List.of("", "nb_NO.UTF-8", "=-Dx=å b")) {
                Program given = exec(Map.of("LC_ALL", "C.UTF-8", aside, "=" + value), "sh", "-c", show);
                assertEquals("[" + value + "] [unset]\n", given.out(), name);
            }
            Program none = exec(Map.of("LC_ALL", "C.UTF-8", aside, ""), "sh", "-c", show);
            assertEquals("[unset] [unset]\n", none.out(), name);
        }
        String show = "echo [${LC_ALL-unset}]";
        assertEquals("[C]\n", exec(Map.of("LC_ALL", "C"), "sh", "-c", show).out());
    }

    @Test
    void credentialsForAnotherApiDoNotReachTheProgram() throws Exception {
        String show = "env | grep -c canary; echo $EHRCTL_CLIENT_ID $EHRCTL_CLIENT_SECRET ${EHRCTL_PROFILE-none}";
        Program run = exec(
                Map.of("EHRCTL_CLIENT_ID", "canary-id", "EHRCTL_CLIENT_SECRET", "canary-secret"), "sh", "-c", show);
        assertEquals("0\nsandbox sandbox none\n", run.out());
        assertEquals("0\nsandbox sandbox none\n", exec("sh", "-c", show).out());
    }

    @Test
    void localTimesAreThoseOfTheCareUnit() throws Exception {
        String show = "echo $EHRCTL_TIME_ZONE";
        assertEquals("Europe/Oslo\n", exec("sh", "-c", show).out());
        assertEquals(
                "UTC\n",
                exec(Map.of("EHRCTL_TIME_ZONE", "UTC"), "sh", "-c", show).out());
    }

    @Test
    void termReachesTheProgramWhoseExitCodeStands() throws Exception {
        Process process = Program.builder(
                        folder,
                        Map.of(),
                        "sandbox",
                        "exec",
                        "--",
                        "sh",
                        "-c",
                        "trap 'exit 9' TERM; echo up; while :; do sleep 0.05; done")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader out = process.inputReader()) {
            assertEquals("up", out.readLine());
            process.toHandle().destroy();
            assertEquals(9, process.waitFor());
        }
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Program run = exec("sh", "-c", "echo $EHRCTL_API");
        assertEquals(0, run.exitCode());
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> !file.equals(folder))
                    .forEach(file -> left.add(folder.relativize(file).toString()));
        }
        assertEquals(List.of("stderr"), left);
    }

    @Test
    void stateIsItsOwnAndEmptyEachTime() throws Exception {
        assumeTrue(curlIsInstalled());
        String register = "curl -s --json '{\"first_name\":\"Ada\",\"last_name\":\"Berg\"}' "
                + "$EHRCTL_API/api/emrs/cliniko/care-units/L0_1/patients";
        String first = exec("sh", "-c", register).out();
        assertTrue(first.contains("Berg"), first);
        assertEquals(first, exec("sh", "-c", register).out());
    }

    @Test
    void vendorsQuickstartRunsWithCurl() throws Exception {
        assumeTrue(curlIsInstalled());
        Path script = folder.resolve("quickstart.sh");
        Files.copy(Path.of("src/test/resources/quickstart.sh"), script);
        Program run =
                Program.run(folder, Map.of(), "sandbox", "exec", "--emr", "webdoc", "--", "sh", script.toString());
        assertEquals("", run.err());
        assertEquals("""
                care units L0_1
                resources 101
                by header in the path 101
                services 201
                timeslots 2026-11-23T08:00:00+01:00
                patient 201
                booked with older spelling 201 booked
                found by header in the query 1
                booked by header in the body 201 booked
                taken 400 NO_TIMESLOTS_AVAILABLE
                cancelled 200 cancelled
                """, run.out());
        assertEquals(0, run.exitCode());
    }

    private static boolean curlIsInstalled() throws IOException {
        for (String path : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(path, "curl"))) {
                return true;
            }
        }
        return false;
    }

    private Program exec(String... command) throws Exception {
        return exec(Map.of(), command);
    }

    private Program exec(Map<String, String> environment, String... command) throws Exception {
        List<String> line = new ArrayList<>(List.of("sandbox", "exec", "--"));
        line.addAll(List.of(command));
        Program run = Program.run(folder, environment, line.toArray(new String[0]));
        assertFalse(run.err().contains("internal error"), run.err());
        return run;
    }
}
