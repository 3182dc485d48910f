package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Notes, documents and schedules through the third door, on a real server. */
class RecordsTest {
    @TempDir
    private Path home;

    private Clinic clinic;

    @BeforeEach
    void openAClinic() throws Exception {
        clinic = Clinic.open();
    }

    @Test
    void aNoteIsPlainTextThatNobodyHasSigned() throws Exception {
        JsonNode note = json(
                "medical-notes",
                "create",
                "--patient-id",
                clinic.patient,
                "--title",
                "Call",
                "--created-by-id",
                clinic.practitioner,
                "--unstructured",
                "Blåbær, 37,5 °C");
        assertEquals(
                "Blåbær, 37,5 °C", note.path("content").path("unstructured").asText());
        assertEquals(false, note.path("signed").asBoolean(true));
        JsonNode kept = clinic.get("/DocumentReference/" + note.path("id").asText());
        assertEquals("preliminary", kept.path("docStatus").asText());
        // An instant of FHIR has its seconds, also where there are none.
        assertEquals("2026-11-22T08:00:00Z", kept.path("date").asText());
        assertEquals(
                1, json("medical-notes", "list", "--patient-id", clinic.patient).size());
        assertEquals(
                0, json("documents", "list", "--patient-id", clinic.patient).size());
    }

    @Test
    void otherTemplatesHaveNoPlaceInFhir() {
        assertEquals(
                8,
                run(
                                "medical-notes",
                                "create",
                                "--patient-id",
                                clinic.patient,
                                "--title",
                                "Call",
                                "--created-by-id",
                                clinic.practitioner,
                                "--template-id",
                                "leyr_acute_visit",
                                "--content",
                                "{\"a\":1}")
                        .exit());
    }

    @Test
    void nothingIsFiledForNobodyOrByNobody() throws Exception {
        assertEquals(
                5,
                run(
                                "medical-notes",
                                "create",
                                "--patient-id",
                                clinic.patient,
                                "--title",
                                "Call",
                                "--created-by-id",
                                "nobody",
                                "--unstructured",
                                "x")
                        .exit());
        assertEquals(
                5,
                run(
                                "medical-notes",
                                "create",
                                "--patient-id",
                                "nobody",
                                "--title",
                                "Call",
                                "--created-by-id",
                                clinic.practitioner,
                                "--unstructured",
                                "x")
                        .exit());
        assertEquals(0, clinic.count("/DocumentReference?patient=Patient/" + clinic.patient));
    }

    @Test
    void aDocumentIsFiledWholeAndListedWithoutItsContent() throws Exception {
        Path file = Files.write(home.resolve("letter.pdf"), new byte[] {1, 2, 3, (byte) 200});
        JsonNode document = json(
                "documents",
                "create",
                "--patient-id",
                clinic.patient,
                "--title",
                "Letter",
                "--type",
                "referral",
                "--created-by-id",
                clinic.practitioner,
                "--file",
                file.toString());
        assertEquals("application/pdf", document.path("format").asText());
        JsonNode listed = json("documents", "list", "--patient-id", clinic.patient);
        assertEquals(document, listed.path(0));
        assertEquals(4, listed.path(0).path("size_bytes").asInt());
        assertTrue(!Json.compact(listed).contains("AQID"));
    }

    @Test
    void aScheduleIsOpenedWithAllItsTimeslots() throws Exception {
        String device = "Device/" + clinic.device;
        JsonNode opened = json(
                "schedules",
                "create",
                device,
                "--start",
                "2026-11-24T08:00",
                "--duration",
                "2h",
                "--slot-minutes",
                "30",
                "--healthcare-service-id",
                clinic.service);
        assertEquals("2026-11-24T08:00:00+01:00", opened.path("start").asText());
        assertEquals(30, opened.path("slot_minutes").asInt());
        JsonNode slots = json("timeslots", "list", "--resource-id", device);
        assertEquals(4, slots.size());
        assertEquals("2026-11-24T09:30:00+01:00", slots.path(3).path("start").asText());
        assertEquals(clinic.service, slots.path(3).path("healthcare_service_id").asText());
        assertEquals(opened, json("schedules", "get", device).path(0));
        assertEquals(
                7,
                run(
                                "schedules",
                                "create",
                                device,
                                "--start",
                                "2026-11-24T09:00",
                                "--duration",
                                "2h",
                                "--slot-minutes",
                                "30")
                        .exit());
        assertEquals(
                7,
                run("schedules", "create", device, "--start", "2026-11-25T09:00", "--duration", "2h")
                        .exit());
    }

    @Test
    void aScheduleShowsItsServicesAndHowLongItsTimeslotsAre() throws Exception {
        JsonNode schedules = json("schedules", "get", clinic.practitioner);
        assertEquals(1, schedules.size());
        assertEquals(30, schedules.path(0).path("slot_minutes").asInt());
        assertEquals(
                clinic.service,
                schedules.path(0).path("healthcare_service_ids").path(0).asText());
        assertEquals(
                0,
                json("schedules", "get", clinic.practitioner, "--start", "2026-12-01")
                        .size());
    }

    private Cli.Result run(String... words) {
        return clinic.cli(home).run(words);
    }

    private JsonNode json(String... words) throws Exception {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "-o";
        all[words.length + 1] = "json";
        Cli.Result result = run(all);
        assertEquals(0, result.exit(), result::err);
        return Json.parse(result.out());
    }
}
