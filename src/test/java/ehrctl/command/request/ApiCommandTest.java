package ehrctl.command.request;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import ehrctl.harness.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Raw requests through both doors, sent as they are written. */
class ApiCommandTest {
    private static final String HSA = "hsa_id:SE2321000131-E000000012345";

    @TempDir
    Path home;

    private final List<String> received = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;
    private String answer = "{\"id\":\"1\",\"name\":\"One\"}";
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            exchange.getRequestHeaders().forEach((name, values) -> received.add(name + ": " + values.get(0)));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("x-request", "7");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Cli cli() {
        return new Cli(home);
    }

    private Cli remote() {
        return new Cli(home)
                .with("EHRCTL_API", "http://127.0.0.1:" + server.getAddress().getPort())
                .with("EHRCTL_EMR", "webdoc");
    }

    private String request() {
        return received.get(0);
    }

    @Test
    void placeholdersAreFilledIn() {
        Cli.Result result = cli().run("api", "GET", "/care-units/{care_unit_id}/resources", "-o", "id");
        assertEquals("", result.err());
        assertEquals("101\n102\n103\n", result.out());
        Cli.Result whole = cli().run("api", "get", "/api/emrs/{emr}/care-units", "-o", "id", "--emr", "konfidens");
        assertEquals("L0_1\nL0_2\n", whole.out());
    }

    @Test
    void aPathWithoutItsSlashIsBelowTheEhrToo() {
        assertEquals(
                "L0_1\nL0_2\n",
                cli().run("api", "GET", "care-units", "-o", "id").out());
    }

    @Test
    void everyFormatPrintsTheAnswersBody() {
        for (String format : List.of("table", "json", "ndjson", "csv", "id")) {
            Cli.Result result = cli().run("api", "GET", "/care-units", "-o", format);
            assertEquals(0, result.exit(), result.err());
            assertTrue(result.out().contains("L0_1"), result.out());
        }
        assertEquals(
                "{\"id\":\"L0_1\"}\n{\"id\":\"L0_2\"}\n",
                cli().run("api", "GET", "/care-units", "-o", "ndjson", "--fields", "id")
                        .out());
    }

    @Test
    void aTypedIdInThePathArrivesUnharmed() {
        remote().run("api", "GET", "/care-units/L0_1/resources/" + HSA);
        assertEquals("GET /api/emrs/webdoc/care-units/L0_1/resources/" + HSA + " ", request());
        Cli.Result embedded =
                cli().run("api", "GET", "/care-units/L0_1/resources/" + HSA, "--emr", "webdoc", "-o", "json");
        assertTrue(embedded.out().contains("SE2321000131-E000000012345"), embedded.err());
    }

    @Test
    void aHeaderReferenceArrivesWithItsHeader() {
        remote().run("api", "GET", "/care-units/L0_1/resources/header:x-who", "-H", "x-who: " + HSA);
        assertEquals("GET /api/emrs/webdoc/care-units/L0_1/resources/header:x-who ", request());
        assertTrue(received.contains("X-who: " + HSA), received.toString());
        Cli.Result embedded = cli().input(HSA + "\n")
                .run(
                        "api",
                        "GET",
                        "/care-units/L0_1/resources/header:x-who",
                        "--header",
                        "x-who: @-",
                        "--emr",
                        "webdoc",
                        "-o",
                        "id");
        assertEquals(0, embedded.exit(), embedded.err());
        assertEquals("101\n", embedded.out());
    }

    @Test
    void theQueryIsSentAsItIsMeant() {
        remote().run(
                        "api",
                        "GET",
                        "/care-units/L0_1/timeslots?start=2026-11-23T08:00:00+01:00&x=a%20b",
                        "-q",
                        "end=2026-11-23T09:00:00+01:00",
                        "-q",
                        "y=ø&z");
        assertEquals(
                "GET /api/emrs/webdoc/care-units/L0_1/timeslots?start=2026-11-23T08:00:00%2B01:00&x=a%20b"
                        + "&end=2026-11-23T09:00:00%2B01:00&y=%C3%B8%26z ",
                request());
    }

    @Test
    void fieldsMakeABody() {
        remote().run("api", "PATCH", "/x/1", "-f", "status=cancelled", "-F", "n=[1,null]", "-f", "text=a=b");
        assertEquals(
                "PATCH /api/emrs/webdoc/x/1 {\"status\":\"cancelled\",\"text\":\"a=b\",\"n\":[1,null]}", request());
    }

    @Test
    void aWholeBodyComesFromStandardInputOrAFile() throws IOException {
        remote().input("{ \"a\" : 1.50 }").run("api", "POST", "/x", "--input", "-");
        assertEquals("POST /api/emrs/webdoc/x {\"a\":1.50}", request());
        received.clear();
        Path file = Files.writeString(home.resolve("body.json"), "[\"æ\"]");
        remote().run("api", "PUT", "/x", "--input", file.toString());
        assertEquals("PUT /api/emrs/webdoc/x [\"æ\"]", request());
        assertEquals(
                3, remote().run("api", "POST", "/x", "--input", home + "/none").exit());
        assertEquals(
                2, remote().input("{").run("api", "POST", "/x", "--input", "-").exit());
    }

    @Test
    void aBookingThroughItIsABooking() {
        Cli.Result booked = cli().run(
                        "api",
                        "POST",
                        "/care-units/{care_unit_id}/appointments",
                        "-f",
                        "start=2026-11-23T10:00:00+01:00",
                        "-f",
                        "end=2026-11-23T10:30:00+01:00",
                        "-f",
                        "resource_id=101",
                        "-f",
                        "patient_id=emr_id:301",
                        "-f",
                        "healthcare_service_id=202",
                        "-o",
                        "id");
        assertEquals(0, booked.exit(), booked.err());
        assertEquals("A1\n", booked.out());
        assertEquals(0, cli().run("appointments", "get", "A1").exit());
    }

