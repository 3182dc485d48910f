package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Parameter;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Updates, cancels and confirms appointments, one or many; of many, all or none. */
final class AppointmentChanges {
    private final Database database;
    private final AppointmentRules appointments;

    AppointmentChanges(Database database) {
        this.database = database;
        this.appointments = new AppointmentRules(database);
    }

    /** What an update sets; null is left as it is. */
    private record Update(
            @Nullable Period ends,
            @Nullable String resourceId,
            @Nullable String comment) {
        boolean movesAnything() {
            return ends != null || resourceId != null;
        }

        @Override
        public String toString() {
            return "Update";
        }
    }

    JsonNode update(CheckedRequest call) {
        return update(call, update(call.body(), call), call.path("appointment_id"), "appointment_id");
    }

    JsonNode cancel(CheckedRequest call) {
        requireCancelled(call);
        return cancel(call, call.path("appointment_id"), "appointment_id");
    }

    JsonNode updateAll(CheckedRequest call) {
        Update update = update(call.body(), call);
        return each(call, (id, path) -> update(call, update, id, path));
    }

    JsonNode cancelAll(CheckedRequest call) {
        requireCancelled(call);
        AppointmentRules.comment(call);
        return each(call, (id, path) -> cancel(call, id, path));
    }

    /** Does it to all or none, and says of each why not. */
    private static ArrayNode each(CheckedRequest call, BiFunction<String, String, ObjectNode> change) {
        ArrayNode answers = Json.array();
        List<Refused.Detail> refused = new ArrayList<>();
        List<String> ids = ids(call);
        for (int i = 0; i < ids.size(); i++) {
            try {
                answers.add(change.apply(ids.get(i), "ids[" + i + "]"));
            } catch (Refused problem) {
                refused.addAll(problem.errors());
            }
        }
        if (!refused.isEmpty()) {
            throw Refused.bad(refused);
        }
        return answers;
    }

    private static List<String> ids(CheckedRequest call) {
        List<String> ids = call.list("ids");
        if (ids.size() > Parameter.MOST_IDS) {
            throw Refused.bad(
                    "MAX_ITEMS_EXCEEDED", "ids names more than " + Parameter.MOST_IDS + " appointments", "ids");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                throw Refused.bad("BAD_INPUT", "ids names " + ids.get(i) + " twice", "ids[" + i + "]");
            }
        }
        return ids;
    }

    private Update update(ObjectNode body, CheckedRequest call) {
        Long start = call.time("start");
        Long end = call.time("end");
        Period ends = null;
        if (start != null && end != null) {
            ends = new Period(start, end);
            Period.requireOrder(start, end, RequestCheck.spelling(body, "end"));
        } else if (start != null || end != null) {
            throw Refused.bad("BAD_INPUT", "start and end can only change together", start == null ? "start" : "end");
        }
        String resourceId = call.text("resource_id");
        Update update = new Update(
                ends,
                resourceId == null ? null : new ResourceRules(database).bare(call, resourceId),
                AppointmentRules.comment(call));
        if (!update.movesAnything() && update.comment() == null) {
            throw Refused.bad("BAD_INPUT", "nothing to change: send start and end, resource_id or comment");
        }
        return update;
    }

    private ObjectNode update(CheckedRequest call, Update update, String id, String path) {
        Appointment old = requireOpen(call, id, path);
        Appointment changed = new Appointment(
                old.id(),
                old.careUnitId(),
                update.resourceId() == null ? old.resourceId() : update.resourceId(),
                old.patientId(),
                old.serviceId(),
                update.ends() == null ? old.start() : update.ends().start(),
                update.ends() == null ? old.end() : update.ends().end(),
                old.status(),
                update.comment() == null ? old.comment() : update.comment());
        if (update.movesAnything()) {
            Period ends = new Period(changed.start(), changed.end());
            new TimeslotRules(database).fitting(call, changed.resourceId(), ends, changed.serviceId(), id);
        }
        store(call, changed);
        return changed.toJson(call);
    }

    private ObjectNode cancel(CheckedRequest call, String id, String path) {
        String comment = AppointmentRules.comment(call);
        Appointment appointment = requireOpen(call, id, path);
        if (call.ehr().twoStep()) {
            return Cancellation.ask(database, call, appointment, comment).toJson(call, appointment);
        }
        Appointment cancelled = appointment.with(Appointment.CANCELLED, comment);
        store(call, cancelled);
        return cancelled.toJson(call);
    }

    JsonNode confirm(CheckedRequest call) {
        String id = call.path("appointment_id");
        Cancellation cancellation = Cancellation.find(database, call, id);
        if (cancellation != null && !cancellation.confirmed()) {
            Appointment appointment = requireOpen(call, cancellation.appointmentId(), "appointment_id");
            requireCode(call);
            Appointment cancelled = appointment.with(Appointment.CANCELLED, cancellation.comment());
            store(call, cancelled);
            database.change("UPDATE cancellation SET confirmed = 1 WHERE emr = ? AND id = ?", call.emr(), id);
            return cancelled.toJson(call, id, Appointment.CANCELLED, cancelled.comment());
        }
        if (cancellation != null
                || !appointments
                        .require(call, id, "appointment_id")
                        .status()
                        .equals(Appointment.AWAITING_CONFIRMATION)) {
            throw Refused.bad("BAD_INPUT", "appointment " + id + " awaits no confirmation", "appointment_id");
        }
        requireCode(call);
        Appointment booked = appointments.require(call, id, "appointment_id").with(Appointment.BOOKED, null);
        store(call, booked);
        return booked.toJson(call);
    }

    /** An appointment that can still change. */
    private Appointment requireOpen(CheckedRequest call, String id, String path) {
        if (Cancellation.find(database, call, id) != null) {
            throw Refused.bad("BAD_INPUT", id + " stands for a cancelling, which can only be confirmed", path);
        }
        Appointment appointment = appointments.require(call, id, path);
        String status = appointment.shownStatus(call.now());
        if (status.equals(Appointment.CANCELLED) || status.equals(Appointment.COMPLETED)) {
            throw Refused.bad("BAD_INPUT", "appointment " + id + " is " + status + " already", path);
        }
        return appointment;
    }

    private static void requireCancelled(CheckedRequest call) {
        if (!Appointment.CANCELLED.equals(call.node("status").textValue())) {
            throw Refused.bad("BAD_INPUT", "status can only be set to " + Appointment.CANCELLED, "status");
        }
    }

    private static void requireCode(CheckedRequest call) {
        if (!call.required("confirmation.code").equals(Parameter.SANDBOX_CODE)) {
            throw Refused.bad("BAD_INPUT", "the code is wrong", "confirmation.code");
        }
    }

    private void store(CheckedRequest call, Appointment appointment) {
        boolean free = database.changeUnlessRefused(
                "UPDATE appointment SET resource_id = ?, start_at = ?, end_at = ?, status = ?, comment = ?"
                        + " WHERE emr = ? AND id = ?",
                appointment.resourceId(),
                appointment.start(),
                appointment.end(),
                appointment.status(),
                appointment.comment(),
                call.emr(),
                appointment.id());
        if (!free) {
            throw Refused.noTimeslot();
        }
    }
}
