package ehrctl.command.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user sees of a remote API that answers badly: exit code, one clear line, and no id. */
class RemoteFailuresTest {
    private static final String NUMBER = "191212121212";

    @TempDir
    Path home;

    /** Answers every request with the same bytes, and counts them. */
    private static final class Canned implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger requests = new AtomicInteger();

        Canned(String answer) throws IOException {
            Thread thread = new Thread(() -> serve(answer.getBytes(StandardCharsets.UTF_8)), "canned");
            thread.setDaemon(true);
            thread.start();
        }

        private void serve(byte[] answer) {
            while (!socket.isClosed()) {
                try (Socket caller = socket.accept()) {
                    readRequest(caller.getInputStream());
                    requests.incrementAndGet();
                    caller.getOutputStream().write(answer);
                    caller.shutdownOutput();
                } catch (IOException e) {
                    // The test has closed the server, or the caller has gone.
                }
            }
        }

        private static void readRequest(InputStream in) throws IOException {
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int b = in.read();
                if (b < 0) {
                    return;
                }
                head.append((char) b);
            }
            int at = head.toString().toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
            if (at >= 0) {
                int end = head.indexOf("\r\n", at);
                in.readNBytes(Integer.parseInt(head.substring(at + "content-length: ".length(), end)));
            }
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static String answer(String status, String type, String body) {
        return "HTTP/1.1 " + status + "\r\ncontent-type: " + type + "\r\ncontent-length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\nconnection: close\r\n\r\n" + body;
    }

    private Cli cli(Canned server) {
        return new Cli(home)
                .with("EHRCTL_API", server.url())
                .with("EHRCTL_EMR", "webdoc")
                .with("EHRCTL_CARE_UNIT", "L0_1");
    }

    private Cli.Result read(Canned server) {
        return cli(server).run("patients", "get", "se_personal_number:" + NUMBER, "--retries", "0");
    }

    private Cli.Result write(Canned server) {
        return cli(server).run("appointments", "cancel", "A1", "--comment", "canary-comment", "--retries", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, UNAUTHORIZED, 4, 4",
        "401 Unauthorized, EMR_ERROR, 7, 7",
        "401 Unauthorized, UNKNOWN_ERROR, 7, 7",
        "404 Not Found, UNKNOWN_ERROR, 5, 5",
        "409 Conflict, UNKNOWN_ERROR, 6, 6",
        "400 Bad Request, BAD_REQUEST, 7, 7",
        "400 Bad Request, INVALID_PATIENT_ID, 5, 5",
        "400 Bad Request, NOT_SUPPORTED, 8, 8",
        "400 Bad Request, SOMETHING_NEW, 7, 7",
        "429 Too Many Requests, UNKNOWN_ERROR, 9, 9",
        "503 Service Unavailable, SERVICE_UNAVAILABLE, 9, 9",
        "500 Internal Server Error, UNKNOWN_ERROR, 9, 10",
        "502 Bad Gateway, EMR_ERROR, 9, 10"
    })
    void theApisCodeDecidesBeforeTheStatus(String status, String code, int ofRead, int ofWrite) throws Exception {
        String body = "{\"code\":\"" + code + "\",\"title\":\"T\",\"status\":1,\"detail\":\"no patient " + NUMBER
                + " or 1912-1212 12\"}";
        try (Canned server = new Canned(answer(status, "application/json", body))) {
            Cli.Result read = read(server);
            assertEquals(ofRead, read.exit(), read.err());
            assertFalse(read.err().contains(NUMBER), read.err());
            assertEquals("", read.out());
            assertEquals(ofWrite, write(server).exit());
            assertEquals(2, server.requests.get());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401 Unauthorized, 4, 4",
        "403 Forbidden, 4, 4",
        "404 Not Found, 5, 5",
        "502 Bad Gateway, 9, 10",
        "503 Service Unavailable, 9, 10",
        "200 OK, 7, 10"
    })
    void anHtmlPageIsNoAnswerOfTheApi(String status, int ofRead, int ofWrite) throws Exception {
        String page = "<html><body>Sorry, " + NUMBER + "</body></html>";
        try (Canned server = new Canned(answer(status, "text/html", page))) {
            Cli.Result read = read(server);
            assertEquals(ofRead, read.exit(), read.err());
            assertFalse(read.err().contains(NUMBER), read.err());
            assertFalse(read.err().contains("\tat "), read.err());
            Cli.Result write = write(server);
            assertEquals(ofWrite, write.exit(), write.err());
            assertFalse(write.err().contains("canary"), write.err());
        }
    }

