package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A stretch of time; the end is not part of it. */
record Window(Instant start, Instant end) {
    /** @throws Problem where the end is not after the start */
    static Window ordered(Instant start, Instant end) {
        if (!end.isAfter(start)) {
            throw Problem.bad("BAD_INPUT", "end is not after start", "end");
        }
        return new Window(start, end);
    }

    /** The {@code start} and {@code end} of a resource; null where it does not have both. */
    static @Nullable Window of(JsonNode resource) {
        Instant start = Instants.of(resource.path("start").asText());
        Instant end = Instants.of(resource.path("end").asText());
        return start == null || end == null ? null : new Window(start, end);
    }

    boolean startsWithin(Window other) {
        return !start.isBefore(other.start) && start.isBefore(other.end);
    }

    /** From its start to its end. */
    boolean within(Window other) {
        return startsWithin(other) && !end.isAfter(other.end);
    }

    boolean overlaps(Window other) {
        return start.isBefore(other.end) && end.isAfter(other.start);
    }
}
