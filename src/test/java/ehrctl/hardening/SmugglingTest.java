package ehrctl.hardening;

import static ehrctl.harness.Served.WEBDOC;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Served;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose end is a matter of opinion, and text that would like to become a header or a path. */
class SmugglingTest {
    private static final String PATIENT = "{\"first_name\":\"Ada\",\"last_name\":\"Berg\"}";
    private static final String PATIENTS = "/api/emrs/cliniko/care-units/L0_1/patients";
    private static final String CHUNKED = "27\r\n" + PATIENT + "\r\n0\r\n\r\n";

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
    void thePlainShapesBook() throws IOException {
        assertTrue(post("Content-Length: 39\r\n\r\n" + PATIENT).startsWith("HTTP/1.1 201 "));
        assertTrue(post("Transfer-Encoding: chunked\r\n\r\n" + CHUNKED).startsWith("HTTP/1.1 201 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 39|Content-Length: 39",
                "Content-Length: 39|Content-Length: 4",
                "Content-Length: 39, 39",
                "Content-Length: +39",
                "Content-Length: -1",
                "Content-Length: 0x27",
                "Content-Length: 39 4",
                "Content-Length: 99999999999999999999",
                "Content-Length:",
                "Content-Length : 39",
                "Content-Length: 39|Transfer-Encoding: identity",
                "Content-Length: 39|Transfer-Encoding: xchunked"
            })
    void aLengthThatIsNotClearIsRefused(String headers) throws IOException {
        assertNothingDone(post(headers.replace("|", "\r\n") + "\r\n\r\n" + PATIENT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked|Content-Length: 4",
                "Content-Length: 4|Transfer-Encoding: chunked",
                "Content-Length: 82|Transfer-Encoding: chunked",
                "Transfer-Encoding: chunked|Transfer-Encoding: identity",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, chunked",
                "Transfer-Encoding : chunked"
            })
    void piecesAndALengthAreRefusedAndWhatFollowsIsNoRequest(String headers) throws IOException {
        String second = "POST " + PATIENTS
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 39\r\n\r\n"
                + PATIENT;
        assertNothingDone(keptAlive(headers.replace("|", "\r\n") + "\r\n\r\n" + CHUNKED + second));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "-27", "FFFFFFFFFFFFFFFF", "7FFFFFFFFFFFFFFFF", "", "0x27", "+27"})
    void piecesOfNoRightLengthAreRefused(String length) throws IOException {
        assertNothingDone(post("Transfer-Encoding: chunked\r\n\r\n" + length + "\r\n" + PATIENT + "\r\n0\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/emrs/cliniko/../webdoc/care-units",
                "/api/emrs/cliniko/%2e%2e/webdoc/care-units",
                "/../../../../etc/passwd",
                "/api/emrs/..%2f..%2fetc%2fpasswd/care-units",
                "/api/emrs/%2e%2e/care-units",
                "//api/emrs/cliniko/care-units"
            })
    void aPathLeadsNowhereElse(String path) throws IOException {
        String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.startsWith("HTTP/1.1 404 "), answer);
        assertFalse(answer.contains("root:"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mailto:ada", "header:api/emrs", "http://localhost", "*", "?", "#", "\\0", "http://[::1"})
    void whatIsNoPathIsRefusedOrHungUpOn(String target) throws IOException {
        String answer = exchange("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
        assertTrue(served.raw("GET /api/emrs/webdoc/care-units HTTP/1.0").startsWith("HTTP/1.1 200 "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                WEBDOC + "/resources/emr_id:1%0d%0aX-Evil:%201",
                WEBDOC + "/resources/header:x%0d%0aX-Evil:%201",
                WEBDOC + "/patients/emr_id:1%0aX-Evil:%201",
                WEBDOC + "/appointments/A1%0d%0aX-Evil:%201",
                "/api/emrs/webdoc%0d%0aX-Evil:%201/care-units",
                "/api/emrs/webdoc/care-units/L0_1%0d%0aX-Evil:%201",
                WEBDOC + "/resources?x=%0d%0aX-Evil:%201"
            })
    void lineEndsInAnIdBecomeNoHeader(String path) throws IOException {
        String answer = exchange("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
        assertTrue(head.startsWith("HTTP/1.1 ") && !head.startsWith("HTTP/1.1 5"), head);
        assertFalse(head.contains("X-Evil"), head);
        for (String line : served.accessLines) {
            assertFalse(line.contains("\n") || line.contains("\r"), line);
        }
    }

    @Test
    void aHeaderThatStandsTwiceIsNeitherOfThem() throws IOException {
        String twoIds = "x-a: emr_id:101\r\nx-a: emr_id:102";
        String ids = exchange("GET " + WEBDOC + "/resources/header:x-a HTTP/1.1\r\nHost: localhost\r\n" + twoIds
                + "\r\nConnection: close\r\n\r\n");
        assertTrue(ids.startsWith("HTTP/1.1 400 "), ids);
        String hosts = exchange("GET " + WEBDOC
                + "/resources HTTP/1.1\r\nHost: localhost\r\nHost: rebound.example\r\nConnection: close\r\n\r\n");
        assertTrue(hosts.startsWith("HTTP/1.1 4"), hosts);
    }

    private void assertNothingDone(String answer) throws IOException {
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 501 "), answer);
        assertEquals(answer.lastIndexOf("HTTP/1.1 "), answer.indexOf("HTTP/1.1 "), "one answer at most");
        String found = exchange("GET " + PATIENTS
                + "?first_name=Ada&last_name=Berg HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        assertTrue(found.endsWith("\r\n\r\n[]\n"), found);
    }

    private String post(String rest) throws IOException {
        return exchange("POST " + PATIENTS
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nConnection: close\r\n" + rest);
    }

    private String keptAlive(String rest) throws IOException {
        return exchange(
                "POST " + PATIENTS + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + rest);
    }

    /** All that comes until the connection ends. */
    private String exchange(String request) throws IOException {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = served.connect()) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                answer.append((char) b);
            }
        } catch (SocketException e) {
            // Reset; what came before it counts.
        }
        return answer.toString();
    }
}