    @Test
    void aWriteOfUnknownOutcomeSaysWhichCommandShowsIt() throws Exception {
        try (Canned server = new Canned("HTTP/1.1 201 Created\r\ncontent-length: 100\r\n\r\n[{")) {
            Cli.Result result = write(server);
            assertEquals(10, result.exit(), result.err());
            assertTrue(result.err().contains("ehrctl appointments get A1"), result.err());
            assertEquals(1, server.requests.get());
        }
    }

    @Test
    void aRedirectIsNotFollowedAndItsOriginIsNamed() throws Exception {
        try (Canned server = new Canned(
                "HTTP/1.1 302 Found\r\nlocation: https://evil.example/" + NUMBER + "\r\ncontent-length: 0\r\n\r\n")) {
            Cli.Result result = read(server);
            assertEquals(7, result.exit(), result.err());
            assertTrue(result.err().contains("https://evil.example"), result.err());
            assertFalse(result.err().contains(NUMBER), result.err());
        }
    }

    @Test
    void jsonErrorsSayWhatWasSentAndWhatMayBeTriedAgain() throws Exception {
        String body =
                "{\"code\":\"SERVICE_UNAVAILABLE\",\"title\":\"Service unavailable\",\"status\":503,\"detail\":\"d\","
                        + "\"instance\":\"5c2a7d0e-0000-4000-8000-000000000000\"}";
        try (Canned server = new Canned(answer("503 Service Unavailable", "application/json", body))) {
            Cli.Result result = cli(server).run("care-units", "list", "-o", "json", "--retries", "0");
            JsonNode error = Json.parse(result.err().strip().lines().reduce("", (a, b) -> b))
                    .path("error");
            assertEquals("SERVICE_UNAVAILABLE", error.path("code").asText());
            assertEquals(503, error.path("status").asInt());
            assertEquals(9, error.path("exit_code").asInt());
            assertTrue(error.path("sent").asBoolean());
            assertTrue(error.path("retryable").asBoolean());
            assertEquals(
                    "5c2a7d0e-0000-4000-8000-000000000000",
                    error.path("instance").asText());
        }
    }

    @Test
    void bookingMayBeAnsweredAsAnObject() throws Exception {
        try (Canned server = new Canned(answer("200 OK", "application/json", "{\"id\":\"A9\",\"new_field\":[1]}"))) {
            Cli cli = cli(server);
            String[] create = {
                "appointments",
                "create",
                "--start",
                "2026-11-23T10:00Z",
                "--duration",
                "30m",
                "--resource-id",
                "101",
                "--healthcare-service-id",
                "201",
                "--patient-id",
                "L0_12345",
                "-o",
                "id"
            };
            assertEquals("A9\n", cli.run(create).out());
            create[create.length - 1] = "json";
            assertTrue(cli.run(create).out().contains("\"new_field\""));
        }
    }

    @Test
    void unknownEhrsPassAtARemoteApi() throws Exception {
        try (Canned server = new Canned(answer("200 OK", "application/json", "[]"))) {
            assertEquals(
                    0,
                    cli(server).run("care-units", "list", "--emr", "tomorrows").exit());
            assertEquals(
                    0,
                    cli(server)
                            .run("documents", "list", "--emr", "dips", "--patient-id", "1")
                            .exit());
            // Documented as not yet there: that may have changed.
            assertEquals(
                    0,
                    cli(server)
                            .run("documents", "list", "--emr", "kaddio", "--patient-id", "1")
                            .exit());
            assertEquals(3, server.requests.get());
        }
    }
}
