package ehrctl.command.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpServer;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A command of several requests never repeats one that was accepted, whatever becomes of the others. */
class CancelManyTest {
    private static final String GOOD = "good";
    private static final String BUSY = "503 {\"code\":\"SERVICE_UNAVAILABLE\"}";
    private static final String REFUSED =
            "400 {\"code\":\"BAD_REQUEST\",\"errors\":[{\"error_code\":\"INVALID_APPOINTMENT_ID\"}]}";

    @TempDir
    Path home;

    private HttpServer server;
    private final Deque<String> turns = new ArrayDeque<>();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 200;
            String answer;
            try {
                JsonNode ids = Json.parse(text).path("ids");
                ids.forEach(id -> sent.add(id.asText()));
                answer = turns.isEmpty() ? GOOD : turns.remove();
                if (answer.equals(GOOD)) {
                    ArrayNode all = Json.array();
                    ids.forEach(id -> all.addObject().put("id", id.asText()).put("status", "cancelled"));
                    answer = Json.compact(all);
                } else {
                    status = Integer.parseInt(answer.substring(0, 3));
                    answer = answer.substring(4);
                }
            } catch (Exception e) {
                answer = "";
            }
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("content-type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private Cli cli() {
        return new Cli(home)
                .with("EHRCTL_API", "http://127.0.0.1:" + server.getAddress().getPort())
                .with("EHRCTL_EMR", "webdoc")
                .with("EHRCTL_CARE_UNIT", "L0_1");
    }

