package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/** A FHIR server that holds what the sandbox holds of one EHR's first care unit, under the same ids. */
public final class SeededServer {
    private static final String UNIT = "L0_1";
    private static final String END = "2026-11-28T00:00:00+01:00";

    private final ArrayNode entries = Json.array();

    private SeededServer() {}

    /** Its base URL. */
    public static String of(String emr) throws Exception {
        SeededServer seed = new SeededServer();
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK))) {
            seed.add(row(emr));
            seed.slots(sandbox.send(ApiRequest.of(Operation.LIST_TIMESLOTS, emr, UNIT)
                            .put(Objects.requireNonNull(Operation.LIST_TIMESLOTS.parameter("end")), END)
                            .build())
                    .body());
        }
        String base = SmallServer.fresh();
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
        bundle.set("entry", seed.entries);
        HttpRequest request = HttpRequest.newBuilder(URI.create(base))
                .header("content-type", "application/fhir+json")
                .POST(HttpRequest.BodyPublishers.ofString(Json.compact(bundle)))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200 || answer.body().contains("\"status\":\"4")) {
            throw new IOException(answer.body());
        }
        return base;
    }

    private static JsonNode row(String emr) throws Exception {
        JsonNode seed = Json.parse(Objects.requireNonNull(SeededServer.class.getResourceAsStream("/ehrctl/seed.json"))
                .readAllBytes());
        for (JsonNode row : seed.path("ehrs")) {
            if (row.path("emr").asText().equals(emr)) {
                return row;
            }
        }
        throw new IllegalArgumentException(emr);
    }

    private void add(JsonNode row) {
        for (JsonNode unit : row.path("care_units")) {
            ObjectNode location = resource("Location", unit).put("status", "active");
            location.putObject("address").put("text", unit.path("address").asText());
            location.set("name", unit.get("name"));
        }
        for (JsonNode each : row.path("healthcare_services")) {
            ObjectNode service = resource("HealthcareService", each).put("active", true);
            service.set("name", each.get("name"));
            places(service, each);
        }
        for (JsonNode each : row.path("resources")) {
            ObjectNode person = resource("Practitioner", each);
            person.putArray("name").addObject().set("text", each.get("name"));
            identifier(person, each.path("hsa_id").asText(), "urn:oid:1.2.752.29.4.19");
            identifier(
                    person,
                    each.path("se_personal_number").asText(),
                    "http://electronichealth.se/identifier/personnummer");
            ObjectNode role =
                    entry("PractitionerRole", each.path("id").asText()).put("active", true);
            role.set("practitioner", Clinic.ref("Practitioner", each.path("id").asText()));
            places(role, each);
        }
        for (JsonNode each : row.path("patients")) {
            ObjectNode patient = entry("Patient", each.path("emr_id").asText());
            ObjectNode name = patient.putArray("name").addObject();
            name.set("family", each.get("last_name"));
            name.putArray("given").add(each.get("first_name"));
            String number = each.path("external_id").asText();
            identifier(patient, number, number.isEmpty() ? "" : Objects.requireNonNull(Identifiers.forNew(number)));
        }
    }

    private static void places(ObjectNode resource, JsonNode each) {
        for (JsonNode unit : each.path("care_units")) {
            resource.withArrayProperty("location").add(Clinic.ref("Location", unit.asText()));
        }
    }

    private static void identifier(ObjectNode resource, String value, String system) {
        if (!value.isEmpty()) {
            Clinic.identified(resource, system, value);
        }
    }

    private void slots(JsonNode timeslots) {
        Set<String> schedules = new HashSet<>();
        int number = 0;
        for (JsonNode each : timeslots) {
            String resource = each.path("resource_id").asText();
            String service = each.path("healthcare_service_id").asText();
            String schedule = resource + "-" + service.replace('_', '-');
            if (schedules.add(schedule)) {
                ObjectNode calendar = entry("Schedule", schedule);
                calendar.putObject("planningHorizon")
                        .put("start", each.path("start").asText())
                        .put("end", END);
                calendar.putArray("actor")
                        .add(Clinic.ref("Practitioner", resource))
                        .add(Clinic.ref("Location", UNIT))
                        .add(Clinic.ref("HealthcareService", service));
            }
            ObjectNode slot = entry("Slot", "s" + ++number).put("status", "free");
            slot.set("schedule", Clinic.ref("Schedule", schedule));
            slot.set("start", each.get("start"));
            slot.set("end", each.get("end"));
        }
    }

    private ObjectNode resource(String type, JsonNode row) {
        return entry(type, row.path("id").asText());
    }

    private ObjectNode entry(String type, String id) {
        ObjectNode entry = entries.addObject();
        entry.putObject("request").put("method", "PUT").put("url", type + '/' + id);
        return entry.putObject("resource").put("resourceType", type).put("id", id);
    }
}
