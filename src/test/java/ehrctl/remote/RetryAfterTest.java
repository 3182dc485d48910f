package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

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
    void whatCannotBeReadSaysNothing() {
        assertNull(RetryAfter.read(null, Calls.NOW));
        for (String value : new String[] {"", "soon", "-5", "1.5", "99999999999999999999"}) {
            assertNull(RetryAfter.read(value, Calls.NOW), value);
        }
    }
}
