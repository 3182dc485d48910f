package ehrctl.command;

import ehrctl.api.Failure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 30m}, {@code 1h30m}, {@code 45s}, {@code 500ms}. */
final class Durations {
    /** A hundred years; who counts the nanoseconds of much more counts wrong. */
    private static final int LONGEST_DAYS = 36_500;

    private Durations() {}

    static Duration parse(String text, String option) {
        long millis = 0;
        int at = 0;
        while (at < text.length()) {
            int digits = at;
            while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
                digits++;
            }
            int unit = digits;
            while (unit < text.length() && Character.isLetter(text.charAt(unit))) {
                unit++;
            }
            Long factor = factor(text.substring(digits, unit));
            if (digits == at || digits - at > 9 || factor == null) {
                throw wrong(option);
            }
            millis += Long.parseLong(text.substring(at, digits)) * factor;
            if (millis > LONGEST_DAYS * 86_400_000L) {
                throw Failure.usage(option + " is longer than " + LONGEST_DAYS + " days");
            }
            at = unit;
        }
        if (millis == 0) {
            throw wrong(option);
        }
        return Duration.ofMillis(millis);
    }

    private static @Nullable Long factor(String unit) {
        return switch (unit) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> 86_400_000L;
            default -> null;
        };
    }

    private static Failure wrong(String option) {
        return Failure.usage(option + " is no length of time", "write it as 30s, 30m or 1h30m");
    }
}
