package ehrctl.remote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Reads the header that says when to come back: seconds or a date in one of three forms (RFC 9110, 10.2.3, 5.6.7). */
final class RetryAfter {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private RetryAfter() {}

    /** How long to wait from {@code now} on; null where the header is missing or says nothing that can be read. */
    static @Nullable Duration read(@Nullable String value, Instant now) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        try {
            if (digits(value)) {
                // No clock reaches further than that, and no user waits for it.
                return Duration.ofSeconds(Math.min(Long.parseLong(value), Integer.MAX_VALUE));
            }
            Instant when = date(value, now);
            return when == null ? null : when.isAfter(now) ? Duration.between(now, when) : Duration.ZERO;
        } catch (NumberFormatException | DateTimeException e) {
            return null;
        }
    }

    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The day's name is passed over: the date says it as well. */
    private static @Nullable Instant date(String value, Instant now) {
        String[] words = value.replace('-', ' ').trim().split(" +", -1);
        boolean named = words.length == 6 && words[0].endsWith(",") && words[5].equals("GMT");
        if (named) {
            return instant(words[3], words[2], words[1], words[4], now);
        }
        // That of C's asctime: Sat Nov 21 12:00:42 2026
        return words.length == 5 ? instant(words[4], words[1], words[2], words[3], now) : null;
    }

    private static @Nullable Instant instant(String year, String month, String day, String time, Instant now) {
        int at = month.length() == 3 ? MONTHS.indexOf(month) : -1;
        if (at % 3 != 0
                || time.length() != 8
                || time.charAt(2) != ':'
                || time.charAt(5) != ':'
                || !digits(year)
                || !digits(day)) {
            return null;
        }
        LocalDateTime when = LocalDateTime.of(
                Integer.parseInt(year),
                at / 3 + 1,
                Integer.parseInt(day),
                Integer.parseInt(time.substring(0, 2)),
                Integer.parseInt(time.substring(3, 5)),
                Math.min(59, Integer.parseInt(time.substring(6)))); // a leap second
        if (year.length() == 2) {
            // As RFC 850 has it: of this century, unless that is more than fifty years ahead.
            LocalDateTime today = LocalDateTime.ofInstant(now, ZoneOffset.UTC);
            when = when.plusYears(today.getYear() / 100 * 100L);
            when = when.isAfter(today.plusYears(50)) ? when.minusYears(100) : when;
        }
        return when.toInstant(ZoneOffset.UTC);
    }
}
