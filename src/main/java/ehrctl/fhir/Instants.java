package ehrctl.fhir;

import ehrctl.api.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads instants, ISO 8601 with offset. */
final class Instants {
    private Instants() {}

    /** The instant that a text tells; null where it tells none. */
    static @Nullable Instant of(String text) {
        try {
            IsoTime time = IsoTime.parse(text);
            return time.offset() == null ? null : time.local().toInstant(time.offset());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
