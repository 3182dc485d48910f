package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.id.TypedId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Updates appointments. A move takes the new slot first, then changes the appointment, then frees the old slot. */
final class Moving {
    private final Server server;
    private final String careUnit;
    private final Appointments appointments;
    private final Slots slots;
    private final @Nullable Window window;
    private final @Nullable Reference resource;
    private final @Nullable String comment;

    Moving(Server server, Asked asked) {
        this.server = server;
        this.careUnit = asked.careUnit();
        this.appointments = new Appointments(server, careUnit);
        this.slots = new Slots(server);
        Instant start = asked.time("start");
        Instant end = asked.time("end");
        if ((start == null) != (end == null)) {
            throw Problem.bad("BAD_INPUT", "start and end can only change together", start == null ? "start" : "end");
        }
        window = start == null || end == null ? null : Window.ordered(start, end);
        TypedId.Direct id = asked.bareId("resource_id");
        resource = id == null ? null : new Resources(server, careUnit).reference(id, "resource_id");
        comment = asked.text("comment");
        if (window == null && resource == null && comment == null) {
            throw Problem.bad("BAD_INPUT", "nothing to change: send start and end, resource_id or comment", null);
        }
    }

    JsonNode one(String id) {
        return update(open(id, "appointment_id"));
    }

    ObjectNode open(String id, String path) {
        return appointments.requireOpen(id, path);
    }

    ObjectNode update(ObjectNode appointment) {
        ObjectNode changed = Changes.withComment(appointment, comment);
        if (window == null && resource == null) {
            return appointments.toJson(changed(changed, null));
        }
        List<Reference> participants = Participants.of(appointment);
        Reference with = resource == null ? Participants.resource(participants) : resource;
        Window when = window == null ? Window.of(appointment) : window;
        if (with == null || when == null) {
            throw Problem.bad("BAD_INPUT", "the appointment names no resource or no time: give both", null);
        }
        String service = Reference.first(participants, "HealthcareService");
        boolean stays = (resource == null || participants.contains(resource)) && when.equals(Window.of(appointment));
        if (stays) {
            return appointments.toJson(changed(changed, null));
        }
        ObjectNode free = new Timeslots(server, careUnit)
                .fitting(with, when, service, Resources.BARE)
                .slot();
        ObjectNode taken = slots.take(free);
        changed.put("start", free.path("start").asText());
        changed.put("end", free.path("end").asText());
        changed.set("slot", Reference.to(free).list());
        if (resource != null) {
            changed.set("participant", Participants.with(appointment, resource));
        }
        ObjectNode moved = changed(changed, taken);
        new Rivals(server).goBack(moved, appointment, taken);
        leave(appointment);
        return appointments.toJson(moved);
    }

    /** @param taken the slot to be freed again where the appointment cannot be changed; null for none */
    private ObjectNode changed(ObjectNode changed, @Nullable ObjectNode taken) {
        Changes.Result result = new Changes(server).change(changed);
        String id = changed.path("id").asText();
        switch (result.end()) {
            case DONE -> {
                return Objects.requireNonNull(result.appointment());
            }
            case UNKNOWN ->
                throw taken == null
                        ? Changes.unknown(result, id)
                        : Changes.unknown(result, id, Slots.name(taken) + " is taken for it");
            case REFUSED -> {
                RuntimeException why = Objects.requireNonNull(result.why());
                if (taken == null || slots.free(taken)) {
                    throw why;
                }
                throw Failure.sent(
                        ExitCode.PARTIAL,
                        "the appointment " + id + " was not moved, but " + Slots.name(taken)
                                + " could not be freed again",
                        String.valueOf(why.getMessage()),
                        "see: ehrctl api GET /" + Slots.name(taken));
            }
        }
        throw new IllegalStateException();
    }

    private void leave(ObjectNode old) {
        for (Reference slot : Slots.of(old)) {
            if (!slots.release(slot, "")) {
                throw Failure.sent(
                        ExitCode.PARTIAL,
                        "the appointment " + old.path("id").asText() + " is moved, but its old " + slot.text()
                                + " could not be freed",
                        "see: ehrctl api GET /" + slot.text());
            }
        }
    }
}
