package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import org.jspecify.annotations.Nullable;

/**
 * One booking that {@code smoke} makes, and whatever happens takes back. The check's thread and the one that cleans up
 * may both want it; whoever comes second waits.
 */
final class SmokeBooking {
    private static final String CANCELLED = "cancelled";
    static final String AWAITING = "awaiting_confirmation";
    static final String BOOKED = "booked";

    /** How far it came. */
    private enum State {
        NONE,
        /** Sent, and no answer that tells what became of it. */
        UNKNOWN,
        HELD,
        CANCELLED
    }

    private final SmokeVisit visit;
    private final String patientId;
    private SmokeSlots.Slot slot;
    private State state = State.NONE;
    private @Nullable String id;

    SmokeBooking(SmokeVisit visit, SmokeSlots.Slot slot) {
        this.visit = visit;
        this.patientId = visit.patientId();
        this.slot = slot;
    }

    synchronized SmokeSlots.Slot slot() {
        return slot;
    }

    synchronized boolean held() {
        return state == State.HELD;
    }

    synchronized String id() {
        return String.valueOf(id);
    }

    SmokeVisit visit() {
        return visit;
    }

    /** Books it; answers the appointment. */
    synchronized JsonNode create() {
        visit.client.requireRunning();
        state = State.UNKNOWN;
        JsonNode answer;
        try {
            answer = visit.client.send(visit.request(
                    Operation.CREATE_APPOINTMENT,
                    "start",
                    slot.startText(),
                    "end",
                    slot.endText(),
                    "resource_id",
                    "emr_id:" + slot.resourceId(),
                    "patient_id",
                    "emr_id:" + patientId,
                    "healthcare_service_id",
                    slot.serviceId(),
                    "comment",
                    SmokeVisit.MARKER));
        } catch (CheckEnd end) {
            state = State.NONE;
            throw end;
        } catch (Failure failure) {
            if (failure.exitCode() != ExitCode.UNKNOWN_OUTCOME) {
                state = State.NONE;
            }
            throw failure;
        }
        // A newer page says array, an older one object.
        JsonNode appointment = answer.isArray() && answer.size() == 1 ? answer.get(0) : answer;
        id = appointment.path("id").textValue();
        state = id == null ? State.UNKNOWN : State.HELD;
        return Expect.object(appointment);
    }

    /** Moves it; answers the appointment. */
    synchronized JsonNode move(SmokeSlots.Slot to) {
        JsonNode answer = visit.client.send(visit.request(
                Operation.UPDATE_APPOINTMENT,
                "appointment_id",
                id(),
                "start",
                to.startText(),
                "end",
                to.endText(),
                "comment",
                SmokeVisit.MARKER + " moved"));
        slot = to;
        return answer;
    }

    /** Confirms what awaits it. */
    JsonNode confirm(String appointmentId) {
        return visit.client.send(confirmation(appointmentId));
    }

    private ApiRequest confirmation(String appointmentId) {
        String code = visit.options.code();
        if (code == null) {
            throw CheckEnd.failed("a confirmation is awaited, and no --code is given");
        }
        ApiRequest.Builder request = visit.builder(Operation.CONFIRM_APPOINTMENT, "appointment_id", appointmentId);
        return request.put(
                        SmokeVisit.parameter(Operation.CONFIRM_APPOINTMENT, "confirmation.code"),
                        JsonNodeFactory.instance.textNode(code))
                .build();
    }

    /** Cancels it, in two steps where the EHR wants them; answers the last step's appointment. */
    synchronized JsonNode cancel() {
        JsonNode answer = Expect.object(visit.client.clean(
                visit.request(Operation.CANCEL_APPOINTMENT, "appointment_id", id(), "comment", SmokeVisit.MARKER)));
        if (AWAITING.equals(answer.path("status").textValue())) {
            answer = Expect.object(visit.client.clean(confirmation(Expect.text(answer, "id"))));
        }
        Expect.status(answer, CANCELLED);
        state = State.CANCELLED;
        visit.left.add("cancelled appointment");
        return answer;
    }

    /** Cancels it if it is not; answers what could not be undone, or null. Never throws. */
    synchronized @Nullable String release() {
        try {
            if (state == State.UNKNOWN) {
                find();
            }
            if (state == State.HELD) {
                cancel();
            }
            return null;
        } catch (Failure | CheckEnd e) {
            visit.left.add(state == State.HELD ? "appointment that is not cancelled" : "appointment, perhaps");
            return id == null
                    ? visit.emr + ": an appointment may be booked, with the comment " + SmokeVisit.MARKER
                    : visit.emr + ": appointment " + id + " is not cancelled; ehrctl appointments cancel " + id
                            + " --emr " + visit.emr + " --care-unit " + visit.careUnit();
        }
    }

    /** Looks whether a booking that nobody heard of again was made. */
    private void find() {
        if (visit.facts.of(Operation.LIST_APPOINTMENTS) == SmokeFacts.Support.NO) {
            throw CheckEnd.failed("appointments cannot be listed");
        }
        JsonNode list = visit.client.clean(visit.request(
                Operation.LIST_APPOINTMENTS,
                "patient_id",
                "emr_id:" + patientId,
                "start",
                slot.startText(),
                "end",
                slot.endText()));
        state = State.NONE;
        for (JsonNode appointment : Expect.array(list)) {
            boolean ours = !CANCELLED.equals(appointment.path("status").textValue())
                    && slot.start()
                            .toInstant()
                            .equals(Expect.time(appointment, "start").toInstant());
            if (ours) {
                id = Expect.text(appointment, "id");
                state = State.HELD;
            }
        }
    }
}
