package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read through the third door, from a real server. */
class ReadingTest {
    @TempDir
    private Path home;

    private Clinic clinic;
    private Cli cli;

    @BeforeEach
    void openAClinic() throws Exception {
        clinic = Clinic.open();
        cli = clinic.cli(home);
    }

    @Test
    void aCareUnitIsALocation() throws Exception {
        JsonNode unit = json("care-units", "get", clinic.location);
        assertEquals("Sentrum", unit.path("name").asText());
        boolean listed = false;
        for (JsonNode each : json("care-units", "list")) {
            listed |= each.path("id").asText().equals(clinic.location);
        }
        assertTrue(listed);
        assertEquals(5, run("care-units", "get", "nowhere").exit());
    }

    @Test
    void resourcesArePractitionersWithARoleAndDevices() throws Exception {
        JsonNode list = json("resources", "list");
        assertEquals(2, list.size());
        assertEquals("Kari Lie", list.get(0).path("name").asText());
        assertEquals("person", list.get(0).path("type").asText());
        assertEquals("Device/" + clinic.device, list.get(1).path("id").asText());
        assertEquals(
                "equipment",
                json("resources", "get", "Device/" + clinic.device).path("type").asText());
    }

    @Test
    void whoIsKnownByASchedulesPlaceAloneIsAResourceToo() throws Exception {
        String other = clinic.post(Clinic.person("Practitioner", "Per", "Dahl"));
        assertEquals(5, run("resources", "get", other).exit());
        clinic.post(clinic.schedule("Practitioner", other));
        assertEquals(3, json("resources", "list").size());
        assertEquals("Per Dahl", json("resources", "get", other).path("name").asText());
    }

    @Test
    void aResourceOfAnotherCareUnitIsUnknownHere() throws Exception {
        Cli.Result result = run("resources", "get", Clinic.open().practitioner);
        assertEquals(5, result.exit());
        assertTrue(result.err().contains("INVALID_RESOURCE_ID"), result.err());
    }

    @Test
    void servicesAreThoseOfTheCareUnit() throws Exception {
        Clinic.open();
        JsonNode list = json("healthcare-services", "list");
        assertEquals(1, list.size());
        assertEquals(clinic.service, list.get(0).path("id").asText());
        assertTrue(list.get(0).path("duration_minutes").isNull());
    }

    @Test
    void timeslotsAreFreeSlotsWithinTheWindow() throws Exception {
        JsonNode list = json("timeslots", "list", "--start", "2026-11-23T09:00", "--end", "2026-11-23T11:00");
        assertEquals(2, list.size());
        assertEquals(
                1,
                json("timeslots", "list", "--start", "2026-11-23T09:00", "--end", "2026-11-23T10:15")
                        .size());
        assertEquals("2026-11-23T09:00:00+01:00", list.get(0).path("start").asText());
        assertEquals(clinic.practitioner, list.get(0).path("resource_id").asText());
        assertEquals(clinic.service, list.get(0).path("healthcare_service_id").asText());
        assertEquals(
                8,
                json("timeslots", "list", "--resource-id", clinic.practitioner).size());
        assertEquals(
                0,
                json("timeslots", "list", "--resource-id", "Device/" + clinic.device)
                        .size());
    }

    @Test
    void timeslotsOfAScheduleWithoutAPlaceCountWhereItsPersonWorks() throws Exception {
        ObjectNode schedule = clinic.schedule("Practitioner", clinic.practitioner);
        schedule.putArray("actor").add(Clinic.ref("Practitioner", clinic.practitioner));
        clinic.post(Clinic.slot(clinic.post(schedule), 17));
        ObjectNode elsewhere = clinic.schedule("Practitioner", clinic.practitioner);
        elsewhere
                .putArray("actor")
                .add(Clinic.ref("Practitioner", clinic.practitioner))
                .add(Clinic.ref("Location", Clinic.open().location));
        clinic.post(Clinic.slot(clinic.post(elsewhere), 18));
        JsonNode list = json("timeslots", "list", "--start", "2026-11-23T16:00", "--duration", "4h");
        assertEquals(1, list.size(), () -> Json.pretty(list));
        assertTrue(list.get(0).path("healthcare_service_id").isNull());
    }

    @Test
    void appointmentsAreShownInTheWordsOfTheApi() throws Exception {
        assertEquals(0, cli.run(clinic.book(9)).exit());
        ObjectNode arrived = Json.object().put("resourceType", "Appointment").put("status", "noshow");
        arrived.put("start", "2026-11-23T07:00:00Z").put("end", "2026-11-23T07:30:00Z");
        Participants.add(arrived.putArray("participant"), new Reference("Patient", clinic.patient));
        Participants.add(arrived.withArrayProperty("participant"), new Reference("Location", clinic.location));
        clinic.post(arrived);
        JsonNode all = json("appointments", "list");
        assertEquals(2, all.size());
        assertEquals("noshow", all.get(0).path("status").asText());
        assertEquals("booked", all.get(1).path("status").asText());
        assertEquals(
                1,
                json("appointments", "list", "--resource-id", clinic.practitioner)
                        .size());
        assertEquals(
                2, json("appointments", "list", "--patient-id", clinic.patient).size());
        // One that began before the window and goes on is in it; one that ends as it begins is not.
        assertEquals(
                1, json("appointments", "list", "--start", "2026-11-23T09:15").size());
        assertEquals(
                0, json("appointments", "list", "--start", "2026-11-23T09:30").size());
        assertEquals(
                1, json("appointments", "list", "--end", "2026-11-23T09:00").size());
        String id = all.get(1).path("id").asText();
        assertEquals(
                clinic.patient,
                json("appointments", "get", id).path("patient_id").asText());
        assertEquals(5, run("appointments", "get", "nope").exit());
        assertEquals(5, Clinic.open().cli(home).run("appointments", "get", id).exit());
    }

    @Test
    void anyRequestPassesThroughAndIsToldWithoutIdsOfPeople() throws Exception {
        Cli.Result result = run("api", "GET", "/Patient/" + clinic.patient, "-v", "-o", "json");
        assertEquals("Patient", Json.parse(result.out()).path("resourceType").asText());
        assertTrue(result.err().contains("GET /Patient/*** 200"), result.err());
        assertEquals(
                0, run("api", "GET", clinic.base + "/Slot", "-q", "status=free").exit());
        assertEquals(2, run("api", "GET", "https://other.example/Slot").exit());
        assertEquals(5, run("api", "GET", "/Patient/nope").exit());
    }

    @Test
    void whatFhirHasNoPlaceForEndsWithEight() {
        assertEquals(8, run("appointments", "confirm", "A1", "--code", "123456").exit());
    }

    @Test
    void plainHttpGoesToThisMachineOnly() {
        Cli.Result result = run("care-units", "list", "--api", "fhir:http://fhir.example/r4");
        assertEquals(2, result.exit());
        assertEquals(
                2, run("care-units", "list", "--api", "fhir:fhir.example/r4").exit());
    }

    private Cli.Result run(String... words) {
        return cli.run(words);
    }

    private JsonNode json(String... words) throws Exception {
        String[] all = java.util.Arrays.copyOf(words, words.length + 2);
        all[words.length] = "-o";
        all[words.length + 1] = "json";
        Cli.Result result = cli.run(all);
        assertEquals(0, result.exit(), result::err);
        return Json.parse(result.out());
    }
}
