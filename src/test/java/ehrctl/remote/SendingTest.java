package ehrctl.remote;

import static ehrctl.harness.ScriptedServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Calls;
import ehrctl.harness.ScriptedServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SendingTest {
    private final Calls calls = new Calls();

    @Test
    void readHasTargetCredentialsAndNoBody() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("200 OK", "[{\"id\":\"L0_1\"}]"))) {
            assertEquals(
                    "L0_1",
                    calls.send(server, Calls.read()).body().path(0).path("id").asText());
            String request = server.requests().get(0);
            assertTrue(request.startsWith("GET /api/emrs/webdoc/care-units HTTP/1.1\r\n"), request);
            assertTrue(request.contains("\r\nhost: 127.0.0.1:" + server.port() + "\r\n"));
            assertTrue(request.contains("\r\nx-leyr-client-id: clinic\r\n"));
            assertTrue(request.contains("\r\nx-leyr-client-secret: " + Calls.SECRET + "\r\n"));
            assertTrue(request.contains("\r\naccept: application/json\r\n"));
            assertTrue(request.contains("\r\nuser-agent: ehrctl/test\r\n"));
            assertFalse(request.contains("content-"));
        }
    }

    @Test
    void writeHasItsBodyAsJson() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("201 Created", "[{}]"))) {
            assertEquals(201, calls.send(server, Calls.write()).status());
            String request = server.requests().get(0);
            assertTrue(request.startsWith("POST /api/emrs/webdoc/care-units/L0_1/appointments HTTP/1.1\r\n"));
            assertTrue(request.contains("\r\ncontent-type: application/json\r\n"));
            assertTrue(request.contains("\"patient_id\":\"se_personal_number:" + Calls.NUMBER + "\""));
        }
    }

    @Test
    void patchIsSentAsPatch() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("200 OK", "{}"))) {
            calls.send(server, Calls.raw("PATCH", "/api/emrs/webdoc/care-units/L0_1/appointments/a1"));
            assertTrue(server.requests().get(0).startsWith("PATCH /api/emrs/webdoc/"));
        }
    }

    @Test
    void prefixOfTheBaseComesFirstAndTheTargetStaysAsEncoded() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("200 OK", "[]"));
                HttpAdapter adapter = calls.adapter(server.url() + "/gate/v1")) {
            adapter.send(new ApiRequest(
                    "GET",
                    List.of("api", "..", "", "a b/c", "é:1"),
                    List.of(new ApiRequest.QueryValue("q", "&=#")),
                    Map.of(),
                    null));
            assertTrue(
                    server.requests().get(0).startsWith("GET /gate/v1/api/%2E%2E//a%20b%2Fc/%C3%A9:1?q=%26%3D%23 HTTP"),
                    server.requests().get(0));
        }
    }

    @Test
    void idByReferenceTravelsInItsHeader() throws Exception {
        try (ScriptedServer server = new ScriptedServer(answering("200 OK", "{}"))) {
            Map<String, String> headers = Map.of("x-resource-id", "se_personal_number:" + Calls.NUMBER);
            calls.send(
                    server,
                    ApiRequest.parse(
                            "GET", "/api/emrs/webdoc/care-units/L0_1/resources/header:x-resource-id", headers, null));
            assertTrue(server.requests().get(0).contains("\r\nx-resource-id: se_personal_number:191212121212\r\n"));
        }
    }

    @Test
    void lineBreakInAHeaderIsRefusedUnsentAndUnrepeated() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            Map<String, String> headers = Map.of("x-resource-id", Calls.NUMBER + "\r\nx-evil: 1");
            Failure failure = calls.fail(server, new ApiRequest("GET", List.of("api"), List.of(), headers, null));
            assertEquals(ExitCode.USAGE, failure.exitCode());
            assertFalse(failure.getMessage().contains(Calls.NUMBER));
            assertEquals(0, server.connections());
        }
    }

    @Test
    void headersThatFrameTheMessageCannotBeSet() throws Exception {
        try (ScriptedServer server = new ScriptedServer()) {
            for (String name : List.of("Host", "transfer-encoding", "x-leyr-client-secret", "proxy-authorization")) {
                ApiRequest request = new ApiRequest("GET", List.of("api"), List.of(), Map.of(name, "x"), null);
                assertEquals(ExitCode.USAGE, calls.fail(server, request).exitCode());
            }
            assertEquals(0, server.connections());
        }
    }

    @Test
    void connectionIsUsedAgainForReadsAndWrites() throws Exception {
        ScriptedServer.Turn three = caller -> {
            for (int i = 0; i < 3; i++) {
                caller.read();
                caller.answer("200 OK", "[]");
            }
            caller.in.read();
        };
        try (ScriptedServer server = new ScriptedServer(three);
                HttpAdapter adapter = calls.adapter(server.url())) {
            adapter.send(Calls.read());
            adapter.send(Calls.write());
            adapter.send(Calls.read());
            assertEquals(1, server.connections());
            assertEquals(3, server.requests().size());
        }
    }

    @Test
    void writeAfterAConnectionThatWasClosedBehindOurBackIsSentOnceOverAFreshOne() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        ScriptedServer.Turn closing = caller -> {
            caller.read();
            caller.answer("200 OK", "[]");
            caller.socket.close();
            closed.countDown();
        };
        try (ScriptedServer server = new ScriptedServer(closing, answering("201 Created", "[{}]"));
                HttpAdapter adapter = calls.adapter(server.url())) {
            adapter.send(Calls.read());
            closed.await();
            assertEquals(201, adapter.send(Calls.write()).status());
            assertEquals(2, server.requests().size());
            assertEquals(List.of(), calls.slept);
        }
    }

    @Test
    void severalThreadsShareOneAdapter() throws Exception {
        ScriptedServer.Turn echo = caller -> {
            while (true) {
                String request = caller.read();
                caller.answer("200 OK", "\"" + request.substring(0, request.indexOf(" HTTP")) + "\"");
            }
        };
        try (ScriptedServer server = new ScriptedServer(echo, echo, echo, echo);
                HttpAdapter adapter = calls.adapter(server.url())) {
            List<String> wrong = Collections.synchronizedList(new ArrayList<>());
            List<Thread> threads = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                String name = "/t" + t;
                Thread thread = new Thread(() -> {
                    for (int i = 0; i < 50; i++) {
                        String answer =
                                adapter.send(Calls.raw("GET", name)).body().asText();
                        if (!answer.equals("GET " + name)) {
                            wrong.add(answer);
                        }
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(List.of(), wrong);
            assertEquals(200, server.requests().size());
        }
    }
}
