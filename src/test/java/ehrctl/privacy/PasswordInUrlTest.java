package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A password that stands in the URL of an API or of a proxy is shown nowhere, whatever goes wrong. */
class PasswordInUrlTest {
    private static final List<String> COMMANDS = List.of(
            "care-units list",
            "care-units list -v",
            "care-units list --dry-run",
            "care-units list --dry-run -o json",
            "care-units list --curl",
            "appointments cancel A1 -v",
            "appointments cancel A1 A2 -o json",
            "api GET /care-units -v",
            "profiles show",
            "profiles show -o json",
            "batch - -v",
            "sandbox path",
            "openapi",
            "status",
            "status --check");

    @TempDir
    Path home;

    private Cli cli() {
        return new Cli(home)
                .with("EHRCTL_EMR", "webdoc")
                .with("EHRCTL_CARE_UNIT", "L0_1")
                .with("EHRCTL_CLIENT_ID", "me")
                .with("EHRCTL_CLIENT_SECRET", "key")
                .input("care-units list\nappointments cancel A1\n");
    }

    private static void assertHidden(Cli cli, String command, String where) {
        Cli.Result result = cli.run((command + " --retries 0").split(" ", -1));
        String all = result.out() + result.err();
        assertFalse(all.contains("canary") || all.contains("Y2FuYXJ5"), where + ": " + command + "\n" + all);
    }

    @Test
    void ofAnApi() {
        for (String url : List.of(
                "https://user:canary@127.0.0.1:1",
                "https://user:can%61ry-canary@127.0.0.2:1/x",
                "https://canary@127.0.0.1:1",
                "https://user:canary/canary@127.0.0.1:1",
                "fhir:https://user:canary@127.0.0.1:1")) {
            for (String command : COMMANDS) {
                assertHidden(cli().with("EHRCTL_API", url), command, "EHRCTL_API");
                assertHidden(cli(), command + " --api " + url, "--api");
            }
            Cli.Result kept = cli().run("profiles", "set", "x", "api=" + url);
            assertFalse((kept.out() + kept.err()).contains("canary"), kept.err());
        }
    }

    @Test
    void ofAProxy() throws IOException {
        int dead;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = taken.getLocalPort();
        }
        for (String url : List.of(
                "http://user:canary@127.0.0.1:" + dead,
                "http://canary:@127.0.0.1:" + dead,
                "user:canary@127.0.0.1:" + dead,
                "https://user:canary@127.0.0.1:" + dead,
                "http://user:canary canary@127.0.0.1",
                "socks5://user:canary@127.0.0.1:" + dead)) {
            for (String command : COMMANDS) {
                for (String variable : List.of("HTTPS_PROXY", "https_proxy")) {
                    Cli cli = cli().with("EHRCTL_API", "https://192.0.2.1").with(variable, url);
                    assertHidden(cli, command, variable);
                }
            }
        }
        Cli cli = cli().with("EHRCTL_API", "https://192.0.2.1")
                .with("HTTPS_PROXY", "http://user:canary@127.0.0.1:" + dead);
        Cli.Result run = cli.run("care-units", "list", "--retries", "0");
        assertEquals(9, run.exit());
        assertTrue(run.err().contains("proxy"), run.err());
    }
}
