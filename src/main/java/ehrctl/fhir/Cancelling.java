package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cancels appointments: first the appointment, then its slots are freed. */
final class Cancelling {
    private final Server server;
    private final Appointments appointments;
    private final @Nullable String comment;

    Cancelling(Server server, Asked asked) {
        this.server = server;
        this.appointments = new Appointments(server, asked.careUnit());
        this.comment = asked.text("comment");
        if (!asked.body().path("status").asText().equals("cancelled")) {
            throw Problem.bad("BAD_INPUT", "status can only be set to cancelled", "status");
        }
    }

    JsonNode one(String id) {
        return cancel(appointments.requireOpen(id, "appointment_id"));
    }

    /** The appointment that is to be cancelled, where it still can be. */
    ObjectNode open(String id, String path) {
        return appointments.requireOpen(id, path);
    }

    ObjectNode cancel(ObjectNode appointment) {
        String id = appointment.path("id").asText();
        ObjectNode changed = Changes.withComment(appointment, comment).put("status", "cancelled");
        Changes.Result result = new Changes(server).change(changed);
        if (result.end() == Changes.End.UNKNOWN) {
            throw Changes.unknown(result, id);
        }
        if (result.end() == Changes.End.REFUSED) {
            throw Objects.requireNonNull(result.why());
        }
        for (Reference slot : Slots.of(appointment)) {
            if (!new Slots(server).release(slot, id)) {
                throw Failure.sent(
                        ExitCode.PARTIAL,
                        "the appointment " + id + " is cancelled, but its " + slot.text() + " could not be freed",
                        "see: ehrctl api GET /" + slot.text());
            }
        }
        return appointments.toJson(Objects.requireNonNull(result.appointment()));
    }
}
