package ehrctl.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Reads the header that says when to come back: seconds or a date (RFC 9110, 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** How long to wait from {@code now} on; null where the header is missing or says nothing that can be read. */
    static @Nullable Duration read(@Nullable String value, Instant now) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        if (value.charAt(0) >= '0' && value.charAt(0) <= '9') {
            try {
                // No clock reaches further than that, and no user waits for it.
                return Duration.ofSeconds(Math.min(Long.parseLong(value), Integer.MAX_VALUE));
            } catch (NumberFormatException e) {
                return null;
            }
        }
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
