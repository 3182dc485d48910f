package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import ehrctl.harness.Cli;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a search, and answers that are not what they should be, from a server that says what a test wants. */
class PagingTest {
    @TempDir
    private Path home;

    private HttpServer server;
    private final List<String> asked = new ArrayList<>();
    private String next = "";
    private String rest = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String target = exchange.getRequestURI().toString();
            asked.add(exchange.getRequestMethod() + ' ' + target);
            boolean first = !target.contains("page=");
            String body = rest.startsWith("<") || rest.startsWith("[")
                    ? rest
                    : "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"" + rest
                            + (first && !next.isEmpty()
                                    ? ",\"link\":[{\"relation\":\"next\",\"url\":\"" + next + "\"}]"
                                    : target.contains("page=loop")
                                            ? ",\"link\":[{\"relation\":\"next\",\"url\":\"?page=loop\"}]"
                                            : "")
                            + ",\"entry\":[{\"resource\":{\"resourceType\":\"Location\",\"id\":\"" + (first ? 1 : 2)
                            + "\"}},{\"resource\":{\"resourceType\":\"Location\",\"id\":\"9\",\"status\":\"inactive\"}},"
                            + "{\"search\":{\"mode\":\"outcome\"},\"resource\":{\"resourceType\":\"OperationOutcome\"}}]}";
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void allPagesAreReadAndWhatDoesNotFitIsLeftOut() {
        for (String link : List.of(origin() + "/fhir?page=2", "?page=2", "/other?page=2", "Location?page=2")) {
            next = link;
            Cli.Result result = list();
            assertEquals("1\n2\n", result.out(), link + result.err());
        }
        assertTrue(asked.contains("GET /other?page=2"), asked.toString());
    }

    @Test
    void aLinkToAnotherOriginIsNotFollowed() {
        for (String link :
                List.of("http://127.0.0.1:1/fhir?page=2", "https://other.example/?page=2", "//other.example/")) {
            next = link;
            Cli.Result result = list();
            assertEquals(7, result.exit());
            assertTrue(result.err().contains("another address"), result.err());
            assertFalse(result.err().contains("other.example"), result.err());
        }
    }

    @Test
    void aLinkThatHoldsAPersonalNumberIsNotFollowed() {
        next = "?page=2&identifier=191212121212";
        Cli.Result result = cli().with("EHRCTL_CARE_UNIT", "1").run("patients", "find", "--last-name", "X");
        assertEquals(7, result.exit());
        assertFalse(result.err().contains("191212121212"), result.err());
        assertEquals(1, asked.size());
    }

    @Test
    void aServersOwnIdsAreNoPersonalNumbers() {
        assertFalse(Personal.in("Schedule/19491206-2306-4000-8000-000000000000,Schedule/9"));
        assertFalse(Personal.in("/fhir?_getpages=19491206-2306-4000-8000-194912062306&_count=20"));
        assertTrue(Personal.in("Patient/194912062306"));
        assertTrue(Personal.in("19491206-2306-4000-8000-00000000000 194912062306"));
    }

    @Test
    void pagesThatDoNotEndAreLeft() {
        next = "?page=loop";
        assertEquals(7, list().exit());
        assertTrue(asked.size() < 5, asked.toString());
    }

    @Test
    void whatAServerKeepsBackIsNotTakenForAll() {
        rest = ",\"total\":7";
        Cli.Result result = list();
        assertEquals(7, result.exit());
        assertTrue(result.err().contains("shows 2 of 7"), result.err());
        rest = ",\"total\":2";
        assertEquals(0, list().exit());
    }

    @Test
    void whatIsNoFhirIsRefused() {
        for (String body : List.of("<html></html>", "[]")) {
            rest = body;
            assertEquals(7, list().exit());
            assertEquals(11, cli().run("smoke").exit());
        }
    }

    private Cli.Result list() {
        return cli().run("care-units", "list", "-o", "id");
    }

    private Cli cli() {
        return new Cli(home).with("EHRCTL_API", "fhir:" + origin() + "/fhir");
    }

    private String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }
}
