package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dialects that rest on documents, held against a fake that does what the documents say. */
class DialectTest {
    @TempDir
    private Path home;

    @Test
    void millenniumTurnsItsSlotsItself() throws Exception {
        try (FakeEhr ehr = new FakeEhr("")) {
            Cli cli = cli(ehr, "millenium");
            assertEquals(
                    4,
                    json(
                                    cli,
                                    "timeslots",
                                    "list",
                                    "--on",
                                    Clinic.DAY,
                                    "--healthcare-service-id",
                                    "urn:s|1",
                                    "--resource-id",
                                    "2")
                            .size());
            assertEquals(7, cli.run("timeslots", "list", "--on", Clinic.DAY).exit());
            String id = json(cli, book(9, "urn:s|1")).path(0).path("id").asText();
            assertEquals("busy", ehr.status("Slot/s9"));
            assertEquals(6, cli.run(book(9, "urn:s|1")).exit());
            JsonNode moved =
                    json(cli, "appointments", "update", id, "--start", Clinic.DAY + "T11:00", "--duration", "30m");
            assertEquals("2026-11-23T11:00:00+01:00", moved.path("start").asText());
            assertEquals(
                    "cancelled",
                    json(cli, "appointments", "cancel", id).path("status").asText());
            assertEquals("free", ehr.status("Slot/s11"));
            assertTrue(
                    ehr.log()
                            .contains(
                                    "PATCH /Appointment/" + id
                                            + " W/\"1\" [{\"op\":\"replace\",\"path\":\"/slot\",\"value\":[{\"reference\":\"Slot/s11\"}]}]"));
            for (String line : ehr.log()) {
                assertTrue(!line.contains("/Slot/"), line);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ihe, appointment-resource", "opusdental, appointment"})
    void iheBooksChangesAndCancelsByOneOperation(String emr, String parameter) throws Exception {
        try (FakeEhr ehr = new FakeEhr(parameter)) {
            Cli cli = cli(ehr, emr);
            JsonNode slots = json(cli, "timeslots", "list", "--start", Clinic.DAY + "T09:00", "--duration", "2h");
            assertEquals(2, slots.size());
            assertEquals("1", slots.path(0).path("healthcare_service_id").asText());
            JsonNode booked = json(cli, book(9, "1")).path(0);
            assertEquals("booked", booked.path("status").asText());
            assertEquals("1", booked.path("patient_id").asText());
            assertEquals(6, cli.run(book(9, "1")).exit());
            String id = booked.path("id").asText();
            json(cli, "appointments", "update", id, "--start", Clinic.DAY + "T10:00", "--duration", "30m");
            assertEquals("free", ehr.status("Slot/s9"));
            assertEquals("busy", ehr.status("Slot/s10"));
            assertEquals(
                    "cancelled",
                    json(cli, "appointments", "cancel", id).path("status").asText());
            assertEquals("free", ehr.status("Slot/s10"));
        }
    }

    @Test
    void argonautBooksWhatWasFound() throws Exception {
        try (FakeEhr ehr = new FakeEhr("appt-id")) {
            Cli cli = cli(ehr, "argonaut");
            assertEquals(
                    "booked", json(cli, book(9, "1")).path(0).path("status").asText());
            assertEquals("busy", ehr.status("Slot/s9"));
            assertEquals(6, cli.run(book(9, "1")).exit());
            assertEquals(8, cli.run("appointments", "cancel", "1").exit());
            assertTrue(
                    ehr.log().get(1).contains("{\"name\":\"patient-id\",\"valueUri\":\"Patient/1\"}"),
                    ehr.log().toString());
        }
    }

    @Test
    void whatNoDocumentNamesIsHintedAtAndSent() throws Exception {
        try (FakeEhr ehr = new FakeEhr("")) {
            Cli.Result result = cli(ehr, "dips").run("timeslots", "list");
            assertEquals(8, result.exit(), result::err);
            assertTrue(result.err().contains("no document says that DIPS has timeslots list"), result.err());
        }
    }

    private Cli cli(FakeEhr ehr, String emr) {
        return new Cli(home)
                .with("EHRCTL_API", "fhir:" + ehr.url())
                .with("EHRCTL_EMR", emr)
                .with("EHRCTL_CARE_UNIT", "3")
                .with("EHRCTL_TIME_ZONE", "Europe/Oslo");
    }

    private static String[] book(int hour, String service) {
        return new String[] {
            "appointments",
            "create",
            "--start",
            Clinic.DAY + (hour < 10 ? "T0" : "T") + hour + ":00",
            "--duration",
            "30m",
            "--resource-id",
            "2",
            "--healthcare-service-id",
            service,
            "--patient-id",
            "1"
        };
    }

    private static JsonNode json(Cli cli, String... words) throws Exception {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "-o";
        all[words.length + 1] = "json";
        Cli.Result result = cli.run(all);
        assertEquals(0, result.exit(), result::err);
        return Json.parse(result.out());
    }
}
