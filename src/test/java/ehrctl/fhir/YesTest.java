package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import ehrctl.harness.Cli;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that say yes to everything are not believed. */
class YesTest {
    @TempDir
    private Path home;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "<html>welcome</html>",
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"information\",\"code\":\"informational\"}]}",
                "{\"resourceType\":\"Bundle\",\"type\":\"searchset\"}",
                "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{}},{\"resource\":7},9]}",
                "{\"resourceType\":\"Appointment\"}",
                "{\"resourceType\":\"Patient\",\"id\":\"7\"}"
            })
    void nothingIsDoneByASameAnswerToAll(String answer) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            Passing.answer(exchange, 200, answer);
        });
        server.start();
        try {
            Cli cli = new Cli(home)
                    .with(
                            "EHRCTL_API",
                            "fhir:http://127.0.0.1:" + server.getAddress().getPort() + "/fhir")
                    .with("EHRCTL_CARE_UNIT", "1")
                    .with("EHRCTL_TIME_ZONE", "Europe/Oslo");
            String book = "appointments create --start 2026-11-23T10:00 --duration 30m --resource-id 1"
                    + " --healthcare-service-id 2 --patient-id 7";
            for (String line : new String[] {
                book,
                "appointments cancel 3",
                "appointments cancel 3 4",
                "appointments update 3 --comment x",
                "appointments get 3",
                "patients create --first-name A --last-name B --external-id 197110021834",
                "medical-notes create --patient-id 7 --title T --created-by-id 1 --unstructured x",
                "schedules create 1 --start 2026-11-28T09:00 --duration 1h --slot-minutes 20",
                "status --check"
            }) {
                Cli.Result result = cli.run(line.split(" "));
                assertTrue(result.exit() > 3 && result.exit() < 13, () -> line + ": " + result);
            }
            assertEquals(
                    11,
                    cli.run("smoke", "--write", "--external-id", "197110021834").exit());
        } finally {
            server.stop(0);
        }
    }

    /** What was sent comes back as if it had been done. */
    @Test
    void anEchoIsNotTakenForADeed() throws Exception {
        Clinic clinic = Clinic.open();
        try (Between between =
                Between.with(clinic.base, line -> line.startsWith("GET") ? Between.Fate.HONEST : Between.Fate.ECHO)) {
            Cli cli = clinic.cli(home, between.url());
            assertEquals(10, cli.run(clinic.book(9)).exit());
        }
        assertEquals(0, clinic.count("/Appointment?location=Location/" + clinic.location));
        try (Between between = Between.with(
                clinic.base, line -> line.startsWith("POST /Appointment") ? Between.Fate.ECHO : Between.Fate.HONEST)) {
            assertEquals(10, clinic.cli(home, between.url()).run(clinic.book(9)).exit());
        }
        String[] line = java.util.Arrays.copyOf(clinic.book(10), 14);
        line[12] = "-o";
        line[13] = "id";
        String id = clinic.cli(home).run(line).out().strip();
        assertNotEquals("", id);
        try (Between between =
                Between.with(clinic.base, each -> each.startsWith("PUT") ? Between.Fate.ECHO : Between.Fate.HONEST)) {
            Cli cli = clinic.cli(home, between.url());
            assertEquals(10, cli.run("appointments", "cancel", id).exit());
            assertEquals(
                    10, cli.run("appointments", "update", id, "--comment", "x").exit());
        }
        assertEquals("booked", clinic.get("/Appointment/" + id).path("status").asText());
    }
}
