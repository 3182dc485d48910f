package ehrctl.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Row;
import org.jspecify.annotations.Nullable;

/** A booking as it is kept; whether it is completed shows only by the clock. */
record Appointment(
        String id,
        String careUnitId,
        String resourceId,
        String patientId,
        String serviceId,
        long start,
        long end,
        String status,
        @Nullable String comment) {
    static final String BOOKED = "booked";
    static final String AWAITING_CONFIRMATION = "awaiting_confirmation";
    static final String COMPLETED = "completed";
    static final String CANCELLED = "cancelled";

    static final String COLUMNS =
            "id, care_unit_id, resource_id, patient_id, healthcare_service_id, start_at, end_at, status, comment";

    static Appointment of(Row row) {
        return new Appointment(
                row.text(0),
                row.text(1),
                row.text(2),
                row.text(3),
                row.text(4),
                row.number(5),
                row.number(6),
                row.text(7),
                row.textOrNull(8));
    }

    /** With another status, and another comment unless that is null. */
    Appointment with(String newStatus, @Nullable String newComment) {
        return new Appointment(
                id,
                careUnitId,
                resourceId,
                patientId,
                serviceId,
                start,
                end,
                newStatus,
                newComment == null ? comment : newComment);
    }

    String shownStatus(long now) {
        return status.equals(BOOKED) && end <= now ? COMPLETED : status;
    }

    ObjectNode toJson(CheckedRequest call) {
        return toJson(call, id, shownStatus(call.now()), comment);
    }

    /** As it is shown under another id, which stands for a change of it. */
    ObjectNode toJson(CheckedRequest call, String shownId, String shownStatus, @Nullable String shownComment) {
        ObjectNode json = Json.object();
        json.put("id", shownId);
        json.put("start", Times.format(start, call.careUnit().zone()));
        json.put("end", Times.format(end, call.careUnit().zone()));
        json.put("status", shownStatus);
        json.put("comment", shownComment);
        json.put("care_unit_id", careUnitId);
        json.put("patient_id", patientId);
        json.put("resource_id", resourceId);
        json.put("healthcare_service_id", serviceId);
        return json;
    }

    @Override
    public String toString() {
        return "Appointment[" + id + "]";
    }
}
