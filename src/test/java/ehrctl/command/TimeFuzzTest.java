package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.Chance;
import ehrctl.Trials;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
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
                time = TimeInput.parse(text, "--start").at(chance.oneIn(2), "--start", () -> zone);
            } catch (Failure e) {
                assertEquals(ExitCode.USAGE, e.exitCode());
                return;
            }
            if (time.getYear() < 2 || time.getYear() > 9999) {
                // The command refuses such years, and UTC may write another one at their edge.
                return;
            }
            String printed = TimeInput.text(time);
            OffsetDateTime again = TimeInput.parse(printed, "--start").at(false, "--start", () -> zone);
            assertEquals(time.toInstant(), again.toInstant(), printed);
            assertEquals(printed, TimeInput.text(again));
        });
    }

    @Test
    void aLengthOfTimeIsRefusedAsUsageOrLongerThanNothing() {
        Trials.each(3_000, 100_000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int parts = chance.below(chance.oneIn(20) ? 3_000 : 4); parts >= 0; parts--) {
                text.append(chance.below(chance.of(10, 100, 1_000_000_000)))
                        .append(chance.of("ms", "s", "m", "h", "d"));
            }
            String duration = chance.oneIn(3) ? chance.bent(text.toString()) : text.toString();
            try {
                Duration length = Durations.parse(duration, "--duration");
                assertTrue(length.compareTo(Duration.ZERO) > 0, duration);
                OffsetDateTime start = OffsetDateTime.parse("2026-11-23T10:00:00+01:00");
                TimeInput.plus(start, length, () -> ZoneId.of("Europe/Stockholm"), true);
            } catch (Failure e) {
                assertEquals(ExitCode.USAGE, e.exitCode());
            }
        });
    }

    private static String time(Chance chance) {
        StringBuilder text = new StringBuilder();
        digits(text, chance.of(0, 1, 1970, 2026, 2026, 2026, 9999), 4).append('-');
        digits(text, chance.of(1, 2, 3, 10, 12, 13), 2).append('-');
        digits(text, 1 + chance.below(32), 2);
        if (chance.oneIn(4)) {
            return text.toString();
        }
        digits(text.append('T'), chance.below(25), 2).append(':');
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
