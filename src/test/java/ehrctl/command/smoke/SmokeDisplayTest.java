package ehrctl.command.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiResponse;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.Cli.Result;
import ehrctl.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code smoke} shows what it does and found. */
class SmokeDisplayTest {
    @TempDir
    Path home;

    private static BentServer unavailable() throws Exception {
        return BentServer.start((request, honest) -> new ApiResponse(503, Map.of(), Json.object()));
    }

    private Result smoke(BentServer server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("smoke", "--api", server.url(), "--retries", "0"));
        arguments.addAll(List.of(more));
        return new Cli(home).run(arguments.toArray(new String[0]));
    }

    @Test
    void theSummaryCountsWhatCouldNotBeChecked() throws Exception {
        try (BentServer server = unavailable()) {
            Result result = smoke(server, "--emr", "webdoc");
            String[] lines = (result.out() + result.err()).strip().split("\n", -1);
            int errors = 0;
            String summary = "";
            for (String line : lines) {
                errors += line.matches("webdoc .* error .*") ? 1 : 0;
                summary = line.contains(" checks: ") ? line : summary;
            }
            assertTrue(errors > 0, result.out());
            assertTrue(summary.contains(errors + " error"), summary);
            assertEquals(9, result.exit());
        }
    }

    @Test
    void aHashInADescriptionIsNoDirectiveOfTap() throws Exception {
        try (BentServer server = unavailable()) {
            Result result = smoke(server, "--emr", "a#SKIP", "--tap");
            assertTrue(result.out().contains("not ok 1 - a\\#SKIP "), result.out() + result.err());
        }
    }

    @Test
    void nothingIsWrittenBehindTheProgress() throws Exception {
        try (BentServer server = BentServer.start((request, honest) -> honest.get())) {
            String err = new Cli(home)
                    .terminal(120)
                    .run("smoke", "--api", server.url(), "--emr", "webdoc", "-v")
                    .err();
            assertTrue(err.contains("checking: "), err);
            assertTrue(err.contains("\u001b[Kehrctl: GET "), err);
            for (String line : err.split("\n", -1)) {
                assertFalse(line.matches(".*checking: [0-9]+ of [0-9]+ *[^\r0-9 ].*"), line);
            }
        }
    }

    @Test
    void aDumbTerminalSeesNoProgress() {
        String err =
                new Cli(home).terminal(120).with("TERM", "dumb").run("smoke").err();
        assertFalse(err.contains("checking"), err);
        assertFalse(err.contains("\r"), err);
    }
}
