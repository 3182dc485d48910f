package ehrctl.command.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.EchoServer;
import ehrctl.harness.ScriptedServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusTest {
    @TempDir
    Path home;

    private Cli cli;

    @BeforeEach
    void anEhrIsNamed() {
        cli = new Cli(home).with("EHRCTL_EMR", "webdoc");
    }

    @ParameterizedTest
    @CsvSource({
        "UNAUTHORIZED, '', 4", "MISSING, '', 5", "BROKEN, '', 9", "BUSY, '', 9",
        "PAGE_OF_SUCCESS, '', 7", "REDIRECT, '', 7", "UNAUTHORIZED, fhir:, 4", "BUSY, fhir:, 9",
        "PAGE_OF_SUCCESS, fhir:, 7"
    })
    void aCheckEndsAsTheApiAnswers(EchoServer.Answer answer, String kind, int exitCode) throws Exception {
        try (EchoServer server = new EchoServer(answer)) {
            Cli.Result result = check(kind + server.url());
            assertEquals(exitCode, result.exit(), result.err());
            assertTrue(result.out().contains("answers      no "), result.out());
        }
    }

    @ParameterizedTest
    @CsvSource({"''", "fhir:"})
    void whatIsNotThereIsUnavailable(String kind) throws Exception {
        Cli.Result result = check(kind + "http://127.0.0.1:" + ScriptedServer.deadPort());
        assertEquals(9, result.exit(), result.err());
        assertTrue(result.out().contains("answers      no "), result.out());
    }

    @Test
    void theVersionTellsWhatABugReportWants() {
        String version = cli.run("version", "-o", "ndjson").out();
        assertTrue(version.contains("\"build\":\""), version);
        assertTrue(version.contains("\"runtime\":\"Java " + System.getProperty("java.version") + ", "), version);
        assertTrue(version.contains("\"system\":\"" + System.getProperty("os.name") + " "), version);
    }

    private Cli.Result check(String api) {
        return cli.run("status", "--check", "--retries", "0", "--api", api);
    }
}