    private static List<String> ids(int from, int to) {
        List<String> ids = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            ids.add("A" + i);
        }
        return ids;
    }

    private Cli.Result cancel(String... answers) {
        turns.clear();
        turns.addAll(List.of(answers));
        List<String> line = new ArrayList<>(List.of("appointments", "cancel"));
        line.addAll(ids(1, 150));
        line.addAll(List.of("-o", "json"));
        return cli().run(line.toArray(new String[0]));
    }

    private static JsonNode error(Cli.Result result) throws Exception {
        return Json.parse(result.err().substring(result.err().stripTrailing().lastIndexOf('\n') + 1))
                .path("error");
    }

    @Test
    void afterOneWasAcceptedItIsDonePartlyDoneOrUnknown() throws Exception {
        String[][] cases = {
            {"0", GOOD, GOOD},
            {"12", GOOD, BUSY},
            {"12", GOOD, "401 {\"code\":\"UNAUTHORIZED\"}"},
            {"12", GOOD, "400 {\"code\":\"NOT_SUPPORTED\"}"},
            {"12", GOOD, "404 {}"},
            {"12", GOOD, REFUSED},
            {"12", REFUSED, GOOD},
            {"10", GOOD, "500 {}"},
            {"10", GOOD, "503 gone"},
            {"10", GOOD, "200 nonsense"},
            {"10", "200 []", BUSY},
            {"10", "200 []", REFUSED},
            {"10", "200 []", GOOD},
            {"10", "200 {\"updated\":100}", GOOD},
            {"10", "200 [{\"id\":\"A1\"}]", GOOD},
            {"10", GOOD, "200 null"},
            {"10", GOOD, "204 "},
            {"9", BUSY, GOOD},
            {"9", REFUSED, BUSY},
            {"5", "404 {\"code\":\"UNKNOWN_ERROR\"}", GOOD},
        };
        for (String[] each : cases) {
            Cli.Result result = cancel(each[1], each[2]);
            String what = each[1] + " " + each[2] + ": " + result.err();
            assertEquals(Integer.parseInt(each[0]), result.exit(), what);
            if (result.exit() == 10 || result.exit() == 12) {
                assertTrue(error(result).path("sent").booleanValue(), what);
                assertFalse(error(result).path("retryable").booleanValue(), what);
                assertFalse(result.err().contains("cancelled 1 of"), what);
            }
        }
    }

    @Test
    void theNextRunOfABatchSendsTheRestOnly() throws Exception {
        Path batch =
                Files.writeString(home.resolve("batch"), "appointments cancel " + String.join(" ", ids(1, 250)) + "\n");
        String[] line = {"batch", batch.toString(), "--journal", home + "/journal"};
        turns.addAll(List.of(GOOD, BUSY, GOOD, BUSY, GOOD));
        assertEquals(12, cli().run(line).exit());
        assertEquals(ids(1, 200), sent);
        sent.clear();
        Cli.Result second = cli().run(line);
        assertEquals(12, second.exit());
        assertTrue(second.out().contains("cancelled 200 of 250 appointments"), second.out());
        assertEquals(ids(101, 250), sent);
        sent.clear();
        Cli.Result third = cli().run(line);
        assertEquals(0, third.exit(), third.out());
        assertTrue(third.out().contains("200 of these appointments were cancelled in an earlier run"), third.out());
        assertEquals(ids(201, 250), sent);
        sent.clear();
        Cli.Result fourth = cli().run(line);
        assertTrue(fourth.out().contains("\"skipped\":true"), fourth.out());
        assertEquals(List.of(), sent);
    }

    @Test
    void theRestOfALineThatIsAnotherOneNowIsNotSent() throws Exception {
        Path batch =
                Files.writeString(home.resolve("batch"), "appointments cancel " + String.join(" ", ids(1, 150)) + "\n");
        String[] line = {"batch", batch.toString(), "--journal", home + "/journal"};
        turns.addAll(List.of(GOOD, BUSY));
        assertEquals(12, cli().run(line).exit());
        sent.clear();
        Files.writeString(batch, "appointments cancel " + String.join(" ", ids(101, 150)) + "\n");
        assertEquals(3, cli().run(line).exit());
        assertEquals(List.of(), sent);
    }

    @Test
    void anAnswerThatSaysTooLittleIsNotSentAgain() throws Exception {
        Path batch =
                Files.writeString(home.resolve("batch"), "appointments cancel " + String.join(" ", ids(1, 150)) + "\n");
        String[] line = {"batch", batch.toString(), "--journal", home + "/journal"};
        turns.addAll(List.of("200 []", BUSY));
        assertEquals(12, cli().run(line).exit());
        sent.clear();
        Cli.Result second = cli().run(line);
        assertTrue(second.out().startsWith("{\"line\":1,\"exit_code\":10,"), second.out());
        assertEquals(List.of(), sent);
    }

    @Test
    void anIdInAHeaderThatNothingRefersToIsRefused() {
        for (List<String> ids : List.of(List.of("A1"), List.of("A1", "A2"))) {
            List<String> line = new ArrayList<>(List.of("appointments", "cancel"));
            line.addAll(ids);
            line.addAll(List.of("--header", "x-a: 101"));
            Cli.Result result = cli().run(line.toArray(new String[0]));
            assertEquals(2, result.exit());
            assertTrue(result.err().contains("no id refers to the header x-a"), result.err());
        }
        assertEquals(List.of(), sent);
    }

    @Test
    void aCodeThatTheApiDidNotGiveIsNull() throws Exception {
        turns.add("418 {\"errors\":[{\"details\":\"no\"}]}");
        Cli.Result result = cli().run("appointments", "cancel", "A1", "-o", "json");
        assertTrue(error(result).get("code").isNull(), result.err());
        assertTrue(error(result).path("errors").path(0).get("error_code").isNull(), result.err());
    }

    @Test
    void aWriteWhoseAnswerDoesNotNameItIsUnknown() throws Exception {
        for (String answer : List.of("[]", "{}", "[{}]", "[{\"id\":\"A1\"},{}]", "{\"updated\":1}", "\"done\"", "7")) {
            for (String command : List.of(
                    "appointments cancel A1",
                    "appointments update A1 --comment x",
                    "appointments confirm A1 --code 1",
                    "patients create --first-name Ada --last-name Berg",
                    "medical-notes create --patient-id 1 --title x --created-by-id 1 --unstructured x")) {
                for (String format : List.of("table", "json", "id")) {
                    turns.add("200 " + answer);
                    Cli.Result result = cli().run((command + " -o " + format).split(" "));
                    String what = command + " " + format + " " + answer + ": " + result.err();
                    assertEquals(10, result.exit(), what);
                    assertTrue(result.err().contains("does not say what was done"), what);
                    turns.clear();
                }
            }
        }
        turns.add("200 {\"updated\":1}");
        Cli.Result shown = cli().run("appointments", "cancel", "A1", "-o", "json");
        assertTrue(shown.out().contains("\"updated\""), shown.out());
        assertTrue(error(shown).path("sent").booleanValue());
        assertFalse(error(shown).path("retryable").booleanValue());
    }

    @Test
    void eachIdThatIsUnknownIsNamed() {
        Cli.Result result = new Cli(home).run("appointments", "cancel", "A99", "A98");
        assertEquals(12, result.exit());
        assertTrue(result.err().contains("id A99") && result.err().contains("id A98"), result.err());
        assertTrue(result.err().contains("cancelled 0 of 2 appointments"), result.err());
    }
}
