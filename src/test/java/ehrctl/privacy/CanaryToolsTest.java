package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.command.Tool;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.EchoServer;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sends canaries through what is no operation: tools, batches, reports, the server. */
@Timeout(600)
class CanaryToolsTest {
    @TempDir
    Path folder;

    private CanaryRun canaries;

    @BeforeEach
    void fillTheNest() throws IOException {
        canaries = new CanaryRun(folder);
    }

    @Test
    void noToolTellsAnything() throws IOException {
        String numbers = Canary.SE_PATIENT.value() + " " + Canary.NO_PATIENT.value() + " " + Canary.HSA.value();
        try (EchoServer echo = new EchoServer(EchoServer.Answer.REFUSED);
                BentServer honest = BentServer.honest()) {
            for (Tool tool : Tool.values()) {
                boolean remote = tool == Tool.SMOKE || tool == Tool.API || tool == Tool.BATCH;
                for (List<String> line : canaries.lines.of(tool)) {
                    for (String api : remote ? List.of("sandbox", echo.url(), honest.url()) : List.of("sandbox")) {
                        for (List<String> more : List.of(List.<String>of(), List.of("-v"), List.of("--dry-run"))) {
                            Cli cli =
                                    canaries.cli(api).with("EHRCTL_DEBUG", "1").input(numbers);
                            boolean exec = tool == Tool.SANDBOX_EXEC;
                            canaries.run(cli, false, exec ? more : line, exec ? line : more);
                        }
                        canaries.run(
                                canaries.cli(api).input(numbers),
                                false,
                                line,
                                tool == Tool.SANDBOX_EXEC ? List.of() : List.of("--curl"));
                    }
                }
            }
        }
        canaries.assertNoLeaks();
    }

    @Test
    void noLineOfABatchTellsMoreThanItsAnswer() throws IOException {
        List<String> all = new ArrayList<>();
        for (List<String> line : canaries.operations(CanaryLines.Place.WEBDOC, CanaryLines.Place.BY_NUMBER)) {
            ArrayNode words = Json.array();
            line.forEach(words::add);
            all.add(Json.compact(words));
            all.add(Json.compact(words.deepCopy().add("--dry-run")));
            all.add(Json.compact(words.deepCopy().add("--nonsense=" + Canary.SE_PATIENT.value())));
        }
        String batch = canaries.lines.file("all", String.join("\n", all) + "\n").toString();
        try (EchoServer echo = new EchoServer(EchoServer.Answer.REFUSED);
                BentServer honest = BentServer.honest()) {
            int number = 0;
            for (String api : List.of("sandbox", honest.url(), echo.url())) {
                Path journal = canaries.home().resolve("journal" + number++);
                List<String> line = List.of("batch", batch, "--allow-files", "-v");
                canaries.run(canaries.cli(api), true, line, List.of("--dry-run"));
                for (List<String> more : List.of(List.<String>of(), List.of("--journal", journal.toString()))) {
                    Cli.Result result = canaries.run(canaries.cli(api), true, line, more);
                    lookAtResults(result.out());
                }
            }
        }
        canaries.run(canaries.cli(), true, List.of("batch", batch, "--journal", "/dev/full"), List.of());
        canaries.assertNoLeaks();
    }

    private void lookAtResults(String out) throws IOException {
        assertFalse(out.isEmpty());
        for (String text : out.split("\n", -1)) {
            if (!text.isEmpty()) {
                ObjectNode result = (ObjectNode) parsed(text);
                JsonNode answer = result.path("result");
                boolean shown = answer.has("target");
                if (!shown) {
                    result.remove("result");
                }
                canaries.look("result of line " + result.path("line"), Json.compact(result));
            }
        }
    }

    private static JsonNode parsed(String text) throws IOException {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new IOException(e);
        }
    }

    @Test
    void noReportOfSmokeTellsAnything() throws IOException {
        for (EchoServer.Answer answer : List.of(EchoServer.Answer.REFUSED, EchoServer.Answer.REASON)) {
            try (EchoServer echo = new EchoServer(answer)) {
                for (List<String> line : canaries.lines.of(Tool.SMOKE)) {
                    Path junit = canaries.home().resolve("junit.xml");
                    canaries.run(
                            canaries.cli(echo.url()),
                            false,
                            line,
                            List.of("--junit", junit.toString(), "--retries", "0"));
                    assertTrue(Files.size(junit) > 0);
                    canaries.lookIntoFiles();
                    canaries.run(
                            canaries.cli(echo.url()), false, line, List.of("--junit", "/dev/full", "--retries", "0"));
                }
            }
        }
        canaries.assertNoLeaks();
    }

    @Test
    void theServerTellsNothingOfWhatItIsAsked() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Cli cli = canaries.cli();
        Thread serving = new Thread(() -> cli.run(out, err, "sandbox", "serve", "--memory", "-v"));
        serving.start();
        try {
            while (!out.toString(StandardCharsets.UTF_8).endsWith("\n")) {
                assertTrue(serving.isAlive(), () -> err.toString(StandardCharsets.UTF_8));
                Thread.sleep(5);
            }
            String url = out.toString(StandardCharsets.UTF_8).strip();
            canaries.everythingAt(url);
            for (List<String> line : canaries.lines.of(Tool.API)) {
                canaries.run(canaries.cli(url).with("EHRCTL_EMR", "webdoc"), true, line, List.of("-v"));
            }
        } finally {
            serving.interrupt();
            serving.join();
        }
        String said = err.toString(StandardCharsets.UTF_8);
        assertTrue(said.contains("/patients/header:x-patient-id"), said);
        assertTrue(said.contains("patients?***=***&***=***"), said);
        canaries.look("sandbox serve -v", said);
        canaries.assertNoLeaks();
    }
}
