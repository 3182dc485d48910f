package ehrctl.sandbox.server;

import static ehrctl.harness.Served.WEBDOC;
import static ehrctl.harness.Served.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Served;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client may send beside plain requests, byte by byte. */
class WireTest {
    private static final String CARE_UNITS = "GET /api/emrs/webdoc/care-units HTTP/1.1\r\nHost: localhost\r\n";
    private static final String PATIENTS = "/api/emrs/cliniko/care-units/L0_1/patients";

    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = new Served();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /api/emrs/webdoc/care-units?x=% HTTP/1.1",
                "GET /a|b HTTP/1.1",
                "GET /a#b HTTP/1.1",
                "GET /Ås HTTP/1.1",
                "GET mailto:ada HTTP/1.1",
                "GET * HTTP/1.1",
                "GET /a b HTTP/1.1",
                "GET /a",
                "GET",
                "GET /a HTTP/x",
                "GET /a FTP/1.1"
            })
    void whatCannotBeReadIs400InTheApisEnvelopeWithALineOfAccess(String line) throws Exception {
        String answer = served.raw(line, "Host: localhost");
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertTrue(answer.contains("application/json"), answer);
        assertEquals("BAD_REQUEST", body(answer).path("code").asText());
        String access = served.accessLine(0);
        assertTrue(access.startsWith("GET 400 ") || access.startsWith("? 400 "), access);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x y: 1", "no colon", "x-a : 1", ": 1", "x\0: 1"})
    void aHeaderThatIsNoneIsRefused(String header) throws Exception {
        String answer =
                served.raw("GET /api/emrs/webdoc/care-units HTTP/1.1", "Host: localhost", "Connection: close", header);
        assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        assertEquals("BAD_REQUEST", body(answer).path("code").asText());
    }

    @Test
    void tooLongAHeadIs431InTheApisEnvelope() throws Exception {
        for (String header : List.of("x-a: " + "a".repeat(40_000), "x-a: b\r\n".repeat(300) + "x-a: b")) {
            String answer = served.raw("GET /api/emrs/webdoc/care-units HTTP/1.1", "Host: localhost", header);
            assertTrue(answer.startsWith("HTTP/1.1 431 "), answer);
            assertEquals(431, body(answer).path("status").asInt());
        }
    }

    @Test
    void anotherVersionIs505InTheApisEnvelope() throws Exception {
        String answer = served.raw("GET /api/emrs/webdoc/care-units HTTP/2.0", "Host: localhost");
        assertTrue(answer.startsWith("HTTP/1.1 505 "), answer);
        assertEquals(505, body(answer).path("status").asInt());
    }

    @Test
    void aWholeUrlIsReadAsItsPath() throws Exception {
        String answer = served.raw(
                "GET http://localhost/api/emrs/webdoc/care-units HTTP/1.1", "Host: localhost", "Connection: close");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    @Test
    void requestsSentAheadAreDoneAndAnsweredInTheirOrder() throws Exception {
        try (Socket socket = served.connect()) {
            StringBuilder all = new StringBuilder();
            for (int i = 0; i < 40; i++) {
                String body = "{\"first_name\":\"Ada\",\"last_name\":\"Berg" + (char) ('a' + i % 20) + "\"}";
                all.append("POST " + PATIENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n")
                        .append("Content-Length: " + body.length() + "\r\n\r\n")
                        .append(body);
                all.append("GET " + PATIENTS + "?last_name=Berg" + (char) ('a' + i % 20)
                        + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            }
            all.append(CARE_UNITS + "Connection: close\r\n\r\n" + CARE_UNITS + "\r\n");
            Served.write(socket, all.toString());
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(40, answers.split("HTTP/1.1 201 ", -1).length - 1, answers);
            assertEquals(41, answers.split("HTTP/1.1 200 ", -1).length - 1, "nothing after the one that closes");
            assertFalse(answers.contains("[]"), "each search comes after its patient");
        }
    }

    @Test
    void aClientThatWaitsForContinueIsToldToGoOn() throws Exception {
        try (Socket socket = served.connect()) {
            String body = "{\"first_name\":\"Ada\",\"last_name\":\"Berg\"}";
            Served.write(
                    socket,
                    "POST " + PATIENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: " + body.length()
                            + "\r\n\r\n");
            byte[] start = socket.getInputStream().readNBytes(25);
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", new String(start, StandardCharsets.US_ASCII));
            Served.write(socket, body);
            String rest = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(rest.startsWith("HTTP/1.1 201 "), rest);
        }
    }

    @Test
    void aClientThatAsksBeforeSendingTooMuchIsRefusedAtOnce() throws Exception {
        String answer = served.raw(
                "POST " + PATIENTS + " HTTP/1.1",
                "Host: localhost",
                "Expect: 100-continue",
                "Content-Length: 90000000");
        assertTrue(answer.startsWith("HTTP/1.1 413 "), answer);
    }

    @Test
    void headThatBreaksOffIsNoRequest() throws Exception {
        try (Socket socket = served.connect()) {
            Served.write(socket, CARE_UNITS.strip());
            socket.shutdownOutput();
            assertEquals("", new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        assertTrue(served.accessLines.isEmpty());
    }

    @Test
    void aClientThatHasNothingMoreToSayIsAnswered() throws Exception {
        try (Socket socket = served.connect()) {
            Served.write(socket, CARE_UNITS + "\r\n");
            socket.shutdownOutput();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("]\n"), answer);
        }
    }

    @Test
    void versionOneOhIsAnsweredAndKeptWhereAsked() throws Exception {
        try (Socket socket = served.connect()) {
            String keep = "GET /api/emrs/webdoc/care-units HTTP/1.0\r\nConnection: keep-alive\r\n\r\n";
            Served.write(socket, keep + keep.replace("keep-alive", "x"));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(2, answers.split("HTTP/1.1 200 ", -1).length - 1, answers);
        }
    }

    @Test
    void idleConnectionsCostNoThreads() throws Exception {
        int before = Thread.activeCount();
        List<Socket> idle = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                Socket socket = served.connect();
                idle.add(socket);
                Served.write(socket, i % 2 == 0 ? "GET /api" : CARE_UNITS + "\r\n");
            }
            for (int i = 1; i < 300; i += 2) {
                assertEquals('H', idle.get(i).getInputStream().read());
            }
            assertTrue(Thread.activeCount() < before + 50, "threads: " + Thread.activeCount());
            assertEquals(200, served.get(WEBDOC + "/resources").statusCode());
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    private static JsonNode body(String answer) {
        return json(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }
}
