package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.Failure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({"30m, 1800000", "1h30m, 5400000", "45s, 45000", "500ms, 500", "2d, 172800000", "36500d, 3153600000000"})
    void unitsAddUp(String text, long millis) {
        assertEquals(millis, Durations.parse(text, "--duration").toMillis());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "30", "m", "1w", "-5m", "1.5h", "0s", "99999999999s", "5 m", "36501d", "999999999d999999999d"
            })
    void anythingElseIsAUsageError(String text) {
        assertThrows(Failure.class, () -> Durations.parse(text, "--duration"));
    }
}
