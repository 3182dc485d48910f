package ehrctl.remote;

import static ehrctl.harness.ScriptedServer.answering;
import static ehrctl.harness.ScriptedServer.raw;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Calls;
import ehrctl.harness.ScriptedServer;
import ehrctl.harness.ScriptedServer.Turn;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswersTest {
    private final Calls calls = new Calls();

    @Test
    void chunkedAnswerIsPutTogether() throws Exception {
        Turn turn = raw("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n[1\r\n3\r\n,2]\r\n0\r\n\r\n");
        assertEquals(2, answer(turn).body().size());
    }

    @Test
    void interimAnswersArePassedOver() throws Exception {
        Turn turn = raw("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n"
                + "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n[]");
        assertEquals(200, answer(turn).status());
    }

    @Test
    void gzipThatNobodyAskedForIsRead() throws Exception {
        assertEquals(1, answer(gzip("[1]".getBytes(UTF_8))).body().size());
    }

    @Test
    void jsonUnderAWrongContentTypeIsAccepted() throws Exception {
        assertEquals(
                1,
                answer(answering("200 OK\r\ncontent-type: text/html", "[1]"))
                        .body()
                        .size());
    }

    @Test
    void successWithoutJsonIsRejectedForAReadAndUnknownForAWrite() throws Exception {
        Turn html = answering("200 OK\r\ncontent-type: text/html; charset=utf-8", "<html>welcome</html>");
        Failure read = unreadable(html, "is text/html, not JSON at line 1, column 1");
        assertFalse(read.getMessage().contains("welcome"));
        unreadable(answering("200 OK", ""), "is empty");
        unreadable(answering("204 No Content", ""), "is empty");
        unreadable(raw("HTTP/1.1 200 OK\r\n\r\n[1,"), "not JSON");
        unreadable(answering("200 OK\r\ncontent-encoding: br", "x"), "compressed");
        unreadable(answering("200 OK\r\ncontent-encoding: gzip", "[1,2,3,4,5,6,7]"), "not gzip");
        unreadable(raw("HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\n\r\n"), "not HTTP");
        unreadable(raw("SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not HTTP");
        unreadable(raw("HTTP/1.1 200 OK\r\nx: " + "y".repeat(70_000) + "\r\n\r\n"), "too large");
    }

    @Test
    void bodyBeyondTheLimitIsNotRead() throws Exception {
        unreadable(raw("HTTP/1.1 200 OK\r\ncontent-length: 104857600\r\n\r\n["), "larger than 16 MiB");
        byte[] chunk = ("100000\r\n" + " ".repeat(1 << 20) + "\r\n").getBytes(UTF_8);
        Turn chunked = caller -> {
            caller.read();
            caller.write("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n");
            while (true) {
                caller.write(chunk);
            }
        };
        unreadable(chunked, "larger than 16 MiB");
        unreadable(gzip(new byte[17 << 20]), "larger than 16 MiB");
    }

    @Test
    void noContentIsFineWhereNoOperationPromisesSome() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("204 No Content", ""))) {
            assertTrue(calls.send(server, Calls.raw("POST", "/api/ping")).body().isMissingNode());
        }
        try (ScriptedServer server = new ScriptedServer(raw("HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n"))) {
            ApiRequest head = ApiRequest.parse("HEAD", "/api/ping", Map.of(), null);
            assertTrue(calls.send(server, head).body().isMissingNode());
        }
    }

    @Test
    void redirectIsNotFollowedAndOnlyItsOriginIsNamed() throws Exception {
        try (ScriptedServer elsewhere = new ScriptedServer();
                ScriptedServer server = new ScriptedServer(
                        answering("307 Temporary\r\nlocation: " + elsewhere.url() + "/p/" + Calls.NUMBER, ""))) {
            Failure failure = calls.fail(server, Calls.readOfAPerson());
            assertEquals(ExitCode.REJECTED, failure.exitCode());
            assertTrue(failure.wasSent());
            assertTrue(failure.getMessage().contains("a redirect to " + elsewhere.url() + ";"), failure.getMessage());
            assertFalse(failure.getMessage().contains(Calls.NUMBER));
            assertEquals(0, elsewhere.connections());
        }
    }

    @Test
    void oddRedirectsAreToldWithoutTheirPath() throws Exception {
        redirected("/x/" + Calls.NUMBER, "another path of the same server");
        redirected("http://user:pw@other.example/x", "http://other.example;");
        redirected("::%%", "nowhere");
        redirected("", "nowhere");
    }

    private void redirected(String location, String told) throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("302 Found\r\nlocation: " + location, ""))) {
            Failure failure = calls.fail(server, Calls.write());
            assertEquals(ExitCode.REJECTED, failure.exitCode());
            assertTrue(failure.getMessage().contains(told), failure.getMessage());
            assertFalse(failure.getMessage().contains(Calls.NUMBER));
        }
    }

    @Test
    void envelopeIsHandedOverWhateverTheStatus() throws Exception {
        ApiResponse response = answer(answering("401 Unauthorized", "{\"code\":\"EMR_ERROR\",\"status\":401}"));
        assertEquals(ExitCode.REJECTED, ApiError.of(response).exitCode(false));
    }

    @Test
    void errorPageOfAProxyHasNoBodyAndLeavesAWriteUnknown() throws Exception {
        Turn page = answering("502 Bad Gateway\r\ncontent-type: text/html", "<html>");
        try (ScriptedServer server = new ScriptedServer(page, page, page, page)) {
            ApiResponse written = calls.send(server, Calls.write());
            assertTrue(written.body().isMissingNode());
            assertEquals(ExitCode.UNKNOWN_OUTCOME, ApiError.of(written).exitCode(true));
            assertEquals(
                    ExitCode.UNAVAILABLE,
                    ApiError.of(calls.send(server, Calls.read())).exitCode(false));
        }
    }

    @Test
    void errorStatusCountsThoughItsBodyIsCut() throws Exception {
        assertEquals(
                400,
                answer(raw("HTTP/1.1 400 Bad\r\ncontent-length: 99\r\n\r\n{")).status());
    }

    private ApiResponse answer(Turn turn) throws Exception {
        try (ScriptedServer server = new ScriptedServer(turn)) {
            return calls.send(server, Calls.read());
        }
    }

    private Failure unreadable(Turn turn, String told) throws Exception {
        try (ScriptedServer server = new ScriptedServer(turn, turn)) {
            Failure write = calls.fail(server, Calls.write());
            assertEquals(ExitCode.UNKNOWN_OUTCOME, write.exitCode(), write.getMessage());
            assertTrue(write.getMessage().contains(told), write.getMessage());
            assertTrue(
                    write.details().get(0).contains("ehrctl appointments list"),
                    write.details().get(0));
            Failure read = calls.fail(server, Calls.read());
            assertEquals(ExitCode.REJECTED, read.exitCode(), read.getMessage());
            assertTrue(read.wasSent());
            assertEquals(2, server.connections());
            return read;
        }
    }

    private static Turn gzip(byte[] plain) throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        }
        return caller -> {
            caller.read();
            caller.write("HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: " + packed.size() + "\r\n\r\n");
            caller.write(packed.toByteArray());
        };
    }
}
