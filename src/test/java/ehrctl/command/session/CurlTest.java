package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.json.Json;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --curl} prints is pasted into a real shell, and does what the command would have done. */
class CurlTest {
    @TempDir
    Path home;

    private static final String AWKWARD = "it's \"so\" \\ $HOME `id` ! \t% \n\u00e5\u00df \ud83d\ude00\n";

    private static List<String> shells() throws Exception {
        boolean curl = new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0;
        Assumptions.assumeTrue(curl || System.getenv("CI") != null, "no curl");
        List<String> shells = new ArrayList<>();
        for (String shell : List.of("bash", "dash", "zsh")) {
            if (new ProcessBuilder("sh", "-c", "command -v " + shell).start().waitFor() == 0) {
                shells.add(shell);
            }
        }
        return shells;
    }

    private static ProcessBuilder pasted(String shell, String script, Map<String, String> variables) {
        ProcessBuilder process = new ProcessBuilder(shell, "-e", "-u", "-c", script);
        process.environment().putAll(variables);
        return process.redirectErrorStream(true);
    }

    private static String shell(String shell, String script, Map<String, String> variables) throws Exception {
        Process process = pasted(shell, script, variables).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void thePastedCommandBooksLikeTheCommandItself() throws Exception {
        int hour = 10;
        for (String shell : shells()) {
            booksLikeTheCommandItself(shell, "2026-11-23T" + hour++ + ":00+01:00");
        }
    }

    private void booksLikeTheCommandItself(String shell, String start) throws Exception {
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServerOptions.plain())) {
            Cli cli = new Cli(home)
                    .with("EHRCTL_API", server.url())
                    .with("EHRCTL_EMR", "webdoc")
                    .with("EHRCTL_CARE_UNIT", "L0_1")
                    .with("EHRCTL_NO_HINTS", "1");
            String comment = "canary \"5 $HOME `id` \\ å";
            Cli.Result shown = cli.run(
                    "appointments",
                    "create",
                    "--start",
                    start,
                    "--duration",
                    "30m",
                    "--resource-id",
                    "hsa_id:SE2321000131-E000000012345",
                    "--id-via-header",
                    "--patient-id",
                    "se_personal_number:197110021834",
                    "--healthcare-service-id",
                    "L0_12345",
                    "--comment",
                    comment,
                    "--curl");
            assertEquals(0, shown.exit(), shown.err());
            for (String secret : new String[] {"197110021834", "E000000012345", "canary"}) {
                assertFalse(shown.out().contains(secret), shown.out());
            }
            String booked = shell(
                    shell,
                    shown.out(),
                    Map.of(
                            "RESOURCE_ID", "SE2321000131-E000000012345",
                            "PATIENT_ID", "197110021834",
                            "COMMENT", AWKWARD));
            assertEquals("booked", Json.parse(booked).path(0).path("status").asText(), booked);
            Cli.Result listed = cli.run("appointments", "get", "A1", "-o", "json");
            assertEquals(AWKWARD, Json.parse(listed.out()).path("comment").asText());
        }
    }

    @Test
    void noValueStandsInAnArgumentOfAnyProcess() throws Exception {
        for (String shell : shells()) {
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                String script = new Cli(home)
                        .with("EHRCTL_API", "http://127.0.0.1:" + server.getLocalPort())
                        .with("EHRCTL_EMR", "webdoc")
                        .with("EHRCTL_CARE_UNIT", "L0_1")
                        .with("EHRCTL_CLIENT_ID", "another")
                        .with("EHRCTL_CLIENT_SECRET", "another")
                        .run("patients", "get", "se_personal_number:191212121212", "--no-id-via-header", "--curl")
                        .out();
                Map<String, String> variables = Map.of(
                        "EHRCTL_CLIENT_ID", "canary-id",
                        "EHRCTL_CLIENT_SECRET", "canary-\"secret\\",
                        "PATIENT_ID", "191212121212");
                Process process = pasted(shell, script, variables).start();
                try (Socket socket = server.accept()) {
                    String request = request(socket);
                    String processes = commandLines();
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    assertTrue(request.contains("x-leyr-client-id: canary-id\r\n"), request);
                    assertTrue(request.contains("x-leyr-client-secret: canary-\"secret\\\r\n"), request);
                    assertTrue(request.contains("/patients/se_personal_number:%31%39%31%32"), request);
                    assertTrue(processes.contains("curl\0--config\0-\0"), processes);
                    assertFalse(processes.contains("canary") || processes.contains("191212121212"), processes);
                }
                assertEquals(0, process.waitFor());
            }
        }
    }

    private static String request(Socket socket) throws IOException {
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) socket.getInputStream().read());
        }
        return request.toString();
    }

    private static String commandLines() throws IOException {
        StringBuilder all = new StringBuilder();
        for (File process : Objects.requireNonNull(new File("/proc").listFiles())) {
            try {
                all.append(Files.readString(process.toPath().resolve("cmdline"), StandardCharsets.ISO_8859_1));
                all.append('\n');
            } catch (IOException e) {
                // It is over, or no process.
                all.append("");
            }
        }
        return all.toString();
    }

    @Test
    void underAProfileOfThisMachineTheCredentialsAreInAndTheSecretComesFromItsFile() throws Exception {
        Path secret = Files.writeString(home.resolve("it's secret"), "canary-secret\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Cli cli = new Cli(home).with("EHRCTL_NO_HINTS", "1");
        assertEquals(
                0,
                cli.input("canary-id")
                        .run(
                                "profiles",
                                "set",
                                "local",
                                "api=http://127.0.0.1:1",
                                "emr=webdoc",
                                "client_id=@-",
                                "client_secret_file=" + secret)
                        .exit());
        String script = cli.run("care-units", "list", "-p", "local", "--curl").out();
        assertTrue(script.contains("x-leyr-client-id: $(ehrctl_text \"$CLIENT_ID\")"), script);
        assertTrue(script.contains("x-leyr-client-secret: $(ehrctl_text \"$CLIENT_SECRET\")"), script);
        assertFalse(script.contains("canary"), script);
        for (String shell : shells()) {
            String shown = script.replace("curl --config -", "cat");
            assertTrue(
                    shell(shell, shown, Map.of("CLIENT_ID", "me")).contains("x-leyr-client-secret: canary-secret\"\n"));
        }
    }

    @Test
    void credentialsForAnotherApiAreNotTakenFromTheEnvironment() {
        String script = new Cli(home)
                .with("EHRCTL_API", "https://one.example")
                .with("EHRCTL_CLIENT_ID", "x")
                .with("EHRCTL_CLIENT_SECRET", "y")
                .run("care-units", "list", "--api", "https://other.example", "--emr", "webdoc", "--curl")
                .out();
        assertTrue(script.contains("\"$CLIENT_SECRET\"") && !script.contains("EHRCTL_CLIENT"), script);
    }
}
