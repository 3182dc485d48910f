package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.command.smoke.SmokeSlots.Slot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an appointment must be for {@code smoke} to take it for its own.
 *
 * @param comment holds a mark that no other booking has; null where it cannot be known
 */
record SmokeProof(Slot slot, String patientId, @Nullable String comment) {

    /** Whether everything is there and as it was sent, so that nobody else can have made it. */
    boolean of(JsonNode appointment) {
        return holds(appointment, true);
    }

    /** Whether nothing is another than was sent; not every EHR answers every field of a known appointment. */
    boolean allows(JsonNode appointment) {
        return holds(appointment, false);
    }

    private boolean holds(JsonNode appointment, boolean whole) {
        return at(appointment, "start", slot.start().toInstant())
                && at(appointment, "end", slot.end().toInstant())
                && is(appointment, "resource_id", slot.resourceId(), whole)
                && is(appointment, "healthcare_service_id", slot.serviceId(), whole)
                && is(appointment, "patient_id", patientId, whole)
                && (comment == null || is(appointment, "comment", comment, whole));
    }

    private static boolean at(JsonNode appointment, String field, Instant wanted) {
        try {
            return Expect.time(appointment, field).toInstant().equals(wanted);
        } catch (CheckEnd e) {
            return false;
        }
    }

    private static boolean is(JsonNode appointment, String field, String wanted, boolean whole) {
        JsonNode value = appointment.path(field);
        boolean absent = value.isMissingNode() || value.isNull();
        return absent ? !whole : wanted.equals(value.textValue());
    }

    @Override
    public String toString() {
        return "SmokeProof";
    }
}
