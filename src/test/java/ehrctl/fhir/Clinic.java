package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A care unit of its own on a FHIR server, for one test: a practitioner with a role, a device, a service, a patient, and
 * a Monday with eight slots of half an hour, one each hour from eight on.
 */
final class Clinic {
    static final String DAY = "2026-11-23";

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final String base;
    final String location;
    final String practitioner;
    final String device;
    final String service;
    final String schedule;
    final String patient;

    private Clinic(String base) throws Exception {
        this.base = base;
        location = post(Json.object()
                .put("resourceType", "Location")
                .put("status", "active")
                .put("name", "Sentrum"));
        practitioner = post(person("Practitioner", "Kari", "Lie"));
        ObjectNode kind = Json.object()
                .put("resourceType", "HealthcareService")
                .put("active", true)
                .put("name", "Consultation");
        kind.putArray("location").add(ref("Location", location));
        service = post(kind);
        ObjectNode role = Json.object().put("resourceType", "PractitionerRole").put("active", true);
        role.set("practitioner", ref("Practitioner", practitioner));
        role.putArray("location").add(ref("Location", location));
        post(role);
        ObjectNode machine = Json.object().put("resourceType", "Device");
        machine.putArray("deviceName").addObject().put("name", "Ultrasound").put("type", "user-friendly-name");
        machine.set("location", ref("Location", location));
        device = post(machine);
        schedule = post(schedule("Practitioner", practitioner));
        for (int hour = 8; hour < 16; hour++) {
            post(slot(schedule, hour));
        }
        patient = post(person("Patient", "Åse", "Hansen"));
    }

    /** A new one on the small server, or where {@code -Dehrctl.fhir=URL} says; {@code hapi} starts HAPI FHIR. */
    static Clinic open() throws Exception {
        String other = System.getProperty("ehrctl.fhir", "");
        return new Clinic(
                switch (other) {
                    case "" -> SmallServer.base();
                    case "hapi" -> HapiServer.base();
                    default -> other;
                });
    }

    ObjectNode schedule(String type, String id) {
        ObjectNode schedule = Json.object().put("resourceType", "Schedule").put("active", true);
        schedule.putArray("actor")
                .add(ref(type, id))
                .add(ref("Location", location))
                .add(ref("HealthcareService", service));
        schedule.putObject("planningHorizon").put("start", DAY + "T07:00:00Z").put("end", DAY + "T15:00:00Z");
        return schedule;
    }

    static ObjectNode slot(String schedule, int hour) {
        String start = DAY + (hour < 10 ? "T0" : "T") + hour;
        ObjectNode slot = Json.object().put("resourceType", "Slot").put("status", "free");
        slot.put("start", start + ":00:00+01:00").put("end", start + ":30:00+01:00");
        slot.set("schedule", ref("Schedule", schedule));
        return slot;
    }

    static ObjectNode person(String type, String given, String family) {
        ObjectNode person = Json.object().put("resourceType", type);
        person.putArray("name")
                .addObject()
                .put("family", family)
                .putArray("given")
                .add(given);
        return person;
    }

    static ObjectNode identified(ObjectNode person, String system, String value) {
        person.withArrayProperty("identifier").addObject().put("system", system).put("value", value);
        return person;
    }

    static ObjectNode ref(String type, String id) {
        return Json.object().put("reference", type + '/' + id);
    }

    /** Makes a resource; answers its id. */
    String post(ObjectNode resource) throws Exception {
        return send("POST", '/' + resource.path("resourceType").asText(), resource)
                .path("id")
                .asText();
    }

    JsonNode get(String path) throws Exception {
        return send("GET", path, null);
    }

    JsonNode put(JsonNode resource) throws Exception {
        return send(
                "PUT",
                '/'
                        + resource.path("resourceType").asText()
                        + '/'
                        + resource.path("id").asText(),
                resource);
    }

    /** How many matches a search has. */
    int count(String path) throws Exception {
        return get(path).path("entry").size();
    }

    /** The status of each slot of the schedule, in order. */
    String slots() throws Exception {
        ArrayNode states = Json.array();
        for (JsonNode entry : get("/Slot?schedule=Schedule/" + schedule + "&_sort=start&_count=100")
                .path("entry")) {
            states.add(entry.path("resource").path("status").asText());
        }
        return Json.compact(states).replace("\"", "");
    }

    private JsonNode send(String method, String path, JsonNode body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("content-type", "application/fhir+json")
                .header("accept", "application/fhir+json")
                .header("cache-control", "no-cache")
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(Json.compact(body)))
                .build();
        HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() >= 300) {
            throw new IOException(answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return Json.parse(answer.body());
    }

    /** The program, set to this care unit by way of {@code url}. */
    Cli cli(Path home, String url) {
        return new Cli(home)
                .with("EHRCTL_API", "fhir:" + url)
                .with("EHRCTL_CARE_UNIT", location)
                .with("EHRCTL_TIME_ZONE", "Europe/Oslo");
    }

    Cli cli(Path home) {
        return cli(home, base);
    }

    /** The command that books a slot for the patient. */
    String[] book(int hour) {
        return new String[] {
            "appointments",
            "create",
            "--start",
            DAY + (hour < 10 ? "T0" : "T") + hour + ":00",
            "--duration",
            "30m",
            "--resource-id",
            practitioner,
            "--healthcare-service-id",
            service,
            "--patient-id",
            patient
        };
    }
}
