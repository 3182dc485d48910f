package ehrctl.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks, after a booking or a move, whether somebody else has an appointment in the same slot: a server may pay no heed to versions,
 * and other programs may book without taking the slot. Who was there first stays; where that cannot be told, nobody does.
 */
final class Rivals {
    private final Server server;

    Rivals(Server server) {
        this.server = server;
    }

    /**
     * Cancels what was made where somebody else has the slot.
     *
     * @throws Problem NO_TIMESLOTS_AVAILABLE where that was done
     * @throws Failure PARTIAL where both are left; UNKNOWN_OUTCOME where the server does not know what it said it had made
     */
    void giveWay(ObjectNode made, ObjectNode slot) {
        List<ObjectNode> holders;
        boolean there = false;
        boolean first = true;
        try {
            holders = new Slots(server).holders(Reference.to(slot));
            for (ObjectNode holder : holders) {
                boolean itself = Reference.to(holder).equals(Reference.to(made));
                there |= itself;
                first &= itself || before(made, holder);
            }
            there = there || server.read(Reference.to(made)) != null;
        } catch (Problem | Failure e) {
            // It was made; that nobody else has the slot is what its version says.
            return;
        }
        if (!there) {
            throw Failure.sent(
                    ExitCode.UNKNOWN_OUTCOME,
                    "the FHIR server said that it made the appointment, but does not know it",
                    "see: ehrctl api GET '/Appointment?slot=" + Slots.name(slot) + "'");
        }
        if (!first) {
            undo(made.deepCopy().put("status", "cancelled"), slot, "cancelled");
            throw Problem.noTimeslot();
        }
    }

    /**
     * Puts an appointment back where it was, where somebody else has the slot that it was moved to.
     *
     * @throws Problem NO_TIMESLOTS_AVAILABLE where that was done
     * @throws Failure PARTIAL where both are left
     */
    void goBack(ObjectNode moved, ObjectNode old, ObjectNode slot) {
        boolean alone = true;
        try {
            for (ObjectNode holder : new Slots(server).holders(Reference.to(slot))) {
                alone &= Reference.to(holder).equals(Reference.to(moved));
            }
        } catch (Problem | Failure e) {
            // It was moved; that nobody else has the slot is what its version says.
            return;
        }
        if (!alone) {
            ObjectNode back = old.deepCopy();
            back.withObjectProperty("meta").put("versionId", Server.version(moved));
            undo(back, slot, "put back");
            throw Problem.noTimeslot();
        }
    }

    private static boolean before(ObjectNode one, ObjectNode other) {
        Instant its = updated(one);
        Instant others = updated(other);
        return its != null && others != null && its.isBefore(others);
    }

    private static @Nullable Instant updated(ObjectNode resource) {
        return Instants.of(resource.path("meta").path("lastUpdated").asText());
    }

    private void undo(ObjectNode undone, ObjectNode slot, String what) {
        Changes.Result result = new Changes(server).change(undone);
        if (result.end() != Changes.End.DONE) {
            throw Failure.sent(
                    ExitCode.PARTIAL,
                    Slots.name(slot) + " has two appointments, and the later one, "
                            + undone.path("id").asText() + ", could not be " + what,
                    String.valueOf(result.why() == null ? "" : result.why().getMessage()),
                    "see: ehrctl api GET '/Appointment?slot=" + Slots.name(slot) + "'");
        }
    }
}
