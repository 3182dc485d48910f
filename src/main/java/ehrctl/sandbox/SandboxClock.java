package ehrctl.sandbox;

import ehrctl.api.Failure;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The sandbox's "now", which may be set to make what it answers repeat. */
public final class SandboxClock {
    private SandboxClock() {}

    /**
     * A clock that stands still, or the system's.
     *
     * @param iso ISO 8601, in UTC where it has no offset; null for the system's clock
     * @throws Failure USAGE if it is no such time
     */
    public static Clock of(@Nullable String iso) {
        return of(iso, "EHRCTL_SANDBOX_CLOCK");
    }

    /** The same, for a time that stands elsewhere. */
    public static Clock of(@Nullable String iso, String place) {
        if (iso == null) {
            return Clock.systemUTC();
        }
        try {
            return Clock.fixed(Instant.ofEpochSecond(Times.parse(iso, ZoneOffset.UTC)), ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw Failure.usage(place + " is not a time like 2026-11-23T10:00:00+01:00");
        }
    }
}
