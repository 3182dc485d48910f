package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.id.HeaderName;
import ehrctl.id.IdType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the checks at one EHR share: how to ask it, and what was found so far. */
final class SmokeVisit {
    /** What everything that is made carries. */
    static final String MARKER = "ehrctl-smoke";

    /** An id that nothing has. */
    static final String UNKNOWN = "ehrctl-smoke-unknown";

    final String emr;
    final SmokeFacts facts;
    final SmokeOptions options;
    final SmokeClient client;
    final SmokeBookings bookings;
    final LeftBehind left = new LeftBehind();

    JsonNode careUnits = JsonNodeFactory.instance.missingNode();
    List<JsonNode> resources = List.of();

    @Nullable
    String careUnit;

    SmokeSlots.@Nullable Chosen slots;

    @Nullable
    JsonNode patient;

    @Nullable
    SmokeBooking booking;

    @Nullable
    String noteId;

    @Nullable
    String documentId;

    SmokeVisit(String emr, SmokeFacts facts, SmokeOptions options, SmokeClient client, SmokeBookings bookings) {
        this.emr = emr;
        this.facts = facts;
        this.options = options;
        this.client = client;
        this.bookings = bookings;
    }

    String careUnit() {
        return need(careUnit, "a care unit");
    }

    JsonNode firstResource() {
        return need(resources.isEmpty() ? null : resources.get(0), "a resource");
    }

    /** The EHR id of whoever writes notes. */
    String author() {
        for (JsonNode resource : resources) {
            if (resource.path("type").asText().equals("person")) {
                return resource.path("id").asText();
            }
        }
        return firstResource().path("id").asText();
    }

    SmokeSlots.Chosen slots() {
        return need(slots, "a free timeslot");
    }

    /** The patient as it was answered when it was created. */
    JsonNode patient() {
        return need(patient, "a patient");
    }

    /** The bare EHR id of the patient. */
    String patientId() {
        return patient().path("emr_id").asText();
    }

    /** The booking, which is not cancelled yet. */
    SmokeBooking booking() {
        SmokeBooking held = need(booking, "a booking");
        return need(held.held() ? held : null, "a booking");
    }

    private static <T> T need(@Nullable T found, String what) {
        if (found == null) {
            throw CheckEnd.skipped("needs " + what + ", and there is none");
        }
        return found;
    }

    /** A request; names of parameters and their values by turns. */
    ApiRequest request(Operation operation, String... values) {
        return builder(operation, values).build();
    }

    ApiRequest.Builder builder(Operation operation, String... values) {
        ApiRequest.Builder request = ApiRequest.of(operation, emr, careUnit());
        for (int i = 0; i < values.length; i += 2) {
            request.put(parameter(operation, values[i]), values[i + 1]);
        }
        return request;
    }

    static Parameter parameter(Operation operation, String name) {
        return Objects.requireNonNull(operation.parameter(name));
    }

    /** A request that names one id by reference to a header. */
    ApiRequest byHeader(Operation operation, String parameter, String typedId, String... values) {
        String header = parameter.equals("patient_id") ? HeaderName.PATIENT : HeaderName.RESOURCE;
        ApiRequest.Builder request = builder(operation, values);
        request.put(parameter(operation, parameter), "header:" + header).header(header, typedId);
        return request.build();
    }

    /** Proves that an EHR id gets the same answer bare, with its type in front, and by header; answers that one. */
    JsonNode inEveryForm(Operation operation, String parameter, String id, String... values) {
        String typed = IdType.EMR_ID.prefix() + ":" + id;
        String[] plain = with(values, parameter, id);
        ApiRequest bare = request(operation, plain);
        JsonNode answer = client.send(bare);
        same(bare, answer, request(operation, with(values, parameter, typed)), "emr_id: before the id");
        same(bare, answer, byHeader(operation, parameter, typed, values), "a header reference");
        return answer;
    }

    /** Proves that two requests get the same answer; once more where somebody may have changed something meanwhile. */
    void same(ApiRequest plain, JsonNode answer, ApiRequest other, String what) {
        if (!client.send(other).equals(answer) && !client.send(other).equals(client.send(plain))) {
            throw CheckEnd.failed(what + " changes the answer");
        }
    }

    private static String[] with(String[] values, String name, String value) {
        String[] more = new String[values.length + 2];
        System.arraycopy(values, 0, more, 0, values.length);
        more[values.length] = name;
        more[values.length + 1] = value;
        return more;
    }
}
