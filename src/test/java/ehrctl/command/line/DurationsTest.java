package ehrctl.command.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "30m, 1800000",
        "1h30m, 5400000",
        "45s, 45000",
        "500ms, 500",
        "2d, 172800000",
        "1w, 604800000",
        "1w2d3h, 788400000",
        "36500d, 3153600000000"
    })
    void unitsAddUp(String text, long millis) {
        assertEquals(millis, Durations.parse(text, "--duration").toMillis());
    }

    @Test
    void aNumberAloneLacksItsUnit() {
        Failure failure = assertThrows(Failure.class, () -> Durations.parse("30", "--timeout"));
        assertEquals("--timeout lacks its unit", failure.getMessage());
        assertTrue(
                failure.details().toString().contains("30s"), failure.details().toString());
        Failure other = assertThrows(Failure.class, () -> Durations.parse("191212121212", "--timeout"));
        assertFalse(other.details().toString().contains("1912"), other.details().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "m", "-5m", "1.5h", "0s", "99999999999s", "5 m", "36501d", "999999999d999999999d"})
    void anythingElseIsAUsageError(String text) {
        assertThrows(Failure.class, () -> Durations.parse(text, "--duration"));
    }
}
