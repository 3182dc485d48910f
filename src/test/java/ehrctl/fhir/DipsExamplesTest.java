package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Examples that DIPS publishes of its own resources (DIPSAS/FHIR-IG at 7b579f0, CC0; without their narratives and numbers
 * of people), on a real server. They show the shape of DIPS' records, and nothing of DIPS' server.
 */
class DipsExamplesTest {
    @TempDir
    private Path home;

    private Cli cli;

    @Test
    void whatTheyHoldIsShownAndWhatTheyLackIsNull() throws Exception {
        String base = System.getProperty("ehrctl.fhir", "").isEmpty() ? SmallServer.fresh() : Clinic.open().base;
        for (JsonNode example : Json.parse(Files.readAllBytes(Path.of("src/test/resources/fhir/dips/examples.json")))) {
            String path = "/" + example.path("resourceType").asText() + "/"
                    + example.path("id").asText();
            HttpRequest put = HttpRequest.newBuilder(URI.create(base + path))
                    .header("content-type", "application/fhir+json")
                    .PUT(HttpRequest.BodyPublishers.ofString(Json.compact(example)))
                    .build();
            HttpResponse<String> answer = HttpClient.newHttpClient().send(put, HttpResponse.BodyHandlers.ofString());
            assertEquals(2, answer.statusCode() / 100, answer.body());
        }
        cli = new Cli(home)
                .with("EHRCTL_API", "fhir:" + base)
                .with("EHRCTL_EMR", "dips")
                .with("EHRCTL_CARE_UNIT", "ahl21")
                .with("EHRCTL_TIME_ZONE", "Europe/Oslo");
        assertEquals("ahl21", json("care-units", "get", "ahl21").path("id").asText());
        JsonNode patient = json("patients", "get", "cdp1000001");
        assertEquals("Eddie", patient.path("first_name").asText());
        assertEquals("Skålsvik (Testplan Edi)", patient.path("last_name").asText());
        assertTrue(patient.path("external_id").isMissingNode());
        assertEquals(
                1,
                json("patients", "find", "--last-name", "skålsvik (testplan edi)")
                        .size());
        assertEquals(0, json("patients", "find", "--last-name", "Skålsvik").size());
        // It names no place, and its only participant is no one in particular.
        assertEquals(0, json("healthcare-services", "list").size());
        JsonNode appointment = json("appointments", "get", "ahi38");
        assertEquals("2023-06-30T10:00:00Z", appointment.path("start").asText());
        assertTrue(appointment.path("patient_id").isNull());
        assertTrue(appointment.path("resource_id").isNull());
        assertEquals(
                "cancelled",
                json("appointments", "cancel", "ahi38").path("status").asText());
    }

    private JsonNode json(String... words) throws Exception {
        String[] all = Arrays.copyOf(words, words.length + 2);
        all[words.length] = "-o";
        all[words.length + 1] = "json";
        Cli.Result result = cli.run(all);
        assertEquals(0, result.exit(), result::err);
        return Json.parse(result.out());
    }
}
