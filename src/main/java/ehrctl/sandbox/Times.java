package ehrctl.sandbox;

import ehrctl.api.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Times as the API writes them, ISO 8601 with offset; inside they are seconds since 1970. */
final class Times {
    static final long MINUTE = 60;
    static final long DAY = 86_400;

    private static final int LAST_YEAR = 9999;

    private Times() {}

    /**
     * Reads an instant; one without offset in the zone, in a gap of summer time as moved by its length, in an overlap
     * as the earlier. Parts of a second are dropped.
     *
     * @throws DateTimeException if it is no such time, or not of the years 1 to 9999
     */
    static long parse(String text, ZoneId zone) {
        IsoTime time = IsoTime.parse(text);
        int year = time.local().getYear();
        if (time.dateOnly() || year < 1 || year > LAST_YEAR) {
            throw new DateTimeException("a date alone, or not of the years 1 to 9999");
        }
        ZoneOffset offset = time.offset();
        return offset == null
                ? time.local().atZone(zone).toEpochSecond()
                : time.local().toEpochSecond(offset);
    }

    /** Writes like {@code 2026-11-23T10:00:00+01:00}. */
    static String format(long second, ZoneId zone) {
        OffsetDateTime time = Instant.ofEpochSecond(second).atZone(zone).toOffsetDateTime();
        StringBuilder text = new StringBuilder(25);
        text.append(time.toLocalDate()).append('T');
        two(text, time.getHour()).append(':');
        two(text, time.getMinute()).append(':');
        two(text, time.getSecond());
        int minutes = Math.abs(time.getOffset().getTotalSeconds()) / 60;
        text.append(time.getOffset().getTotalSeconds() < 0 ? '-' : '+');
        two(text, minutes / 60).append(':');
        return two(text, minutes % 60).toString();
    }

    static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
