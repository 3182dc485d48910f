package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.smoke.SmokeSlots.Slot;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One booking that {@code smoke} makes, and whatever happens takes back. What is not proven to be this very booking is
 * never touched. The check's thread and the one that cleans up may both want it; whoever comes second waits.
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
    private final String mark = SmokeVisit.MARKER + " "
            + Long.toHexString(ThreadLocalRandom.current().nextLong());
    private final Set<String> before = new HashSet<>();
    private SmokeProof proof;

    /** What it is after a move of which nobody heard; null for none. */
    private @Nullable SmokeProof moved;

    /** Whether an answer named it. */
    private boolean known;

    private State state = State.NONE;
    private @Nullable String id;

    SmokeBooking(SmokeVisit visit, Slot slot) {
        this.visit = visit;
        this.patientId = visit.patientId();
        this.proof = new SmokeProof(slot, patientId, mark);
    }

    synchronized Slot slot() {
        return proof.slot();
    }

    synchronized String comment() {
        return String.valueOf(proof.comment());
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

    /** Books it; answers the appointment. It is held only if that can be this booking. */
    synchronized JsonNode create() {
        visit.client.requireRunning();
        Slot slot = proof.slot();
        remember("patient_id", patientId);
        remember("resource_id", slot.resourceId());
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
                    mark));
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
        String answered = appointment.path("id").textValue();
        if (answered != null && !before.contains(answered) && proof.allows(appointment)) {
            id = answered;
            known = true;
            state = State.HELD;
        }
        return Expect.object(appointment);
    }

    /** Keeps in mind what stands there already. */
    private void remember(String parameter, String bareId) {
        if (visit.facts.of(Operation.LIST_APPOINTMENTS) == SmokeFacts.Support.NO) {
            return;
        }
        try {
            for (JsonNode appointment : Expect.array(visit.client.send(list(parameter, bareId, proof.slot())))) {
                before.add(appointment.path("id").asText());
            }
        } catch (Failure failure) {
            if (failure.exitCode() != ExitCode.UNSUPPORTED) {
                throw failure;
            }
        }
    }

    private ApiRequest list(String parameter, String bareId, Slot slot) {
        return visit.request(
                Operation.LIST_APPOINTMENTS,
                parameter,
                "emr_id:" + bareId,
                "start",
                slot.startText(),
                "end",
                slot.endText());
    }

    /** Moves it; answers the appointment. */
    synchronized JsonNode move(Slot to) {
        SmokeProof next = new SmokeProof(to, patientId, mark + " moved");
        moved = next;
        JsonNode answer = visit.client.send(visit.request(
                Operation.UPDATE_APPOINTMENT,
                "appointment_id",
                id(),
                "start",
                to.startText(),
                "end",
                to.endText(),
                "comment",
                mark + " moved"));
        proof = next;
        moved = null;
        return answer;
    }

    /** Confirms it. */
    synchronized JsonNode confirm() {
        return visit.client.send(confirmation(id()));
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
        if (!proven()) {
            throw CheckEnd.failed("the appointment is another than was booked, so it is not cancelled");
        }
        JsonNode answer = Expect.object(visit.client.clean(
                visit.request(Operation.CANCEL_APPOINTMENT, "appointment_id", id(), "comment", SmokeVisit.MARKER)));
        if (AWAITING.equals(answer.path("status").textValue())) {
            String next = Expect.text(answer, "id");
            if (before.contains(next) || !new SmokeProof(proof.slot(), patientId, null).allows(answer)) {
                throw CheckEnd.failed("what awaits confirmation of the cancellation is another appointment");
            }
            answer = Expect.object(visit.client.clean(confirmation(next)));
        }
        Expect.status(answer, CANCELLED);
        state = State.CANCELLED;
        visit.left.add("cancelled appointment");
        return answer;
    }

    /** Looks at what has its id once more, where the EHR shows it; what is another is not ours. */
    private boolean proven() {
        if (visit.facts.of(Operation.GET_APPOINTMENT) == SmokeFacts.Support.NO) {
            return true;
        }
        try {
            JsonNode now = visit.client.clean(visit.request(Operation.GET_APPOINTMENT, "appointment_id", id()));
            if (proof.allows(now) || (moved != null && moved.allows(now))) {
                return true;
            }
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.UNSUPPORTED) {
                return true;
            }
            if (failure.exitCode() != ExitCode.NOT_FOUND) {
                throw failure;
            }
        }
        id = null;
        state = State.UNKNOWN;
        return false;
    }

    /** Cancels it if it is not; answers what could not be undone, or null. Never throws. */
    synchronized @Nullable String release() {
        try {
            if (state == State.UNKNOWN || (state == State.HELD && !proven())) {
                find();
            }
            if (state == State.HELD) {
                cancel();
            }
            return null;
        } catch (Failure | CheckEnd e) {
            visit.left.add(state == State.HELD ? "appointment that is not cancelled" : "appointment, perhaps");
            String place = " --emr " + visit.emr + " --care-unit " + visit.careUnit();
            return id == null
                    ? visit.emr + ": an appointment may be booked, with the comment " + mark
                            + "; see: ehrctl appointments list" + place + " --start "
                            + proof.slot().startText() + " --end "
                            + proof.slot().endText()
                    : visit.emr + ": appointment " + id + " is not cancelled; ehrctl appointments cancel " + id + place;
        }
    }

    /** Looks whether a booking that nobody heard of again was made; what only resembles it may be somebody else's. */
    private void find() {
        if (visit.facts.of(Operation.LIST_APPOINTMENTS) == SmokeFacts.Support.NO) {
            throw CheckEnd.failed("appointments cannot be listed");
        }
        Set<String> found = new HashSet<>();
        boolean others = look(proof, found);
        SmokeProof next = moved;
        if (next != null) {
            others |= look(next, found);
        }
        // One that was answered before, and is not found, is somewhere all the same.
        if (found.size() > 1 || (found.isEmpty() && (others || known))) {
            throw CheckEnd.failed("it cannot be told which appointment it is");
        }
        id = found.isEmpty() ? null : found.iterator().next();
        state = found.isEmpty() ? State.NONE : State.HELD;
    }

    /** Adds what is proven; answers whether there is more that is new. */
    private boolean look(SmokeProof wanted, Set<String> found) {
        boolean others = false;
        for (JsonNode appointment : Expect.array(visit.client.clean(list("patient_id", patientId, wanted.slot())))) {
            String other = Expect.text(appointment, "id");
            if (!before.contains(other)
                    && !CANCELLED.equals(appointment.path("status").textValue())) {
                boolean ours = wanted.of(appointment);
                others |= !ours;
                if (ours) {
                    found.add(other);
                }
            }
        }
        return others;
    }
}
