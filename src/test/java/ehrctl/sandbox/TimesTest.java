package ehrctl.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TimesTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    @Test
    void anOffsetIsTakenAndANaiveTimeReadInTheZone() {
        long ten = Instant.parse("2026-11-23T09:00:00Z").getEpochSecond();
        for (String text : new String[] {
            "2026-11-23T10:00:00+01:00",
            "2026-11-23T09:00:00Z",
            "2026-11-23T09:00Z",
            "2026-11-23T10:00:00",
            "2026-11-23T04:00:00.5-05:00"
        }) {
            assertEquals(ten, Times.parse(text, STOCKHOLM), text);
        }
    }

    @Test
    void secondsAndOffsetAreAlwaysWritten() {
        assertEquals(
                "2026-11-23T10:00:00+01:00", Times.format(Times.parse("2026-11-23T09:00:00Z", STOCKHOLM), STOCKHOLM));
        assertEquals("1970-01-01T00:00:00+00:00", Times.format(0, ZoneOffset.UTC));
        assertEquals("1969-12-31T19:00:00-05:00", Times.format(0, ZoneId.of("America/New_York")));
        assertEquals("1970-01-01T05:30:00+05:30", Times.format(0, ZoneOffset.ofHoursMinutes(5, 30)));
    }

    @Test
    void anythingElseIsNoTime() {
        for (String text : new String[] {
            "", "now", "2026-11-23", "10:00", "2026-11-23T25:00:00Z", "0000-01-01T00:00:00Z", "-0001-01-01T00:00:00"
        }) {
            assertThrows(DateTimeException.class, () -> Times.parse(text, STOCKHOLM), text);
        }
    }

    @Test
    void theClockStandsWhereItIsSet() {
        assertEquals(
                Instant.parse("2026-11-23T09:00:00Z"),
                SandboxClock.of("2026-11-23T10:00:00+01:00").instant());
        assertEquals(
                Instant.parse("2026-11-23T10:00:00Z"),
                SandboxClock.of("2026-11-23T10:00:00").instant());
        assertTrue(SandboxClock.of(null).instant().isAfter(Instant.parse("2020-01-01T00:00:00Z")));
        Failure failure = assertThrows(Failure.class, () -> SandboxClock.of("noon"));
        assertEquals(ExitCode.USAGE, failure.exitCode());
    }
}
