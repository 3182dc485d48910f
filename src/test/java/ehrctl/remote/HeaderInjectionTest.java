package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text with line ends in it, wherever a request takes text: it is refused or encoded, and never a header of its own. */
class HeaderInjectionTest {
    private static final String EVIL = "\r\nX-Evil: 1";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\nX-Evil: 1",
                "\nX-Evil: 1",
                "\rX-Evil: 1",
                "\u0085X-Evil: 1",
                "\u2028X-Evil: 1",
                "\u560d\u560aX-Evil: 1"
            })
    void anIdWithALineEndIsRefusedBeforeAnythingIsSent(String evil) throws Exception {
        Path file = Files.writeString(folder.resolve("id"), "emr_id:1" + evil);
        for (List<String> words : List.of(
                List.of("resources", "get", "emr_id:1" + evil),
                List.of("resources", "get", "1" + evil),
                List.of("resources", "get", "hsa_id:1" + evil, "--id-via-header"),
                List.of("resources", "get", "@" + file),
                List.of("resources", "get", "header:x-a", "--header", "x-a: emr_id:1" + evil),
                List.of("resources", "get", "header:x-a", "--header", "x-a" + evil + ": emr_id:1"),
                List.of("resources", "get", "header:x-a" + evil, "--header", "x-a: emr_id:1"),
                List.of("resources", "get", "1", "--id-via-header", "--resource-id-header", "x-a" + evil),
                List.of("appointments", "list", "--patient-id", "1" + evil, "--id-via-header"),
                List.of("api", "GET", "/care-units", "-H", "x-a: 1" + evil),
                List.of("api", "GET", "/care-units", "-H", "x-a" + evil + ": 1"),
                List.of("api", "GET" + evil, "/care-units"))) {
            try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering("200 OK", "[]"))) {
                Cli.Result result = run(cli(), server, words);
                assertEquals(2, result.exit(), words + result.err());
                assertEquals(List.of(), server.requests());
            }
        }
    }

    @Test
    void otherTextWithALineEndIsEncodedOrRefused() throws Exception {
        for (List<String> words : List.of(
                List.of("appointments", "get", "A1" + EVIL),
                List.of("timeslots", "list", "--healthcare-service-id", "1" + EVIL),
                List.of("patients", "find", "--last-name", "Berg" + EVIL),
                List.of("care-units", "get", "L0_1" + EVIL),
                List.of("resources", "list", "--care-unit", "L0_1" + EVIL),
                List.of("api", "GET", "/care-units" + EVIL),
                List.of("api", "GET", "/care-units?x=" + EVIL),
                List.of("api", "GET", "/care-units%0d%0aX-Evil:%201"))) {
            assertNoHeader(cli(), words);
        }
        for (String variable : List.of("EHRCTL_CLIENT_ID", "EHRCTL_CLIENT_SECRET", "EHRCTL_EMR", "EHRCTL_CARE_UNIT")) {
            Cli cli = cli();
            assertNoHeader(cli.with(variable, "value" + EVIL), List.of("resources", "list"));
        }
    }

    private static void assertNoHeader(Cli cli, List<String> words) throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering("200 OK", "[]"))) {
            Cli.Result result = run(cli, server, words);
            assertTrue(result.exit() != 1, words + result.err());
            for (String request : server.requests()) {
                for (String line : request.split("[\r\n]", -1)) {
                    assertFalse(line.startsWith("X-Evil") || line.startsWith("x-evil"), request);
                }
            }
        }
    }

    private Cli cli() {
        return new Cli(folder)
                .with("EHRCTL_CLIENT_ID", "id")
                .with("EHRCTL_CLIENT_SECRET", "secret")
                .with("EHRCTL_NO_HINTS", "1");
    }

    private static Cli.Result run(Cli cli, ScriptedServer server, List<String> words) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of("--retries", "0"));
        cli.with("EHRCTL_API", server.url());
        if (!cli.environment().containsKey("EHRCTL_EMR")) {
            cli.with("EHRCTL_EMR", "webdoc");
        }
        if (!cli.environment().containsKey("EHRCTL_CARE_UNIT")) {
            cli.with("EHRCTL_CARE_UNIT", "L0_1");
        }
        return cli.run(all.toArray(new String[0]));
    }
}
