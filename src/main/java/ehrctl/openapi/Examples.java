package ehrctl.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.id.TestNumbers;
import ehrctl.json.Json;
import ehrctl.sandbox.Sandbox;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each operation of an EHR is asked and answers, from a sandbox of its own whose clock stands still. */
final class Examples {
    /** The EHR that supports everything. */
    private static final String DEFAULT = "webdoc";

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-05T07:00:00Z"), ZoneOffset.UTC);
    private static final int MOST_ELEMENTS = 2;

    /** What was sent and what came back. */
    record Example(ApiRequest request, JsonNode answer) {
        @Override
        public String toString() {
            return "Example";
        }
    }

    private final Map<Operation, Example> found = new EnumMap<>(Operation.class);
    private final Sandbox sandbox;
    private final Ehr ehr;
    private @Nullable String careUnit;

    private Examples(Sandbox sandbox, Ehr ehr) {
        this.sandbox = sandbox;
        this.ehr = ehr;
    }

    /** @param ehr whose they are; null for those of an EHR that supports everything */
    static Map<Operation, Example> of(@Nullable Ehr ehr) {
        Ehr whose = ehr == null ? Ehrs.find(DEFAULT) : ehr;
        if (whose == null) {
            throw new IllegalStateException("ehrs.json lacks " + DEFAULT);
        }
        try (Sandbox sandbox = Sandbox.inMemory(CLOCK)) {
            Examples examples = new Examples(sandbox, whose);
            examples.collect();
            return examples.found;
        }
    }

    private void collect() {
        careUnit = first(Operation.LIST_CARE_UNITS, "id");
        ask(Operation.GET_CARE_UNIT);
        String resource = first(Operation.LIST_RESOURCES, "id");
        ask(Operation.GET_RESOURCE, "resource_id", resource);
        first(Operation.LIST_HEALTHCARE_SERVICES, "id");
        ask(Operation.GET_SCHEDULE, "resource_id", resource);
        schedule(resource);
        String patient = patient();
        JsonNode slot = ask(Operation.LIST_TIMESLOTS, "resource_id", resource).path(0);
        appointments(slot, patient, resource);
        records(patient, resource);
    }

    private void schedule(String resource) {
        ask(
                Operation.CREATE_SCHEDULE,
                "resource_id",
                resource,
                "start",
                "2026-01-10T10:00:00+01:00",
                "end",
                "2026-01-10T12:00:00+01:00");
    }

    /** The EHR's id of a new patient, in the form that follow-up calls need. */
    private String patient() {
        ObjectNode body = Json.object().put("first_name", "Kari").put("last_name", "Testnes");
        if (ehr.patientNeeds(Source.CHOSEN).contains("external_id") && ehr.externalId() != null) {
            body.put("external_id", TestNumbers.of(ehr.externalId()));
        }
        body.putArray("phones").add("+4700000000");
        String id =
                "emr_id:" + send(Operation.CREATE_PATIENT, body).path("emr_id").asText();
        ask(Operation.GET_PATIENT, "patient_id", id);
        ask(Operation.FIND_PATIENTS, "last_name", "Testnes");
        return id;
    }

    private void appointments(JsonNode slot, String patient, String resource) {
        ObjectNode body = Json.object();
        for (String field : new String[] {"start", "end", "resource_id", "healthcare_service_id"}) {
            body.set(field, slot.path(field));
        }
        String id = send(Operation.CREATE_APPOINTMENT, body.put("patient_id", patient))
                .path(0)
                .path("id")
                .asText();
        if (ehr.twoStep()) {
            ask(Operation.CONFIRM_APPOINTMENT, "appointment_id", id, "confirmation.code", Parameter.SANDBOX_CODE);
        }
        ask(Operation.LIST_APPOINTMENTS, "resource_id", resource);
        ask(Operation.GET_APPOINTMENT, "appointment_id", id);
        ask(Operation.UPDATE_APPOINTMENT, "appointment_id", id, "comment", "By phone");
        ask(Operation.UPDATE_APPOINTMENTS, "ids", id, "comment", "By video");
        ask(Operation.CANCEL_APPOINTMENT, "appointment_id", id);
    }

    private void records(String patient, String author) {
        ObjectNode note = Json.object()
                .put("template_id", Parameter.UNSTRUCTURED)
                .put("title", "Call")
                .put("created_by_id", author);
        note.putObject("content").put("unstructured", "Called back.");
        ask(Operation.CREATE_MEDICAL_NOTE, note, "patient_id", patient);
        ask(Operation.LIST_MEDICAL_NOTES, "patient_id", patient);
        ObjectNode document = Json.object()
                .put("content", Base64.getEncoder().encodeToString(new byte[] {'h', 'i'}))
                .put("format", "text/plain")
                .put("title", "Referral")
                .put("type", "referral")
                .put("created_by_id", author);
        ask(Operation.CREATE_DOCUMENT, document, "patient_id", patient);
        ask(Operation.LIST_DOCUMENTS, "patient_id", patient);
    }

    private String first(Operation operation, String field) {
        return ask(operation).path(0).path(field).asText();
    }

    private JsonNode send(Operation operation, ObjectNode body) {
        return ask(operation, body);
    }

    private JsonNode ask(Operation operation, String... values) {
        return ask(operation, null, values);
    }

    private JsonNode ask(Operation operation, @Nullable ObjectNode body, String... values) {
        ApiRequest.Builder request = ApiRequest.of(operation, ehr.code(), careUnit);
        for (int i = 0; i < values.length; i += 2) {
            Parameter parameter = operation.parameter(values[i]);
            if (parameter == null) {
                throw new IllegalStateException(operation + " has no " + values[i]);
            }
            if (parameter.kind().list()) {
                request.put(parameter, Json.array().add(values[i + 1]));
            } else {
                request.put(parameter, values[i + 1]);
            }
        }
        ApiRequest asked = request.build();
        if (body != null) {
            asked = new ApiRequest(asked.method(), asked.path(), asked.query(), asked.headers(), body);
        }
        ApiResponse response = sandbox.send(asked);
        if (!response.ok()) {
            // This EHR lacks the operation, or what it needs.
            return response.body();
        }
        found.put(operation, new Example(asked, shortened(response.body())));
        return response.body();
    }

    private static JsonNode shortened(JsonNode answer) {
        if (!answer.isArray() || answer.size() <= MOST_ELEMENTS) {
            return answer;
        }
        ArrayNode some = Json.array();
        for (int i = 0; i < MOST_ELEMENTS; i++) {
            some.add(answer.get(i));
        }
        return some;
    }
}
