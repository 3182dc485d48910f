package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.harness.Calls;
import ehrctl.harness.Certificates;
import ehrctl.harness.ScriptedServer;
import ehrctl.harness.ScriptedServer.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server sends without being asked is never taken for the answer to the next request. */
@Timeout(120)
class OneAnswerTest {
    private static final String STRAY = "HTTP/1.1 201 Created\r\ncontent-length: 17\r\n\r\n[{\"id\":\"STRAY\"}]\n";
    private static final Turn TRUE_ANSWER = ScriptedServer.answering("201 Created", "[{\"id\":\"TRUE\"}]");
    private static Certificates certificates;

    @TempDir
    private static Path folder;

    private final Calls calls = new Calls();

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificates = new Certificates(folder, "ip:127.0.0.1");
    }

    /** Answers, sends {@code more} at once or later, and then leaves every request unanswered. */
    private static Turn tooMuch(String answer, String more, boolean late, CountDownLatch done) {
        return caller -> {
            caller.read();
            if (late) {
                caller.write(answer);
                Thread.sleep(5);
                caller.write(more);
            } else {
                caller.write(answer + more);
            }
            done.countDown();
            caller.in.readAllBytes();
        };
    }

    private void theNextAnswerIsItsOwn(ApiRequest first, String answer, String more) throws Exception {
        for (int variant = 0; variant < 4; variant++) {
            boolean late = (variant & 1) == 1;
            boolean tls = (variant & 2) == 2;
            CountDownLatch done = new CountDownLatch(1);
            Turn turn = tooMuch(answer, more, late, done);
            calls.caFile = tls ? Files.writeString(folder.resolve("ca.pem"), certificates.pem()) : null;
            try (ScriptedServer server = tls
                            ? new ScriptedServer(certificates.listen(), turn, TRUE_ANSWER)
                            : new ScriptedServer(turn, TRUE_ANSWER);
                    HttpAdapter adapter = calls.adapter((tls ? "https" : "http") + "://127.0.0.1:" + server.port())) {
                adapter.send(first);
                done.await();
                Thread.sleep(5);
                assertEquals(
                        "TRUE",
                        adapter.send(Calls.write()).body().path(0).path("id").asText(),
                        answer + more + (late ? " late" : "") + (tls ? " TLS" : ""));
                assertEquals(2, server.requests().size());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "200 OK\r\ncontent-length: 2\r\n\r\n[]",
                "200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n",
                "200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\nx-trailer: y\r\n\r\n",
                "404 Not Found\r\ncontent-length: 2\r\n\r\n{}",
                "400 Bad Request\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
            })
    void afterAnAnswerWithABody(String answer) throws Exception {
        String whole = "HTTP/1.1 " + answer;
        theNextAnswerIsItsOwn(Calls.read(), whole, STRAY);
        theNextAnswerIsItsOwn(Calls.read(), whole, "\r\n");
        theNextAnswerIsItsOwn(Calls.read(), "HTTP/1.1 103 Early Hints\r\n\r\n" + whole, STRAY);
        theNextAnswerIsItsOwn(Calls.write(), whole, STRAY);
    }

    @Test
    void afterAnAnswerWithoutABody() throws Exception {
        ApiRequest ping = Calls.raw("POST", "/api/ping");
        theNextAnswerIsItsOwn(ping, "HTTP/1.1 204 No Content\r\n\r\n", STRAY);
        theNextAnswerIsItsOwn(ping, "HTTP/1.1 204 No Content\r\ncontent-length: 17\r\n\r\n", STRAY.substring(45));
        ApiRequest head = ApiRequest.parse("HEAD", "/api/ping", Map.of(), null);
        theNextAnswerIsItsOwn(head, "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n", "[]");
        theNextAnswerIsItsOwn(head, "HTTP/1.1 200 OK\r\n\r\n", STRAY);
        theNextAnswerIsItsOwn(head, "HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\n");
    }

    @Test
    void afterAnAnswerThatSaysTwoLengths() throws Exception {
        String lengths = "content-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[]\r\n0\r\n\r\n";
        theNextAnswerIsItsOwn(Calls.read(), "HTTP/1.1 200 OK\r\n" + lengths, "");
    }

    @Test
    void afterAnAnswerToHalfARequest() throws Exception {
        ApiRequest large = Calls.write();
        ((ObjectNode) large.body()).put("comment", "x".repeat(4 << 20));
        Turn hasty = caller -> {
            caller.readHead();
            caller.answer("413 Too Large", "{\"code\":\"BAD_REQUEST\"}");
            caller.in.readNBytes(4 << 20);
            Thread.sleep(50);
            caller.answer("201 Created", "[{\"id\":\"STRAY\"}]");
            caller.in.readAllBytes();
        };
        try (ScriptedServer server = new ScriptedServer(hasty, TRUE_ANSWER);
                HttpAdapter adapter = calls.adapter(server.url())) {
            assertEquals(413, adapter.send(large).status());
            assertEquals(
                    "TRUE",
                    adapter.send(Calls.write()).body().path(0).path("id").asText());
        }
    }

    @Test
    void readsTakeNoStrayAnswerEither() throws Exception {
        String answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]";
        try (ScriptedServer server = new ScriptedServer(
                        tooMuch(answer, STRAY, false, new CountDownLatch(1)),
                        ScriptedServer.answering("200 OK", "[7]"));
                HttpAdapter adapter = calls.adapter(server.url())) {
            adapter.send(Calls.read());
            assertEquals(7, adapter.send(Calls.read()).body().path(0).asInt());
        }
    }
}
