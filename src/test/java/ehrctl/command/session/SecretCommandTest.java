package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecretCommandTest {
    @TempDir
    Path folder;

    private static String sh(String script) {
        return SecretCommand.run(List.of("sh", "-c", script), 1);
    }

    private static String refused(String script) {
        Failure failure = assertThrows(Failure.class, () -> sh(script));
        assertEquals(ExitCode.CONFIG, failure.exitCode());
        assertFalse(failure.wasSent());
        return String.valueOf(failure.getMessage());
    }

    @Test
    void whatItPrintsIsTheSecret() {
        assertEquals("s3cret", sh("echo; echo ' s3cret '"));
        assertEquals("", sh("true"));
        assertEquals("8000", sh("head -c 8000 /dev/zero | tr '\\0' x").length() + "");
    }

    @Test
    void aProgramLeftInTheBackgroundIsNotWaitedFor() {
        assertEquals("s3cret", sh("echo s3cret; sleep 5 &"));
    }

    @Test
    void whatGoesWrongIsToldAsItIs() {
        assertEquals("client_secret_command ended with 7", refused("echo x; exit 7"));
        String tooMuch = "client_secret_command prints more than 8192 bytes, which is not a secret";
        assertEquals(tooMuch, refused("head -c 200000 /dev/zero"));
        assertEquals(tooMuch, refused("head -c 9000 /dev/zero"));
        assertEquals("client_secret_command took longer than 1 seconds", refused("sleep 30"));
        Failure missing = assertThrows(Failure.class, () -> SecretCommand.run(List.of("no-such-program-here"), 1));
        assertEquals("client_secret_command cannot be started", missing.getMessage());
    }

    @Test
    void allThatItStartedEndsWithIt() throws Exception {
        Path pids = folder.resolve("pids");
        String script = "(sleep 40 & echo $! >>P; wait) & sh -c '(sleep 41 & echo $! >>P) & sleep 0.6'; sleep 42";
        refused(script.replace("P", pids.toString()));
        assertAllEnd(pids, 2);
    }

    @Test
    void allThatItStartedEndsWithThisProgram() throws Exception {
        Path pids = folder.resolve("pids");
        Path config = Files.createDirectories(folder.resolve("config/ehrctl")).resolve("config.json");
        Files.writeString(
                config,
                "{\"profiles\":{\"a\":{\"api\":\"https://one.invalid\",\"client_id\":\"x\",\"emr\":\"webdoc\","
                        + "\"client_secret_command\":[\"sh\",\"-c\",\"sleep 43 & echo $! >" + pids
                        + "; sleep 44\"]}}}");
        Map<String, String> environment =
                Map.of("XDG_CONFIG_HOME", folder.resolve("config").toString());
        Process process = Program.builder(folder, environment, "care-units", "list", "-p", "a")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        while (!Files.exists(pids) || Files.size(pids) == 0) {
            assertTrue(process.isAlive(), Files.readString(folder.resolve("out")));
            Thread.sleep(20);
        }
        process.toHandle().destroy();
        assertEquals(143, process.waitFor());
        assertAllEnd(pids, 1);
    }

    private static void assertAllEnd(Path pids, int count) throws IOException, InterruptedException {
        List<String> lines = Files.readAllLines(pids);
        assertEquals(count, lines.size());
        for (String pid : lines) {
            while (runs(pid)) {
                Thread.sleep(20); // the test's own time limit ends this
            }
        }
    }

    /** One that has ended may still be in the list until somebody asks for its exit code. */
    private static boolean runs(String pid) throws IOException {
        Path stat = Path.of("/proc", pid, "stat");
        return Files.exists(stat) && !Files.readString(stat).contains(") Z ");
    }

    @Test
    void itSeesTheUsersOwnLocale() throws Exception {
        Path seen = folder.resolve("seen");
        Path config = Files.createDirectories(folder.resolve("config/ehrctl")).resolve("config.json");
        Files.writeString(
                config,
                "{\"profiles\":{\"a\":{\"api\":\"https://one.invalid\",\"client_id\":\"x\",\"emr\":\"webdoc\","
                        + "\"client_secret_command\":[\"sh\",\"-c\",\"echo $LC_ALL $JAVA_TOOL_OPTIONS >" + seen
                        + "; echo s\"]}}}");
        Map<String, String> environment = Map.of(
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "LC_ALL", "C.UTF-8",
                "EHRCTL_TAKEN_LC_ALL", "=nb_NO.UTF-8",
                "EHRCTL_TAKEN_JAVA_TOOL_OPTIONS", "=-Dx=y");
        Program run = Program.run(folder, environment, "care-units", "list", "-p", "a", "--retries", "0");
        assertEquals(9, run.exitCode(), run.err());
        assertEquals("nb_NO.UTF-8 -Dx=y\n", Files.readString(seen));
    }
}
