package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.IsoTime;
import ehrctl.api.Operation;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks timeslots, and chooses those to book: the last ones on offer, where a short booking disturbs least. */
final class SmokeSlots {
    /** Some resources may be fully booked. */
    private static final int MOST_RESOURCES = 10;

    private final SmokeVisit visit;

    SmokeSlots(SmokeVisit visit) {
        this.visit = visit;
    }

    /** A timeslot as the API offers it. */
    record Slot(OffsetDateTime start, OffsetDateTime end, String resourceId, String serviceId) {

        static Slot of(JsonNode slot) {
            Expect.shape(Operation.LIST_TIMESLOTS, slot);
            return new Slot(
                    Expect.time(slot, "start"),
                    Expect.time(slot, "end"),
                    Expect.text(slot, "resource_id"),
                    Expect.text(slot, "healthcare_service_id"));
        }

        boolean sameAs(Slot other) {
            return at(start).equals(at(other.start))
                    && at(end).equals(at(other.end))
                    && resourceId.equals(other.resourceId)
                    && serviceId.equals(other.serviceId);
        }

        private static Instant at(OffsetDateTime time) {
            return time.toInstant();
        }

        String startText() {
            return IsoTime.text(start);
        }

        String endText() {
            return IsoTime.text(end);
        }

        @Override
        public String toString() {
            return "Slot";
        }
    }

    /**
     * Slots to book, the best one first.
     *
     * @param candidates of one resource and service
     */
    record Chosen(List<Slot> candidates) {
        Slot first() {
            return candidates.get(0);
        }

        /** One that does not overlap, or null. */
        @Nullable
        Slot beside(Slot slot) {
            for (Slot other : candidates) {
                if (!other.end().isAfter(slot.start())) {
                    return other;
                }
            }
            return null;
        }

        @Override
        public String toString() {
            return "Chosen";
        }
    }

    void timeslots() {
        visit.firstResource();
        for (int i = 0; i < Math.min(visit.resources.size(), MOST_RESOURCES); i++) {
            String resource = visit.resources.get(i).path("id").asText();
            List<Slot> slots = new ArrayList<>();
            for (JsonNode json :
                    Expect.array(visit.client.send(visit.request(Operation.LIST_TIMESLOTS, "resource_id", resource)))) {
                Slot slot = Slot.of(json);
                if (!slot.resourceId().equals(resource)) {
                    throw CheckEnd.failed("a timeslot of another resource is answered");
                }
                slots.add(slot);
            }
            if (!slots.isEmpty()) {
                Chosen chosen = new Chosen(lastOnesFirst(slots));
                if (!offered(chosen.first())) {
                    throw CheckEnd.failed("a timeslot is not offered when its service and time are asked for");
                }
                visit.slots = chosen;
                return;
            }
        }
        throw CheckEnd.skipped("no timeslot is free");
    }

    /** Those of the last one's service. */
    private static List<Slot> lastOnesFirst(List<Slot> slots) {
        slots.sort((one, other) -> {
            int byTime = other.start().toInstant().compareTo(one.start().toInstant());
            return byTime == 0 ? one.serviceId().compareTo(other.serviceId()) : byTime;
        });
        List<Slot> alike = new ArrayList<>();
        for (Slot slot : slots) {
            if (slot.serviceId().equals(slots.get(0).serviceId())) {
                alike.add(slot);
            }
        }
        return alike;
    }

    /** Whether a slot is on offer now; asked with an hour around it, because nobody says whether bounds count. */
    boolean offered(Slot slot) {
        JsonNode answer = visit.client.send(visit.request(
                Operation.LIST_TIMESLOTS,
                "resource_id",
                slot.resourceId(),
                "healthcare_service_id",
                slot.serviceId(),
                "start",
                IsoTime.text(slot.start().minusHours(1)),
                "end",
                IsoTime.text(slot.end().plusHours(1))));
        boolean found = false;
        for (JsonNode json : Expect.array(answer)) {
            Slot other = Slot.of(json);
            if (!Objects.equals(other.serviceId(), slot.serviceId())) {
                throw CheckEnd.failed("a timeslot of another service is answered");
            }
            found |= other.sameAs(slot);
        }
        return found;
    }
}
