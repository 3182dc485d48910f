package ehrctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.json.Json;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.SandboxServer;
import ehrctl.sandbox.ServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --curl} prints is pasted into a real shell, and does what the command would have done. */
class CurlTest {
    @TempDir
    Path home;

    private static String shell(String script, Map<String, String> variables) throws Exception {
        ProcessBuilder bash = new ProcessBuilder("bash", "-euo", "pipefail", "-c", script);
        bash.environment().putAll(variables);
        bash.redirectErrorStream(true);
        Process process = bash.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        return output;
    }

    @Test
    void thePastedCommandBooksLikeTheCommandItself() throws Exception {
        boolean curl = new ProcessBuilder("sh", "-c", "command -v curl").start().waitFor() == 0;
        if (!curl && System.getenv("CI") == null) {
            System.err.println("CurlTest is passed over: there is no curl here");
        }
        Assumptions.assumeTrue(curl || System.getenv("CI") != null, "no curl");
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
                    "2026-11-23T10:00+01:00",
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
            assertTrue(shown.out().startsWith("# set first: "), shown.out());
            String booked = shell(
                    shown.out(),
                    Map.of(
                            "RESOURCE_ID", "SE2321000131-E000000012345",
                            "PATIENT_ID", "197110021834",
                            "COMMENT", "by curl"));
            assertEquals("booked", Json.parse(booked).path(0).path("status").asText(), booked);
            Cli.Result listed = cli.run("appointments", "list", "-o", "ndjson", "--fields", "id,comment");
            assertEquals("{\"id\":\"A1\",\"comment\":\"by curl\"}\n", listed.out());
        }
    }
}
