package ehrctl.remote;

import static ehrctl.harness.ScriptedServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Calls;
import ehrctl.harness.ScriptedServer;
import ehrctl.harness.ScriptedServer.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RetriesTest {
    private static final String ENVELOPE = "{\"code\":\"SERVICE_UNAVAILABLE\",\"status\":503}";
    private static final Turn BUSY = answering("503 Service Unavailable", ENVELOPE);
    private static final Turn FINE = answering("200 OK", "[]");
    private static final Turn SILENT = caller -> {
        caller.read();
        caller.in.read();
    };
    private static final Turn SLOW_HEAD = caller -> {
        caller.read();
        caller.write("HTTP/1.1 200 OK\r\nx: ");
        caller.drip("y");
    };
    private static final Turn SLOW_BODY = caller -> {
        caller.read();
        caller.write("HTTP/1.1 200 OK\r\ncontent-length: 10000000\r\n\r\n");
        caller.drip(" ");
    };
    private static final Turn RESET_AFTER_REQUEST = caller -> {
        caller.read();
        caller.reset();
    };
    private static final Turn RESET_IN_HEAD = caller -> {
        caller.read();
        caller.write("HTTP/1.1 200 OK\r\nconte");
        Thread.sleep(50);
        caller.reset();
    };
    private static final Turn RESET_IN_BODY = caller -> {
        caller.read();
        caller.write("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[");
        Thread.sleep(50);
        caller.reset();
    };
    private static final Turn HANG_UP = ScriptedServer.Caller::read;

    private final Calls calls = new Calls();

    @Test
    void busyTwiceThenFine() throws Exception {
        try (ScriptedServer server = new ScriptedServer(BUSY, BUSY, FINE)) {
            assertEquals(200, calls.send(server, Calls.read()).status());
            assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(5)), calls.slept);
            assertEquals(3, calls.traces.size());
            assertTrue(
                    calls.traces.get(1).matches("GET /api/emrs/webdoc/care-units 503 \\d+ ms attempt 2"),
                    calls.traces.get(1));
        }
    }

    @Test
    void adviceOfTheApiIsFollowedToItsEndAndThenTheAnswerCounts() throws Exception {
        calls.retries = 6;
        try (ScriptedServer server = new ScriptedServer(BUSY, BUSY, BUSY, BUSY, BUSY, BUSY, BUSY)) {
            assertEquals(
                    ExitCode.UNAVAILABLE,
                    ApiError.of(calls.send(server, Calls.read())).exitCode(false));
            assertEquals("[PT1S, PT5S, PT15S, PT30S, PT1M, PT1M]", calls.slept.toString());
        }
    }

    @Test
    void retryAfterIsHonouredAsSecondsAndAsADate() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                answering("429 Too Many\r\nRetry-After: 7", ""),
                answering("503 Busy\r\nRetry-After: Sat, 21 Nov 2026 12:00:42 GMT", ""),
                FINE)) {
            assertEquals(200, calls.send(server, Calls.read()).status());
            assertEquals(List.of(Duration.ofSeconds(7), Duration.ofSeconds(42)), calls.slept);
        }
    }

    @Test
    void longerThanAMinuteEndsAtOnceAndSaysWhen() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("503 Busy\r\nretry-after: 3600", ENVELOPE))) {
            Failure failure = calls.fail(server, Calls.read());
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertTrue(failure.getMessage().contains("3600 s, until 2026-11-21T13:00:00Z"), failure.getMessage());
            assertEquals("SERVICE_UNAVAILABLE", failure.apiError().code());
            assertEquals(List.of(), calls.slept);
        }
    }

    @Test
    void readIsTriedAgainAfterEachAnswerThatMayPassAndNoOther() throws Exception {
        for (int status : new int[] {408, 429, 500, 502, 503, 504}) {
            Turn failing = answering(status + " Trouble", "");
            try (ScriptedServer server = new ScriptedServer(failing, failing, FINE)) {
                assertEquals(200, calls.send(server, Calls.read()).status());
                assertEquals(3, server.requests().size());
            }
            try (ScriptedServer server = new ScriptedServer(failing, FINE)) {
                assertEquals(status, calls.send(server, Calls.write()).status());
                assertEquals(1, server.requests().size());
            }
        }
        for (int status : new int[] {400, 401, 404, 409, 501, 505}) {
            try (ScriptedServer server = new ScriptedServer(answering(status + " No", ""), FINE)) {
                assertEquals(status, calls.send(server, Calls.read()).status());
                assertEquals(1, server.requests().size());
            }
        }
    }

    @Test
    void readWhoseAnswerBreaksOffIsTriedAgainAndAWriteIsUnknown() throws Exception {
        String head = "HTTP/1.1 200 OK\r\n";
        for (String cut : new String[] {
            "HTTP/1.1 200",
            head,
            head + "content-length: 0\r\n",
            "HTTP/1.1 204 No Content\r\nx: y\r\n",
            head + "content-length: 9\r\n\r\n[1]",
            head + "transfer-encoding: chunked\r\n\r\n",
            head + "transfer-encoding: chunked\r\n\r\n4\r\n[1,",
            head + "transfer-encoding: chunked\r\n\r\n4\r\n[1,2",
            head + "transfer-encoding: chunked\r\n\r\n4\r\n[1,2\r\n",
            head + "transfer-encoding: chunked\r\n\r\n3\r\n[1]\r\n",
            head + "transfer-encoding: chunked\r\n\r\nzz\r\n",
            head + "content-encoding: gzip\r\ncontent-length: 99\r\n\r\n\u001f",
        }) {
            Turn turn = ScriptedServer.raw(cut);
            try (ScriptedServer server = new ScriptedServer(turn, turn, FINE)) {
                assertEquals(200, calls.send(server, Calls.read()).status(), cut);
            }
            try (ScriptedServer server = new ScriptedServer(turn, turn, turn)) {
                Failure failure = calls.fail(server, Calls.read());
                assertEquals(ExitCode.UNAVAILABLE, failure.exitCode(), cut);
                assertTrue(failure.wasSent());
                assertEquals(3, server.requests().size());
            }
            try (ScriptedServer server = new ScriptedServer(turn, FINE)) {
                unknown(server);
            }
        }
    }

    @Test
    void busyWriteIsNotSentAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(BUSY, FINE)) {
            assertEquals(503, calls.send(server, Calls.write()).status());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void refusedConnectionIsTriedAgainForWritesToo() throws Exception {
        for (ApiRequest request : List.of(Calls.read(), Calls.write())) {
            int port = ScriptedServer.deadPort();
            ScriptedServer[] server = new ScriptedServer[1];
            calls.whileSleeping = () -> server[0] = listening(port);
            try (HttpAdapter adapter = calls.adapter("http://127.0.0.1:" + port)) {
                assertEquals(200, adapter.send(request).status());
                assertEquals(1, server[0].requests().size());
            } finally {
                server[0].close();
            }
        }
    }

    private static ScriptedServer listening(int port) {
        try {
            return new ScriptedServer(ScriptedServer.listenAt(port), FINE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void refusedToTheEndSentNothing() throws Exception {
        String base = "http://127.0.0.1:" + ScriptedServer.deadPort();
        for (ApiRequest request : List.of(Calls.read(), Calls.write())) {
            Failure failure = calls.fail(base, request);
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertFalse(failure.wasSent());
            assertEquals(
                    "no connection to " + base.substring(7) + ": connection refused (3 attempts); nothing was sent",
                    failure.getMessage());
            assertEquals(
                    List.of("is it the sandbox? start it with: ehrctl sandbox serve --port "
                            + base.substring(base.lastIndexOf(':') + 1)),
                    failure.details());
        }
    }

    @Test
    void unknownHostIsNamed() {
        calls.retries = 0;
        Failure failure = calls.fail("https://nowhere.invalid", Calls.write());
        assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
        assertFalse(failure.wasSent());
        assertTrue(failure.getMessage().startsWith("no connection to nowhere.invalid: "), failure.getMessage());
    }

    @Test
    void brokenReadIsTriedAgain() throws Exception {
        for (Turn turn : List.of(RESET_AFTER_REQUEST, RESET_IN_HEAD, RESET_IN_BODY, HANG_UP)) {
            try (ScriptedServer server = new ScriptedServer(turn, FINE)) {
                assertEquals(200, calls.send(server, Calls.read()).status());
            }
            try (ScriptedServer server = new ScriptedServer(turn, turn, turn)) {
                Failure failure = calls.fail(server, Calls.read());
                assertEquals(ExitCode.UNAVAILABLE, failure.exitCode(), failure.getMessage());
                assertTrue(failure.wasSent());
                assertEquals(3, server.connections());
            }
        }
    }

    @Test
    void brokenWriteIsSentOnceAndUnknown() throws Exception {
        for (Turn turn : List.of(RESET_AFTER_REQUEST, RESET_IN_HEAD, RESET_IN_BODY, HANG_UP)) {
            try (ScriptedServer server = new ScriptedServer(turn, FINE)) {
                unknown(server);
            }
        }
    }

    @Test
    void deadlineHoldsHoweverTheAnswerDrips() throws Exception {
        calls.timeout = Duration.ofMillis(250);
        calls.retries = 1;
        for (Turn turn : List.of(SILENT, SLOW_HEAD, SLOW_BODY)) {
            try (ScriptedServer server = new ScriptedServer(turn, turn)) {
                Failure failure = calls.fail(server, Calls.read());
                assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
                assertTrue(failure.getMessage().contains("gave no whole answer within 250ms"), failure.getMessage());
                assertEquals(2, server.connections());
            }
            try (ScriptedServer server = new ScriptedServer(turn, FINE)) {
                unknown(server);
            }
        }
    }

    @Test
    void deadlineHoldsWhileAServerTakesNothing() throws Exception {
        calls.timeout = Duration.ofMillis(250);
        Turn deaf = caller -> Thread.sleep(5_000);
        ApiRequest large = Calls.write();
        ((ObjectNode) large.body()).put("comment", "x".repeat(12 << 20));
        try (ScriptedServer server = new ScriptedServer(deaf)) {
            assertEquals(ExitCode.UNKNOWN_OUTCOME, calls.fail(server, large).exitCode());
        }
    }

    @Test
    void refusalThatComesBeforeTheBodyIsReadCounts() throws Exception {
        Turn refusing = caller -> {
            caller.readHead();
            caller.answer("413 Too Large\r\nconnection: close", "{\"code\":\"BAD_REQUEST\"}");
            caller.socket.shutdownOutput();
            caller.in.readNBytes(1000);
            Thread.sleep(200);
        };
        ApiRequest large = Calls.write();
        ((ObjectNode) large.body()).put("comment", "x".repeat(12 << 20));
        try (ScriptedServer server = new ScriptedServer(refusing)) {
            assertEquals(413, calls.send(server, large).status());
        }
    }

    private void unknown(ScriptedServer server) {
        Failure failure = calls.fail(server, Calls.write());
        assertEquals(ExitCode.UNKNOWN_OUTCOME, failure.exitCode(), failure.getMessage());
        assertTrue(failure.wasSent());
        assertTrue(
                failure.details()
                        .get(0)
                        .endsWith("ehrctl appointments list --emr webdoc --care-unit L0_1"
                                + " --start 2026-11-23T10:00:00+01:00 --end 2026-11-23T10:30:00+01:00"),
                failure.details().get(0));
        assertEquals(1, server.connections());
    }
}
