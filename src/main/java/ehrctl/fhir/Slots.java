package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes slots and frees them, each time only in the version that was seen: who comes second is refused. */
final class Slots {
    private final Server server;

    Slots(Server server) {
        this.server = server;
    }

    /**
     * Takes a free slot.
     *
     * @return the slot as it is now
     * @throws Problem NO_TIMESLOTS_AVAILABLE where somebody else was faster
     * @throws Failure UNKNOWN_OUTCOME where it is not known whether it was taken
     */
    ObjectNode take(ObjectNode slot) {
        return take(slot, true);
    }

    private ObjectNode take(ObjectNode slot, boolean again) {
        ApiResponse answer;
        try {
            answer = server.update(with(slot, "busy"));
        } catch (Failure failure) {
            throw failure.exitCode() == ExitCode.UNKNOWN_OUTCOME ? maybeTaken(slot, failure.getMessage()) : failure;
        }
        if (answer.status() == 409 || answer.status() == 412) {
            // A server under load says so too where nobody was faster, and a slot may change and still be free.
            ObjectNode now = again ? server.read(Reference.to(slot)) : null;
            boolean same = now != null && Objects.equals(Window.of(now), Window.of(slot));
            if (now == null || !same || !now.path("status").asText().equals("free")) {
                throw Problem.noTimeslot();
            }
            return take(now, false);
        }
        if (!answer.ok() || Outcome.refusal(answer.body())) {
            Problem problem = server.problem(answer, true);
            if (problem.unknown()) {
                throw maybeTaken(slot, problem.getMessage());
            }
            throw problem;
        }
        return changed(answer, with(slot, "busy"));
    }

    private static Failure maybeTaken(ObjectNode slot, @Nullable String why) {
        return Failure.sent(
                ExitCode.UNKNOWN_OUTCOME,
                why + "; nobody was booked, but " + name(slot) + " may be taken without an appointment",
                "see: ehrctl api GET /" + name(slot));
    }

    /** Frees a slot in the version that is given; answers whether that was done. */
    boolean free(ObjectNode slot) {
        try {
            ApiResponse answer = server.update(with(slot, "free"));
            return answer.ok() && !Outcome.refusal(answer.body());
        } catch (Problem | Failure e) {
            return false;
        }
    }

    /**
     * Frees what an appointment leaves behind, unless another appointment holds it too.
     *
     * @return whether nothing is left to be done
     */
    boolean release(Reference reference, String appointmentId) {
        try {
            ObjectNode slot = server.read(reference);
            if (slot == null || !slot.path("status").asText().equals("busy")) {
                return true;
            }
            for (ObjectNode other : holders(reference)) {
                if (!other.path("id").asText().equals(appointmentId)) {
                    return true;
                }
            }
            return free(slot);
        } catch (Problem | Failure e) {
            return false;
        }
    }

    /** Looks once whether a patient has an appointment in a slot, though no answer says so. */
    ObjectNode holder(ObjectNode slot, Reference patient, @Nullable String why) {
        try {
            for (ObjectNode holder : holders(Reference.to(slot))) {
                if (Participants.of(holder).contains(patient)) {
                    return holder;
                }
            }
        } catch (Problem | Failure e) {
            // Then it stays unknown.
        }
        String name = name(slot);
        throw Failure.sent(
                ExitCode.UNKNOWN_OUTCOME,
                why + "; " + name + " may be taken, and whether the appointment was made is not known",
                "see: ehrctl api GET '/Appointment?slot=" + name + "'",
                "where it is not there, nobody was booked and the slot can be freed");
    }

    /** The appointments that hold a slot. */
    List<ObjectNode> holders(Reference slot) {
        List<ObjectNode> holders = new ArrayList<>();
        for (ObjectNode appointment : new Search(server).all(new Query("Appointment").with("slot", slot.text()))) {
            String status = Appointments.status(appointment);
            if (!status.equals("cancelled") && of(appointment).contains(slot)) {
                holders.add(appointment);
            }
        }
        return holders;
    }

    /** The slots that an appointment holds. */
    static List<Reference> of(JsonNode appointment) {
        return Reference.all(appointment.path("slot"), null);
    }

    static String name(ObjectNode slot) {
        return Reference.to(slot).text();
    }

    private static ObjectNode with(ObjectNode slot, String status) {
        return slot.deepCopy().put("status", status);
    }

    /**
     * With the version that the answer tells; a server may answer without content.
     *
     * @throws Failure UNKNOWN_OUTCOME where neither the answer nor a look shows that it was changed
     */
    private ObjectNode changed(ApiResponse answer, ObjectNode sent) {
        String version = Server.versionAfter(answer, sent);
        if (version != null) {
            sent.withObjectProperty("meta").put("versionId", version);
            return sent;
        }
        ObjectNode now = server.read(Reference.to(sent));
        if (now == null || !now.path("status").equals(sent.path("status"))) {
            throw maybeTaken(sent, Problem.saidOnly().getMessage());
        }
        return now;
    }
}
