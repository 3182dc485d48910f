package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Books, shows and lists appointments; each belongs to the care unit that it was booked in. */
final class AppointmentRules {
    private static final int MAX_COMMENT = 500;
    private static final String SELECT =
            "SELECT " + Appointment.COLUMNS + " FROM appointment WHERE emr = ? AND care_unit_id = ?";

    private final Database database;

    AppointmentRules(Database database) {
        this.database = database;
    }

    JsonNode list(CheckedRequest call) {
        TypedId.Direct resource = call.ids().get("resource_id");
        TypedId.Direct patient = call.ids().get("patient_id");
        // Told which index to take, because without statistics SQLite would read more than it must.
        String index = patient != null ? "patient" : resource != null ? "resource" : "care_unit";
        StringBuilder sql = new StringBuilder("SELECT " + Appointment.COLUMNS
                + " FROM appointment INDEXED BY appointment_of_" + index + " WHERE emr = ? AND care_unit_id = ?");
        List<@Nullable Object> values = new ArrayList<>();
        values.add(call.emr());
        values.add(call.careUnit().id());
        if (resource != null) {
            sql.append(" AND resource_id = ?");
            values.add(new ResourceRules(database).id(call, resource));
        }
        if (patient != null) {
            sql.append(" AND patient_id = ?");
            values.add(new PatientRules(database).require(call, patient).emrId());
        }
        within(call, sql, values);
        ArrayNode list = Json.array();
        for (Row row :
                database.rows(sql.append(" ORDER BY start_at, length(id), id").toString(), values.toArray())) {
            list.add(Appointment.of(row).toJson(call));
        }
        return list;
    }

    private static void within(CheckedRequest call, StringBuilder sql, List<@Nullable Object> values) {
        Long start = call.time("start");
        Long end = call.time("end");
        if (start != null && end != null) {
            Period.requireOrder(start, end, "end");
        }
        if (start != null) {
            // No appointment is longer than a day, which lets the index tell where to begin.
            sql.append(" AND start_at > ? AND end_at > ?");
            values.add(start - Times.DAY);
            values.add(start);
        }
        if (end != null) {
            sql.append(" AND start_at < ?");
            values.add(end);
        }
    }

    JsonNode get(CheckedRequest call) {
        String id = call.path("appointment_id");
        Cancellation cancellation = Cancellation.find(database, call, id);
        return cancellation == null
                ? require(call, id, "appointment_id").toJson(call)
                : cancellation.toJson(call, require(call, cancellation.appointmentId(), "appointment_id"));
    }

    /** @throws Refused INVALID_APPOINTMENT_ID if the care unit has none with that id */
    Appointment require(CheckedRequest call, String id, String path) {
        Row row =
                database.row(SELECT + " AND id = ?", call.emr(), call.careUnit().id(), id);
        if (row == null) {
            throw Refused.bad("INVALID_APPOINTMENT_ID", "no appointment has the id " + id, path);
        }
        return Appointment.of(row);
    }

    JsonNode create(CheckedRequest call) {
        String resourceId = new ResourceRules(database).id(call, call.id("resource_id"));
        Patient patient = new PatientRules(database).require(call, call.id("patient_id"));
        String serviceId = call.text("healthcare_service_id");
        if (serviceId != null) {
            new ServiceRules(database).require(call, serviceId, "healthcare_service_id");
        }
        Period ends = new Period(call.requiredTime("start"), call.requiredTime("end"));
        Period.requireOrder(ends.start(), ends.end(), RequestCheck.spelling(call.body(), "end"));
        String comment = comment(call);
        FreeTimeslot slot = new TimeslotRules(database).fitting(call, resourceId, ends, serviceId, null);
        Appointment appointment = new Appointment(
                Sequence.APPOINTMENT.next(database, call.emr()),
                call.careUnit().id(),
                resourceId,
                patient.emrId(),
                slot.serviceId(),
                slot.start(),
                slot.end(),
                call.ehr().twoStep() ? Appointment.AWAITING_CONFIRMATION : Appointment.BOOKED,
                comment);
        insert(call, appointment);
        ArrayNode one = Json.array();
        one.add(appointment.toJson(call));
        return one;
    }

    private void insert(CheckedRequest call, Appointment appointment) {
        boolean free = database.changeUnlessRefused(
                "INSERT INTO appointment (emr, " + Appointment.COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                call.emr(),
                appointment.id(),
                appointment.careUnitId(),
                appointment.resourceId(),
                appointment.patientId(),
                appointment.serviceId(),
                appointment.start(),
                appointment.end(),
                appointment.status(),
                appointment.comment());
        if (!free) {
            throw Refused.noTimeslot();
        }
    }

    /** The comment that was sent, or null. */
    static @Nullable String comment(CheckedRequest call) {
        String comment = call.text("comment");
        if (comment != null && comment.codePointCount(0, comment.length()) > MAX_COMMENT) {
            throw Refused.bad(
                    "INVALID_COMMENT_LENGTH", "comment is longer than " + MAX_COMMENT + " characters", "comment");
        }
        return comment;
    }
}
