package ehrctl.api;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as ISO 8601 writes it: a date, or a date and a time of day, with or without offset. Read by hand, because
 * {@code java.time}'s formatters cost more than the rest of a command's start.
 *
 * @param local the time without its offset; {@code 24:00} is the next day's beginning
 * @param offset null for a local time
 * @param dateOnly whether only a date was given
 */
public record IsoTime(LocalDateTime local, @Nullable ZoneOffset offset, boolean dateOnly) {

    /**
     * Reads one, such as {@code 2026-11-23T10:00:00+01:00}, {@code 2026-11-23T10:00} or {@code 2026-11-23}.
     *
     * @throws DateTimeException if it is none; with a message where it has the form of a time, but no such time exists
     */
    public static IsoTime parse(String text) {
        try {
            return new Reader(text).read();
        } catch (StringIndexOutOfBoundsException e) {
            throw noTime();
        }
    }

    /** ISO 8601 with seconds and offset, as it is sent. */
    public static String text(OffsetDateTime moment) {
        // Before there were time zones, clocks were apart by odd seconds, which no offset of ISO 8601 can say.
        OffsetDateTime time =
                moment.getOffset().getTotalSeconds() % 60 == 0 ? moment : moment.withOffsetSameInstant(ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(32);
        text.append(time.toLocalDate()).append('T').append(time.toLocalTime());
        if (time.getSecond() == 0 && time.getNano() == 0) {
            text.append(":00");
        }
        return text.append(time.getOffset().getId()).toString();
    }

    private static DateTimeException noTime() {
        return new DateTimeException("");
    }

    /** Reads one time from left to right. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        IsoTime read() {
            int year = number(4);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            if (at < text.length()) {
                expect('T');
            }
            boolean dateOnly = at == text.length();
            if (dateOnly && text.charAt(at - 1) == 'T') {
                throw noTime();
            }
            int hour = dateOnly ? 0 : number(2);
            int minute = 0;
            int second = 0;
            int nano = 0;
            if (!dateOnly) {
                expect(':');
                minute = number(2);
                if (next(':')) {
                    second = number(2);
                    nano = next('.') ? fraction() : 0;
                }
            }
            ZoneOffset offset = at == text.length() ? null : offset();
            checkDate(year, month, day);
            boolean dayEnd = hour == 24 && minute == 0 && second == 0 && nano == 0;
            checkTime(dayEnd ? 0 : hour, minute, second);
            LocalDateTime local = LocalDateTime.of(year, month, day, dayEnd ? 0 : hour, minute, second, nano);
            return new IsoTime(dayEnd ? local.plusDays(1) : local, offset, dateOnly);
        }

        private static void checkDate(int year, int month, int day) {
            if (month < 1 || month > 12) {
                throw new DateTimeException("there is no month " + month);
            }
            int days = YearMonth.of(year, month).lengthOfMonth();
            if (day < 1 || day > days) {
                String name = Month.of(month).name();
                throw new DateTimeException(name.charAt(0) + name.substring(1).toLowerCase(java.util.Locale.ROOT) + " "
                        + year + " has " + days + " days");
            }
        }

        private static void checkTime(int hour, int minute, int second) {
            if (hour > 23) {
                throw new DateTimeException("a day ends at 24:00");
            }
            if (minute > 59 || second > 59) {
                throw new DateTimeException(minute > 59 ? "an hour has 60 minutes" : "a minute has 60 seconds");
            }
        }

        private ZoneOffset offset() {
            if (next('Z')) {
                return end(ZoneOffset.UTC);
            }
            int sign = next('-') ? -1 : 1;
            if (sign > 0) {
                expect('+');
            }
            int hours = number(2);
            int minutes = 0;
            if (at < text.length()) {
                next(':');
                minutes = number(2);
            }
            if (minutes > 59 || hours * 60 + minutes > 18 * 60) {
                throw new DateTimeException("no clock is as far from UTC as that offset");
            }
            return end(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
        }

        private ZoneOffset end(ZoneOffset offset) {
            if (at != text.length()) {
                throw noTime();
            }
            return offset;
        }

        private int fraction() {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
                at++;
            }
            String digits = text.substring(start, at);
            if (digits.isEmpty()) {
                throw noTime();
            }
            return Integer.parseInt((digits + "000000000").substring(0, 9));
        }

        private int number(int length) {
            int value = 0;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(at++);
                if (c < '0' || c > '9') {
                    throw noTime();
                }
                value = value * 10 + (c - '0');
            }
            return value;
        }

        /** Letters in either case. */
        private boolean next(char wanted) {
            if (at < text.length() && (text.charAt(at) == wanted || isSmall(text.charAt(at), wanted))) {
                at++;
                return true;
            }
            return false;
        }

        private static boolean isSmall(char c, char capital) {
            return capital >= 'A' && c == capital + ('a' - 'A');
        }

        private void expect(char wanted) {
            if (!next(wanted)) {
                throw noTime();
            }
        }
    }
}
