package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import ehrctl.command.line.Durations;
import ehrctl.command.line.TimeInput;
import ehrctl.harness.Chance;
import ehrctl.harness.Trials;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** Times and lengths of time that chance made up. */
class TimeFuzzTest {
    private static final String[] ZONES = {
        "Europe/Stockholm",
        "Europe/Oslo",
        "Australia/Sydney",
        "UTC",
        "Asia/Kathmandu",
        "America/St_Johns",
        "Europe/Dublin"
    };

    @Test
    void aTimeIsRefusedAsUsageOrPrintedAsItIsRead() {
        Trials.each(8_000, 200_000, chance -> {
            String text = chance.oneIn(3) ? chance.bent(time(chance)) : time(chance);
            ZoneId zone = ZoneId.of(chance.of(ZONES));
            OffsetDateTime time;
            try {
                time = input(zone).read(text, "--start", chance.oneIn(2)).time();
            } catch (Failure e) {
                assertEquals(ExitCode.USAGE, e.exitCode());
                return;
            }
            if (time.getYear() < 2 || time.getYear() > 9999) {
                // The command refuses such years, and UTC may write another one at their edge.
                return;
            }
            String printed = IsoTime.text(time);
            OffsetDateTime again = input(zone).read(printed, "--start", false).time();
            assertEquals(time.toInstant(), again.toInstant(), printed);
            assertEquals(printed, IsoTime.text(again));
        });
    }

    @Test
    void aLengthOfTimeIsRefusedAsUsageOrLongerThanNothing() {
        Trials.each(3_000, 100_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int parts = chance.below(chance.oneIn(20) ? 3_000 : 4); parts >= 0; parts--) {
                text.append(chance.below(chance.of(10, 100, 1_000_000_000)))
                        .append(chance.of("ms", "s", "m", "h", "d", "w"));
            }
            String duration = chance.oneIn(3) ? chance.bent(text.toString()) : text.toString();
            try {
                Duration length = Durations.parse(duration, "--duration");
                assertTrue(length.compareTo(Duration.ZERO) > 0, duration);
                TimeInput.Moment start = input(ZoneId.of(chance.of(ZONES))).read("now", "--start", false);
                TimeInput.Moment end = start.after(Durations.length(duration, "--duration"));
                Duration real = Duration.between(start.time(), end.time());
                assertTrue(real.minus(length).abs().compareTo(Duration.ofHours(1)) <= 0, duration);
            } catch (Failure e) {
                assertEquals(ExitCode.USAGE, e.exitCode());
            }
        });
    }

    private static TimeInput input(ZoneId zone) {
        Clock clock = Clock.fixed(Instant.parse("2028-02-29T22:59:59.9Z"), ZoneOffset.UTC);
        return new TimeInput(() -> clock, () -> zone, () -> zone);
    }

    private static String time(Chance chance) {
        return switch (chance.below(6)) {
            case 0 -> chance.of("now", "today", "tomorrow", "yesterday", "mon", "TUE", "sun");
            case 1 -> chance.of("today ", "tomorrow ", "yesterday ", "Wed ", "sat ", "") + timeOfDay(chance);
            case 2 -> chance.of("+", "-") + chance.below(100) + chance.of("m", "h", "d", "w", "h30m", "d1h");
            default -> iso(chance);
        };
    }

    private static String timeOfDay(Chance chance) {
        StringBuilder text = new StringBuilder();
        digits(text, chance.below(26), chance.of(1, 2)).append(':');
        digits(text, chance.of(0, 30, 59, 60), 2);
        return text.append(chance.of("", "", ":00", "Z", "+01:00", "-03:30")).toString();
    }

    private static String iso(Chance chance) {
        StringBuilder text = new StringBuilder();
        digits(text, chance.of(0, 1, 1970, 2026, 2026, 2026, 9999), 4).append('-');
        digits(text, chance.of(1, 2, 3, 10, 12, 13), 2).append('-');
        digits(text, 1 + chance.below(32), 2);
        if (chance.oneIn(4)) {
            return text.toString();
        }
        digits(text.append(chance.of("T", "T", "t", " ")), chance.below(26), 2).append(':');
        digits(text, chance.of(0, 30, 59, 60), 2);
        if (chance.oneIn(2)) {
            digits(text.append(':'), chance.of(0, 1, 59, 60), 2);
            text.append(chance.of("", "", ".", ".5", ".123456789", ".1234567891"));
        }
        return text.append(chance.of("", "Z", "+01:00", "-18:00", "+18:00", "+18:01", "+0530", "-03:30", "+00:00"))
                .toString();
    }

    private static StringBuilder digits(StringBuilder text, int number, int width) {
        String digits = Integer.toString(number);
        return text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
    }
}
