package ehrctl.command;

import ehrctl.api.Failure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A time as it stands on the command line: ISO 8601 with offset, or a local date-time or date.
 * Read by hand, because {@code java.time}'s formatters cost more than the rest of a command's start.
 *
 * @param local the time without its offset
 * @param offset null for a local time
 * @param dateOnly whether only a date was given
 */
record TimeInput(LocalDateTime local, @Nullable ZoneOffset offset, boolean dateOnly) {

    static TimeInput parse(String text, String option) {
        try {
            return new Reader(text).read();
        } catch (DateTimeException | StringIndexOutOfBoundsException | NumberFormatException e) {
            throw Failure.usage(
                    option + " is no time", "write it as 2026-11-23T10:00+01:00, 2026-11-23T10:00 or 2026-11-23");
        }
    }

    /**
     * The instant, with an offset.
     *
     * @param end whether a date means the end of that day
     * @param zone asked only for a local time
     */
    OffsetDateTime at(boolean end, String option, Supplier<ZoneId> zone) {
        LocalDateTime moment = dateOnly && end ? local.plusDays(1) : local;
        if (offset != null) {
            return moment.atOffset(offset);
        }
        ZoneId in = zone.get();
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(moment);
        if (offsets.size() == 1) {
            return moment.atOffset(offsets.get(0));
        }
        var change = in.getRules().getTransition(moment);
        String both = moment + change.getOffsetBefore().toString() + " or " + moment + change.getOffsetAfter();
        throw Failure.usage(
                option + (offsets.isEmpty() ? " does not exist" : " exists twice") + " in " + in
                        + ", where summer time changes",
                "write it with its offset: " + both);
    }

    /** ISO 8601 with seconds and offset, as it is sent. */
    static String text(OffsetDateTime moment) {
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

    static OffsetDateTime plus(OffsetDateTime start, Duration duration, Supplier<ZoneId> zone, boolean local) {
        OffsetDateTime end = start.plus(duration);
        // A local start may lie before a change of summer time and its end behind it.
        return local ? end.atZoneSameInstant(zone.get()).toOffsetDateTime() : end;
    }

    /** Reads one time from left to right. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        TimeInput read() {
            int year = number(4);
            expect('-');
            int month = number(2);
            expect('-');
            int day = number(2);
            if (at == text.length()) {
                return new TimeInput(LocalDateTime.of(year, month, day, 0, 0), null, true);
            }
            expect('T');
            int hour = number(2);
            expect(':');
            int minute = number(2);
            int second = 0;
            int nano = 0;
            if (next(':')) {
                second = number(2);
                if (next('.')) {
                    nano = fraction();
                }
            }
            LocalDateTime local = LocalDateTime.of(year, month, day, hour, minute, second, nano);
            return new TimeInput(local, at == text.length() ? null : offset(), false);
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
            return end(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
        }

        private ZoneOffset end(ZoneOffset offset) {
            if (at != text.length()) {
                throw new DateTimeException("more than a time");
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
                throw new DateTimeException("no fraction");
            }
            return Integer.parseInt((digits + "000000000").substring(0, 9));
        }

        private int number(int length) {
            int value = 0;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(at++);
                if (c < '0' || c > '9') {
                    throw new DateTimeException("no digit");
                }
                value = value * 10 + (c - '0');
            }
            return value;
        }

        private boolean next(char wanted) {
            if (at < text.length() && text.charAt(at) == wanted) {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char wanted) {
            if (!next(wanted)) {
                throw new DateTimeException("not as expected");
            }
        }
    }
}