    @Test
    void statusAndHeadersAreShownOnDemand() {
        Cli.Result table = remote().run("api", "GET", "/x", "-i");
        assertTrue(table.out().startsWith("200\n"), table.out());
        assertTrue(table.out().contains("\nx-request: 7\n"), table.out());
        assertTrue(table.out().contains("One"), table.out());
        Cli.Result json = remote().run("api", "GET", "/x", "-i", "-o", "ndjson");
        assertTrue(json.out().startsWith("{\"status\":200,\"headers\":{"), json.out());
        assertTrue(json.out().endsWith("\"body\":{\"id\":\"1\",\"name\":\"One\"}}\n"), json.out());
        assertEquals(2, remote().run("api", "GET", "/x", "-i", "-o", "id").exit());
    }

    @Test
    void anErrorEndsAsItDoesForEveryCommand() {
        Cli.Result unknown = cli().run("api", "GET", "/care-units/none", "-o", "json");
        assertEquals(5, unknown.exit());
        assertEquals("", unknown.out());
        assertTrue(unknown.err().contains("\"code\":\"BAD_REQUEST\""), unknown.err());
        assertEquals(5, cli().run("api", "GET", "/nowhere").exit());
        Cli.Result shown = cli().run("api", "GET", "/nowhere", "-i");
        assertEquals("404\n", shown.out());
    }

    @Test
    void anAnswerThatIsNoJsonIsSaid() {
        answer = "<html>";
        Cli.Result read = remote().run("api", "GET", "/x");
        assertEquals(7, read.exit());
        assertTrue(read.err().contains("not JSON"), read.err());
        assertEquals(10, remote().run("api", "POST", "/x").exit());
        answer = "";
        status = 204;
        Cli.Result empty = remote().run("api", "DELETE", "/x");
        assertEquals(0, empty.exit());
        assertEquals("ehrctl: the answer (204) has no content\n", empty.err());
    }

    @Test
    void noOtherOriginIsReached() {
        String own = remote().environment().get("EHRCTL_API");
        for (String path : List.of(
                "http://127.0.0.2/api/x",
                "https://example.org/api/x",
                "//example.org/api/x",
                own + "@example.org/api/x",
                own + "1/api/x",
                "/../../x",
                "/%2e%2e/x",
                "/a#b",
                "/{resource_id}",
                "/%zz",
                "")) {
            Cli.Result result = remote().run("api", "GET", path);
            assertEquals(2, result.exit(), path);
            assertFalse(result.err().contains("example"), result.err());
        }
        assertEquals(2, cli().run("api", "GET", own + "/api/x").exit());
        assertEquals(List.of(), received);
        remote().run("api", "GET", own + "/api/emrs/{emr}/x");
        assertEquals("GET /api/emrs/webdoc/x ", request());
    }

    @Test
    void aHeaderNeitherFramesNorAuthenticates() {
        for (String line : List.of(
                "Host: x",
                "content-length: 3",
                "Transfer-Encoding: chunked",
                "X-Leyr-Client-Secret: x",
                "Authorization: x",
                "x y: z",
                "x: a\nb",
                "nothing")) {
            assertEquals(2, cli().run("api", "GET", "/care-units", "-H", line).exit(), line);
            assertEquals(
                    2, remote().run("api", "GET", "/care-units", "-H", line).exit(), line);
        }
        assertEquals(List.of(), received);
    }

    @Test
    void mistakesOnTheLineSendNothing() {
        assertEquals(2, remote().run("api").exit());
        assertEquals(2, remote().run("api", "GET").exit());
        assertEquals(2, remote().run("api", "G T", "/x").exit());
        assertEquals(2, remote().run("api", "GET", "/x", "-f", "a=b").exit());
        assertEquals(
                2,
                remote().run("api", "POST", "/x", "-f", "a=b", "--input", "-").exit());
        assertEquals(
                2, remote().run("api", "POST", "/x", "-f", "a=b", "-F", "a=1").exit());
        assertEquals(2, remote().run("api", "POST", "/x", "-F", "a=b").exit());
        assertEquals(2, remote().run("api", "POST", "/x", "-q", "a").exit());
        assertEquals(2, remote().run("api", "GET", "/x", "--id-via-header").exit());
        assertEquals(2, remote().run("api", "GET", "/care-units/{care_unit_id}").exit());
        assertEquals(List.of(), received);
    }

    @Test
    void aDryRunSendsNothingAndHidesIds() {
        String number = "191212121212";
        for (String door : List.of("--dry-run", "--curl")) {
            Cli.Result result = remote().run(
                            "api",
                            "POST",
                            "/care-units/L0_1/persons/" + number + "?who=" + number,
                            door,
                            "-H",
                            "x-who: se_personal_number:" + number,
                            "-f",
                            "some one=" + number);
            assertEquals(0, result.exit(), result.err());
            assertTrue(result.out().contains("POST"), result.out());
            assertFalse(result.out().contains(number), result.out());
        }
        assertEquals(List.of(), received);
        assertEquals(0, cli().run("api", "POST", "/care-units", "--dry-run").exit());
    }

    @Test
    void theCommandHasAHelpOfItsOwn() {
        assertTrue(cli().run("api", "--help").out().contains("METHOD PATH"));
        assertTrue(cli().run("help", "api").out().contains("METHOD PATH"));
        assertTrue(cli().run("--help").out().contains("Any request to the API"));
    }
}
