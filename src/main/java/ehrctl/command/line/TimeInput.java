package ehrctl.command.line;

import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads times as they stand on the command line: ISO 8601, a local time, a day or a word for one, a time from now.
 *
 * @param clock what is now
 * @param zone how local times are read; asked only for those, and for none without a zone that is known
 * @param zoneIfKnown the same, or null
 */
public record TimeInput(Supplier<Clock> clock, Supplier<ZoneId> zone, Supplier<@Nullable ZoneId> zoneIfKnown) {
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> WORDS =
            List.of("now", "today", "tomorrow", "yesterday", "mon", "tue", "wed", "thu", "fri", "sat", "sun");

    /**
     * What was read.
     *
     * @param time an end that is a day is that day's end
     * @param day whether a whole day was given
     * @param zone the zone it was read in; null where it brought its offset
     * @param word whether it says something else on another day
     */
    public record Moment(
            OffsetDateTime time, boolean day, @Nullable ZoneId zone, boolean word) {
        public Moment after(Durations.Length length) {
            OffsetDateTime end = zone == null
                    ? time.plus(length.exact())
                    : length.after(time.atZoneSameInstant(zone)).toOffsetDateTime();
            return new Moment(end, false, zone, word);
        }
    }

    /**
     * Reads one time as people may write it.
     *
     * @param end whether a day means the end of it
     */
    public Moment read(String text, String option, boolean end) {
        try {
            if (text.startsWith("+") || text.startsWith("-")) {
                return fromNow(text, option);
            }
            String lower = text.toLowerCase(Locale.ROOT);
            if (lower.equals("now")) {
                return now();
            }
            int blank = lower.indexOf(' ');
            String day = blank < 0 ? lower : lower.substring(0, blank);
            if (WORDS.contains(day)) {
                return onDay(day, blank < 0 ? null : text.substring(blank + 1), option, end);
            }
            if (text.indexOf(':') == 1 || text.indexOf(':') == 2) {
                return onDay("today", text, option, end);
            }
            if (blank == 10) {
                return local(IsoTime.parse(day + "T" + hours(text.substring(11))), option, end, false);
            }
            return local(IsoTime.parse(text), option, end, false);
        } catch (DateTimeException e) {
            throw wrong(text, option, String.valueOf(e.getMessage()));
        }
    }

    private Moment now() {
        ZoneId known = zoneIfKnown.get();
        Instant now = clock.get().instant().truncatedTo(ChronoUnit.SECONDS);
        return new Moment(now.atZone(known == null ? ZoneOffset.UTC : known).toOffsetDateTime(), false, known, true);
    }

    private Moment fromNow(String text, String option) {
        Durations.Length length;
        try {
            length = Durations.length(text.substring(1), option);
        } catch (Failure e) {
            throw new DateTimeException("");
        }
        Moment now = now();
        if (text.charAt(0) == '+') {
            return now.after(length);
        }
        ZonedDateTime start = now.time().atZoneSameInstant(now.zone() == null ? ZoneOffset.UTC : now.zone());
        return new Moment(length.before(start).toOffsetDateTime(), false, now.zone(), true);
    }

    /** @param timeOfDay null for the whole day */
    private Moment onDay(String word, @Nullable String timeOfDay, String option, boolean end) {
        String tail = timeOfDay == null ? "" : "T" + hours(timeOfDay);
        // An offset says which day it is there, so that no zone is needed.
        ZoneOffset offset = IsoTime.parse("2000-01-01" + tail).offset();
        LocalDate today = LocalDate.ofInstant(clock.get().instant(), offset == null ? zone.get() : offset);
        LocalDate date = switch (word) {
            case "now", "today" -> today;
            case "tomorrow" -> today.plusDays(1);
            case "yesterday" -> today.minusDays(1);
            default ->
                today.plusDays((DAYS.indexOf(word) + 8 - today.getDayOfWeek().getValue()) % 7);
        };
        return local(IsoTime.parse(date + tail), option, end, true);
    }

    /** People write {@code 9:00}. */
    private static String hours(String timeOfDay) {
        return timeOfDay.indexOf(':') == 1 ? "0" + timeOfDay : timeOfDay;
    }

    private Moment local(IsoTime iso, String option, boolean end, boolean word) {
        LocalDateTime moment = iso.dateOnly() && end ? iso.local().plusDays(1) : iso.local();
        if (iso.offset() != null) {
            return new Moment(moment.atOffset(iso.offset()), false, null, word);
        }
        ZoneId in = zone.get();
        List<ZoneOffset> offsets = in.getRules().getValidOffsets(moment);
        if (offsets.size() == 1) {
            return new Moment(moment.atOffset(offsets.get(0)), iso.dateOnly(), in, word);
        }
        if (iso.dateOnly()) {
            // Where summer time changes at midnight, a day begins when its first minute does.
            return new Moment(moment.toLocalDate().atStartOfDay(in).toOffsetDateTime(), true, in, word);
        }
        var change = in.getRules().getTransition(moment);
        String both = moment + change.getOffsetBefore().toString() + " or " + moment + change.getOffsetAfter();
        throw Failure.usage(
                option + (offsets.isEmpty() ? " does not exist" : " exists twice") + " in " + in
                        + ", where summer time changes",
                "write it with its offset: " + both);
    }

    private static Failure wrong(String text, String option, String why) {
        int blank = text.indexOf(' ');
        String near = near((blank < 0 ? text : text.substring(0, blank)).toLowerCase(Locale.ROOT));
        String message = option + " is not a time";
        if (!why.isEmpty()) {
            message += ": " + why;
        } else if (near != null) {
            message += "; did you mean " + near + "?";
        } else if (!text.isEmpty() && Character.isDigit(text.charAt(0)) && length(text)) {
            message += "; did you mean +" + text + ", from now on?";
        }
        return Failure.usage(
                message,
                "a day: today, tomorrow, fri, YYYY-MM-DD; a time: 10:00, 'fri 10:00', YYYY-MM-DDTHH:MM;",
                "with offset: YYYY-MM-DDTHH:MM+01:00; from now: now, +90m, +2d");
    }

    private static @Nullable String near(String word) {
        for (String day : DAYS) {
            if (word.startsWith(day)) {
                return day;
            }
        }
        return Nearest.to(word, WORDS);
    }

    private static boolean length(String text) {
        try {
            Durations.length(text, "");
            return true;
        } catch (Failure e) {
            return false;
        }
    }
}
