package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ehrctl.harness.Calls;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    @Test
    void secondsAndDatesAreRead() {
        assertEquals(Duration.ofSeconds(119), RetryAfter.read("119", Calls.NOW));
        assertEquals(Duration.ZERO, RetryAfter.read("0", Calls.NOW));
        assertEquals(Duration.ofSeconds(30), RetryAfter.read("Sat, 21 Nov 2026 12:00:30 GMT", Calls.NOW));
        assertEquals(Duration.ZERO, RetryAfter.read("Fri, 20 Nov 2026 12:00:30 GMT", Calls.NOW));
    }

    @Test
    void theTwoOlderFormsOfDatesAreReadToo() {
        assertEquals(Duration.ofSeconds(30), RetryAfter.read("Saturday, 21-Nov-26 12:00:30 GMT", Calls.NOW));
        assertEquals(Duration.ofSeconds(30), RetryAfter.read("Sat Nov 21 12:00:30 2026", Calls.NOW));
        assertEquals(Duration.ofDays(11), RetryAfter.read("Wed Dec  2 12:00:00 2026", Calls.NOW));
        assertEquals(Duration.ofSeconds(59), RetryAfter.read("Sat, 21 Nov 2026 12:00:60 GMT", Calls.NOW));
        assertEquals(Duration.ZERO, RetryAfter.read("Monday, 21-Nov-94 12:00:30 GMT", Calls.NOW));
        assertEquals(
                365 * 50 + 12,
                RetryAfter.read("Saturday, 20-Nov-76 12:00:00 GMT", Calls.NOW).toDays());
    }

    @Test
    void whatCannotBeReadSaysNothing() {
        assertNull(RetryAfter.read(null, Calls.NOW));
        for (String value : new String[] {
            "",
            "soon",
            "-5",
            "1.5",
            "99999999999999999999",
            "1,2",
            "٣",
            "Sat, 21 Nov 2026 12:00:30",
            "Sat, 21 Nov 2026 12:00:30 CET",
            "Sat, 31 Nov 2026 12:00:30 GMT",
            "Sat, 21 nov 2026 12:00:30 GMT",
            "Sat, 21 anF 2026 12:00:30 GMT",
            "Sat, 21 Nov 2026 120030 GMT",
            "Sat Nov 21 25:00:30 2026"
        }) {
            assertNull(RetryAfter.read(value, Calls.NOW), value);
        }
    }
}
