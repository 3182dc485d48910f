package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API's own page on Konfidens, step by step, on a real FHIR server. */
class ConversationTest {
    private static final String NUMBER = "26258605879";

    @TempDir
    private Path home;

    private Cli cli;

    @Test
    void fromAPatientToACancelledAppointment() throws Exception {
        Clinic clinic = Clinic.open();
        cli = clinic.cli(home);
        assertTrue(lines("care-units list -o id").contains(clinic.location));
        JsonNode patient = made();
        assertEquals(NUMBER, patient.path("external_id").asText());
        String id = patient.path("emr_id").asText();
        assertEquals(
                id,
                json("patients get emr_id:" + id + " -o json").path("emr_id").asText());
        assertEquals(List.of(clinic.service), lines("healthcare-services list -o id"));
        assertTrue(lines("resources list -o id").contains(clinic.practitioner));
        String slots = "timeslots list --resource-id " + clinic.practitioner + " --healthcare-service-id "
                + clinic.service + " --on " + Clinic.DAY + " --fields start -o ndjson";
        assertEquals(8, lines(slots).size());
        String book = "appointments create --start " + Clinic.DAY + "T10:00 --duration 30m --resource-id "
                + clinic.practitioner + " --healthcare-service-id " + clinic.service + " --patient-id emr_id:" + id
                + " -o id";
        String first = lines(book).get(0);
        assertEquals(7, lines(slots).size());
        String own = "appointments list --patient-id emr_id:" + id + " -o id";
        assertEquals(List.of(first), lines(own));
        assertEquals(
                "cancelled",
                json("appointments cancel " + first + " -o json").path("status").asText());
        assertEquals(8, lines(slots).size());
        assertEquals(id, made().path("emr_id").asText());
        String second = lines(book).get(0);
        assertEquals(2, lines(own).size());
        assertEquals(6, cli.run(book.split(" ")).exit());
        assertEquals(0, cli.run("appointments", "cancel", second).exit());
        assertEquals(
                2,
                cli.input("26258605878")
                        .run("patients create --first-name Ola --last-name Nordmann --external-id @-".split(" "))
                        .exit());
        assertTrue(lines("patients find --first-name Ola --last-name Nordmann -o id")
                .contains("emr_id:" + id));
    }

    private JsonNode made() throws Exception {
        cli.input(NUMBER);
        return json("patients create --first-name Ola --last-name Nordmann --external-id @- -o json");
    }

    private JsonNode json(String line) throws Exception {
        Cli.Result result = cli.run(line.split(" "));
        assertEquals(0, result.exit(), result::err);
        return Json.parse(result.out());
    }

    private List<String> lines(String line) {
        Cli.Result result = cli.run(line.split(" "));
        assertEquals(0, result.exit(), result::err);
        return new ArrayList<>(result.out().lines().toList());
    }
}
