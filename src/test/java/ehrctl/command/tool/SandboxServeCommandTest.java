package ehrctl.command.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Program;
import java.io.BufferedReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxServeCommandTest {
    @TempDir
    Path folder;

    @Test
    void saysWhereItIsAndEndsWith143() throws Exception {
        Process process = serve("--memory");
        try (BufferedReader out = process.inputReader()) {
            String url = out.readLine();
            assertTrue(url.matches("http://127\\.0\\.0\\.1:[0-9]+"), url);
            assertEquals(200, status(url + "/api/emrs/konfidens/care-units"));
            String variables =
                    "EHRCTL_API=" + url + " EHRCTL_SANDBOX_URL=" + url + " EHRCTL_EMR=konfidens EHRCTL_CARE_UNIT=L0_1";
            assertEquals("ehrctl: for other shells: export " + variables + " EHRCTL_TIME_ZONE=Europe/Oslo\n", errors());
            process.toHandle().destroy();
            assertEquals(143, process.waitFor());
            assertEquals(-1, out.read());
        }
    }

    @Test
    void jsonIsOneLine() throws Exception {
        Process process = serve("--memory", "-o", "json");
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            assertTrue(line.matches("\\{\"url\":\"http://127\\.0\\.0\\.1:([0-9]+)\",\"port\":\\1}"), line);
        } finally {
            process.toHandle().destroy();
            process.waitFor();
        }
    }

    @Test
    void keepsItsStateInTheFileAndTellsOfRequestsWhereAsked() throws Exception {
        Path file = folder.resolve("kept.db");
        Process process = serve("--file", file.toString(), "-v", "--auth", "--fault", "GET /care-units=404*1");
        try (BufferedReader out = process.inputReader()) {
            String url = out.readLine() + "/api/emrs/konfidens/care-units";
            assertEquals(404, status(url));
            assertEquals(401, status(url));
        } finally {
            process.toHandle().destroy();
            process.waitFor();
        }
        assertTrue(Files.size(file) > 0);
        assertTrue(Files.notExists(folder.resolve("state")));
        String[] lines = errors().split("\n", -1);
        String line = "ehrctl: 20[0-9-]+T[0-9:]+Z GET /api/emrs/konfidens/care-units ";
        assertTrue(lines[1].matches(line + "404 .*"), lines[1]);
        assertTrue(lines[2].matches(line + "401 .*"), lines[2]);
    }

    @Test
    void theVariablesAreOfTheChosenEhrAndOfTheDefaultWhereItKnowsNoSuchOne() throws Exception {
        assertTrue(variables("takecare").contains(" EHRCTL_EMR=takecare EHRCTL_CARE_UNIT="), errors());
        assertTrue(variables("elsewhere").contains(" EHRCTL_EMR=konfidens EHRCTL_CARE_UNIT=L0_1 "), errors());
    }

    private String variables(String emr) throws Exception {
        Process process = serve("--memory", "--emr", emr);
        try (BufferedReader out = process.inputReader()) {
            out.readLine();
        } finally {
            process.toHandle().destroy();
            process.waitFor();
        }
        return errors();
    }

    @Test
    void withoutAFileItServesTheEmbeddedSandboxsOwn() throws Exception {
        Process process = serve();
        try (BufferedReader out = process.inputReader()) {
            out.readLine();
        } finally {
            process.toHandle().destroy();
            process.waitFor();
        }
        assertTrue(Files.exists(folder.resolve("state/ehrctl/sandbox.db")));
    }

    @Test
    void takenPortIs9InOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            String port = Integer.toString(taken.getLocalPort());
            Program run = Program.run(folder, Map.of(), "sandbox", "serve", "--memory", "--port", port);
            assertEquals(9, run.exitCode());
            assertTrue(run.err().startsWith("ehrctl: port " + port + " is taken by another program\n"), run.err());
        }
    }

    @Test
    void mistakesOnTheLineAre2() throws Exception {
        assertEquals(2, line("--fault", "POST"));
        assertEquals(2, line("--port", "65536"));
        assertEquals(2, line("--bind", "192.0.2.1"));
        assertEquals(2, line("--memory", "--file", "x.db"));
        assertEquals(2, line("--api", "https://api.example"));
    }

    private int line(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "sandbox";
        all[1] = "serve";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Program.run(folder, Map.of(), all).exitCode();
    }

    private Process serve(String... arguments) throws Exception {
        String[] all = new String[arguments.length + 2];
        all[0] = "sandbox";
        all[1] = "serve";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Program.builder(folder, Map.of(), all)
                .redirectError(folder.resolve("stderr").toFile())
                .start();
    }

    private String errors() throws Exception {
        return Files.readString(folder.resolve("stderr"));
    }

    private static int status(String url) throws Exception {
        URL where = URI.create(url).toURL();
        return ((HttpURLConnection) where.openConnection()).getResponseCode();
    }
}
