package ehrctl.command.line;

import ehrctl.api.Failure;
import java.time.Duration;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/** Lengths of time as people write them: {@code 30m}, {@code 1h30m}, {@code 45s}, {@code 500ms}, {@code 2d}, {@code 1w}. */
public final class Durations {
    /** A hundred years; who counts the nanoseconds of much more counts wrong. */
    private static final int LONGEST_DAYS = 36_500;

    private static final long DAY = 86_400_000L;

    private Durations() {}

    /** A length whose days are those of the calendar, which summer time makes shorter or longer. */
    public record Length(long days, Duration rest) {
        Duration exact() {
            return rest.plusDays(days);
        }

        ZonedDateTime after(ZonedDateTime start) {
            return start.plusDays(days).plus(rest);
        }

        ZonedDateTime before(ZonedDateTime end) {
            return end.minusDays(days).minus(rest);
        }
    }

    /** A length whose days have 24 hours. */
    public static Duration parse(String text, String option) {
        return length(text, option).exact();
    }

    public static Length length(String text, String option) {
        long days = 0;
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
                throw wrong(text, option);
            }
            long count = Long.parseLong(text.substring(at, digits)) * factor;
            if (factor < DAY) {
                millis += count;
            } else {
                days += count / DAY;
            }
            if (days + millis / DAY >= LONGEST_DAYS && days * DAY + millis > LONGEST_DAYS * DAY) {
                throw Failure.usage(option + " is longer than " + LONGEST_DAYS + " days");
            }
            at = unit;
        }
        if (days == 0 && millis == 0) {
            throw wrong(text, option);
        }
        return new Length(days, Duration.ofMillis(millis));
    }

    private static @Nullable Long factor(String unit) {
        return switch (unit) {
            case "ms" -> 1L;
            case "s" -> 1_000L;
            case "m" -> 60_000L;
            case "h" -> 3_600_000L;
            case "d" -> DAY;
            case "w" -> 7 * DAY;
            default -> null;
        };
    }

    private static Failure wrong(String text, String option) {
        return onlyDigits(text)
                ? Failure.usage(
                        option + " lacks its unit",
                        "write it as " + text + "s for seconds, " + text + "m for minutes or " + text + "h for hours")
                : Failure.usage(option + " is not a length of time", "write it as 30s, 30m, 1h30m, 1d or 1w");
    }

    /** Few of them: many are no length of time, and may be a number that nobody else may see. */
    private static boolean onlyDigits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 4 && !text.equals("0");
    }
}
