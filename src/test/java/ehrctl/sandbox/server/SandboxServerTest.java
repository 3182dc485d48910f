package ehrctl.sandbox.server;

import static ehrctl.harness.Served.WEBDOC;
import static ehrctl.harness.Served.json;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.harness.SandboxRun;
import ehrctl.harness.Served;
import ehrctl.sandbox.DocumentRules;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.store.Database;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxServerTest {
    private Served served;

    @BeforeEach
    void start() throws IOException {
        served = new Served();
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void answersAsTheSandboxDoes() throws Exception {
        HttpResponse<String> response = served.get("/api/emrs/webdoc/care-units");
        assertEquals(200, response.statusCode());
        assertEquals(
                "application/json",
                response.headers().firstValue("content-type").orElse(""));
        assertEquals("L0_1", json(response).path(0).path("id").asText());
    }

    @Test
    void malformedJsonIs400InTheApisEnvelope() throws Exception {
        HttpResponse<String> response = served.send("POST", WEBDOC + "/patients", "{\"first_name\":");
        problem(response, 400, "BAD_REQUEST");
        assertEquals("Request validation failed", json(response).path("title").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"text\"", "null", "7"})
    void bodyThatIsNoObjectIs400(String body) throws Exception {
        problem(served.send("POST", WEBDOC + "/patients", body), 400, "BAD_REQUEST");
    }

    @Test
    void emptyBodyOfAWriteMissesItsFields() throws Exception {
        HttpResponse<String> response = served.send("POST", WEBDOC + "/patients", "");
        problem(response, 400, "BAD_REQUEST");
        assertEquals(
                "MISSING_REQUIRED_FIELD",
                json(response).path("errors").path(0).path("error_code").asText());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/nowhere", "/api/emrs", "/api/emrs/webdoc", WEBDOC + "/rooms", "/api/emrs/nix/care-units"})
    void unknownPathIs404(String path) throws Exception {
        problem(served.get(path), 404, "UNKNOWN_ERROR");
    }

    @Test
    void wrongMethodIs405AndNamesTheRightOnes() throws Exception {
        HttpResponse<String> response = served.send("DELETE", WEBDOC + "/appointments", "");
        problem(response, 405, "UNKNOWN_ERROR");
        assertEquals("GET, POST, PATCH", response.headers().firstValue("allow").orElse(""));
    }

    @Test
    void brokenPercentEncodingIs400() throws Exception {
        assertTrue(served.raw("GET " + WEBDOC + "/patients/%zz HTTP/1.1", "Host: localhost", "Connection: close")
                .startsWith("HTTP/1.1 400 "));
        String noUtf8 = served.raw("GET " + WEBDOC + "/%FF HTTP/1.1", "Host: localhost", "Connection: close");
        assertTrue(noUtf8.startsWith("HTTP/1.1 400 "), noUtf8);
        assertTrue(noUtf8.contains("\"code\":\"BAD_REQUEST\""), noUtf8);
    }

    @Test
    void percentEncodedIdsArriveDecoded() throws Exception {
        HttpResponse<String> plain = served.get(WEBDOC + "/resources/hsa_id:SE2321000131-E000000012345");
        HttpResponse<String> encoded = served.get(WEBDOC + "/resources/hsa_id%3ASE2321000131%2DE000000012345");
        assertEquals(200, plain.statusCode());
        assertEquals(plain.body(), encoded.body());
        HttpResponse<String> blank = served.get(WEBDOC + "/patients?last_name=%C3%85ngstr%C3%B6m+Nobody");
        assertEquals("[]\n", blank.body());
    }

    @Test
    void bodyOver8MebibytesIs413WhetherAnnouncedOrNot() throws Exception {
        String large = "x".repeat(RequestBody.MAX_BYTES + 1);
        problem(served.send("POST", WEBDOC + "/documents", large), 413, "BAD_REQUEST");
        String chunked = served.raw(
                "POST " + WEBDOC + "/documents HTTP/1.1",
                "Host: localhost",
                "Connection: close",
                "Transfer-Encoding: chunked",
                "",
                Integer.toHexString(large.length()),
                large,
                "0");
        assertTrue(chunked.startsWith("HTTP/1.1 413 "), chunked);
    }

    @Test
    void whatIsTooLargeIsRefusedAlikeOnBothSides() throws Exception {
        for (int bytes : new int[] {DocumentRules.MAX_BYTES + 1, 9_000_000}) {
            String body =
                    "{\"title\":\"t\",\"type\":\"t\",\"format\":\"text/plain\",\"created_by_id\":\"101\",\"content\":\""
                            + Base64.getEncoder().encodeToString(new byte[bytes]) + "\"}";
            String path = WEBDOC + "/patients/L0_12345/documents";
            HttpResponse<String> there = served.send("POST", path, body);
            try (SandboxRun run = new SandboxRun()) {
                ApiResponse here = run.raw("POST", path, Map.of(), body);
                assertEquals(there.statusCode(), here.status());
                assertEquals(json(there).path("detail"), here.body().path("detail"));
                assertTrue(here.status() >= 400);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://localhost.evil.example", "null", "file://", "x", ""})
    void aPageOfAnotherSiteIsRefused(String origin) throws Exception {
        for (String method : new String[] {"GET", "POST"}) {
            String answer = served.raw(
                    method + " " + WEBDOC + "/patients HTTP/1.1",
                    "Host: localhost",
                    "Connection: close",
                    "Origin: " + origin,
                    "Content-Type: application/json",
                    "Content-Length: 2",
                    "",
                    "{}");
            assertTrue(answer.startsWith("HTTP/1.1 403 "), answer);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:3000", "http://127.0.0.1", "https://[::1]:8443"})
    void aPageOfThisMachineIsNot(String origin) throws Exception {
        assertTrue(served.raw(
                        "GET " + WEBDOC + "/resources HTTP/1.1",
                        "Host: localhost",
                        "Connection: close",
                        "Origin: " + origin)
                .startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "text/plain;application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=application/json",
                ""
            })
    void aWriteThatDoesNotSayThatItIsJsonIsRefused(String type) throws Exception {
        for (String method : new String[] {"POST", "PATCH"}) {
            String answer = served.raw(
                    method + " " + WEBDOC + "/appointments HTTP/1.1",
                    "Host: localhost",
                    "Connection: close",
                    "Content-Type: " + type,
                    "Content-Length: 2",
                    "",
                    "{}");
            assertTrue(answer.startsWith("HTTP/1.1 415 "), answer);
        }
    }

    @Test
    void announcedBodyThatIsTooLargeIsRefusedBeforeItComes() throws Exception {
        try (Socket socket = served.connect()) {
            Served.write(
                    socket,
                    "POST " + WEBDOC + "/documents HTTP/1.1\r\nHost: localhost\r\nContent-Length: 90000000\r\n\r\n");
            byte[] start = socket.getInputStream().readNBytes(12);
            assertEquals("HTTP/1.1 413", new String(start, US_ASCII));
        }
    }

    @Test
    void bodyOfExactly8MebibytesIsRead() throws Exception {
        String padding = " ".repeat(RequestBody.MAX_BYTES - 2);
        problem(served.send("POST", WEBDOC + "/patients", "{" + padding + "}"), 400, "BAD_REQUEST");
    }

    @Test
    void onlyWhatSaysThatItIsJsonIsWritten() throws Exception {
        String body = "{\"first_name\":\"Ada\",\"last_name\":\"Berg\"}";
        String path = "/api/emrs/cliniko/care-units/L0_1/patients";
        for (String type : List.of("text/plain", "multipart/form-data", "application/x-www-form-urlencoded")) {
            HttpResponse<String> response = served.send("POST", path, body, "Content-Type", type);
            assertEquals(415, response.statusCode(), response.body());
        }
        for (String type :
                List.of("application/json", "Application/JSON; charset=utf-8", "application/merge-patch+json")) {
            HttpResponse<String> response = served.send("POST", path, body, "Content-Type", type);
            assertEquals(201, response.statusCode(), response.body());
        }
    }

    @Test
    void theContractOfWhatIsServedIsToBeHad() throws Exception {
        HttpResponse<String> whole = served.get("/openapi.json");
        assertEquals(200, whole.statusCode());
        assertEquals("3.1.0", json(whole).path("openapi").asText());
        assertEquals(
                served.server.url(),
                json(whole).path("servers").path(0).path("url").asText());
        JsonNode own = json(served.get("/openapi.json?emr=konfidens&openapi-version=3.0"));
        assertEquals("3.0.3", own.path("openapi").asText());
        assertFalse(own.path("paths").toString().contains("documents"));
        problem(served.get("/openapi.json?emr=nosuch"), 404, "UNKNOWN_ERROR");
        problem(served.get("/openapi.json?openapi-version=2"), 400, "BAD_REQUEST");
        problem(served.send("POST", "/openapi.json", "{}"), 404, "UNKNOWN_ERROR");
    }

    @Test
    void headIsAGetWithoutItsBody() throws Exception {
        HttpResponse<String> head = served.send("HEAD", "/api/emrs/webdoc/care-units", "");
        assertEquals(200, head.statusCode());
        assertEquals("", head.body());
        String length = served.get("/api/emrs/webdoc/care-units")
                .headers()
                .firstValue("content-length")
                .orElse("none");
        assertEquals(length, head.headers().firstValue("content-length").orElse(""));
    }

    @Test
    void foreignNameOfThisMachineIsRefused() throws Exception {
        String answer =
                served.raw("GET /api/emrs/webdoc/care-units HTTP/1.1", "Host: rebound.example:80", "Connection: close");
        assertTrue(answer.startsWith("HTTP/1.1 421 "), answer);
        for (String host : List.of("localhost", "LOCALHOST:4010", "127.0.0.1:1", "127.1.2.3", "[::1]:4010")) {
            String own = served.raw("GET /api/emrs/webdoc/care-units HTTP/1.1", "Host: " + host, "Connection: close");
            assertTrue(own.startsWith("HTTP/1.1 200 "), host + own);
        }
        assertTrue(served.raw("GET /api/emrs/webdoc/care-units HTTP/1.0").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void oneConnectionTakesManyRequests() throws Exception {
        try (Socket socket = served.connect()) {
            for (int i = 0; i < 20; i++) {
                Served.write(socket, "GET /api/emrs/webdoc/care-units HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertEquals(200, status(socket));
            }
        }
    }

    @Test
    void halfSentRequestsDoNotHinderOthers() throws Exception {
        List<Socket> halves = new ArrayList<>();
        try {
            for (int i = 0; i < 40; i++) {
                Socket socket = served.connect();
                halves.add(socket);
                Served.write(
                        socket,
                        i % 2 == 0
                                ? "GET /api/emrs/webdoc/care-un"
                                : "POST " + WEBDOC
                                        + "/patients HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{");
            }
            for (int i = 0; i < 20; i++) {
                assertEquals(200, served.get("/api/emrs/webdoc/care-units").statusCode());
            }
            Served.write(halves.get(0), "its HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(200, status(halves.get(0)));
        } finally {
            for (Socket socket : halves) {
                socket.close();
            }
        }
    }

    @Test
    void accessLineMasksIdsAndNames() throws Exception {
        served.get(WEBDOC + "/resources/se_personal_number:191212121212");
        served.get(WEBDOC + "/patients?last_name=Lindqvist");
        String first = served.accessLine(0);
        assertTrue(first.startsWith("GET " + WEBDOC + "/resources/se_personal_number:*** 200 "), first);
        assertTrue(first.endsWith(" ms"), first);
        String second = served.accessLine(1);
        assertTrue(second.startsWith("GET " + WEBDOC + "/patients?last_name=*** 200 "), second);
    }

    @Test
    void accessLineOfWhatCannotBeReadLeavesTheTargetOut() throws Exception {
        served.raw("GET /191212121212%FF HTTP/1.1", "Host: localhost", "Connection: close");
        assertTrue(served.accessLine(0).startsWith("GET 400 "), served.accessLine(0));
    }

    @Test
    void bugOfOursIs500AndTellsNothing() throws Exception {
        served.sandbox.close();
        HttpResponse<String> response = served.get("/api/emrs/webdoc/care-units");
        problem(response, 500, "UNKNOWN_ERROR");
        assertEquals("internal error", json(response).path("detail").asText());
    }

    @Test
    void lockedSandboxIs503(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("sandbox.db");
        InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Sandbox sandbox = Sandbox.open(file, SandboxRun.SUNDAY, 50);
                SandboxServer server = SandboxServer.start(sandbox, free, ServerOptions.plain());
                Database other = Database.open(file, 50);
                Database.Transaction transaction = other.begin(true)) {
            URL url = URI.create(server.url() + WEBDOC + "/patients").toURL();
            HttpURLConnection client = (HttpURLConnection) url.openConnection();
            client.setDoOutput(true);
            client.setRequestProperty("Content-Type", "application/json");
            client.getOutputStream().write("{\"first_name\":\"Ada\",\"last_name\":\"Berg\"}".getBytes(US_ASCII));
            assertEquals(503, client.getResponseCode());
            String body = new String(client.getErrorStream().readAllBytes(), UTF_8);
            assertEquals("SERVICE_UNAVAILABLE", json(body).path("code").asText());
            transaction.commit();
        }
    }

    @Test
    void takenPortIsToldApart() {
        InetSocketAddress taken = served.server.address();
        assertThrows(BindException.class, () -> SandboxServer.start(served.sandbox, taken, ServerOptions.plain()));
    }

    @Test
    void closedServerIsGone() throws Exception {
        InetSocketAddress address = served.server.address();
        served.get("/api/emrs/webdoc/care-units");
        served.server.close();
        assertThrows(ConnectException.class, () -> new Socket(address.getAddress(), address.getPort()).close());
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            assertFalse(thread.getName().equals("sandbox-http") && thread.isAlive(), thread.getName());
        }
    }

    private static void problem(HttpResponse<String> response, int status, String code) {
        assertEquals(status, response.statusCode(), response.body());
        JsonNode json = json(response);
        assertEquals(code, json.path("code").asText());
        assertEquals(status, json.path("status").asInt());
        assertEquals(
                "https://docs.leyr.io/api/error-handling/" + code.toLowerCase(Locale.ROOT),
                json.path("type").asText());
        assertFalse(json.path("instance").asText().isEmpty());
    }

    /** Reads one answer off a connection that stays open. */
    private static int status(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("ended after: " + head);
            }
            head.append((char) next);
        }
        int length = 0;
        for (String line : head.toString().split("\r\n", -1)) {
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        socket.getInputStream().readNBytes(length);
        return Integer.parseInt(head.substring(9, 12));
    }
}
