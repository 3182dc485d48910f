package ehrctl.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchRateTest {
    private static final long MILLI = 1_000_000;

    @Test
    void linesBeginEvenlyApart() {
        BatchRate rate = BatchRate.parse("20/s");
        assertEquals(0, rate.delay(5));
        assertEquals(50 * MILLI, rate.delay(5));
        assertEquals(100 * MILLI, rate.delay(5));
        assertEquals(90 * MILLI, rate.delay(5 + 60 * MILLI));
    }

    @Test
    void lostTimeIsNotMadeUpFor() {
        BatchRate rate = BatchRate.parse("10");
        assertEquals(0, rate.delay(0));
        assertEquals(0, rate.delay(1000 * MILLI));
        assertEquals(100 * MILLI, rate.delay(1000 * MILLI));
    }

    @Test
    void theUnitsAreSecondMinuteAndHour() {
        for (String text : List.of("3/s", "180/m", "10800/h")) {
            BatchRate rate = BatchRate.parse(text);
            assertEquals(0, rate.delay(0));
            assertEquals(333_333_333, rate.delay(0), text);
        }
    }

    @Test
    void withoutLimitNobodyWaits() {
        BatchRate rate = BatchRate.unlimited();
        assertEquals(0, rate.delay(0));
        assertEquals(0, rate.delay(0));
    }

    @Test
    void anythingElseIsAUsageError() {
        for (String text : List.of("", "0/s", "-1/s", "x/s", "1/d", "1/", "/s", "1.5/s")) {
            assertThrows(Failure.class, () -> BatchRate.parse(text), text);
        }
    }
}
