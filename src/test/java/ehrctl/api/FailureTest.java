package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.json.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FailureTest {
    @Test
    void itSaysWhetherTheRequestLeft() {
        Failure usage = Failure.usage("no such option", "see --help");
        assertEquals(ExitCode.USAGE, usage.exitCode());
        assertEquals("no such option", usage.getMessage());
        assertEquals(List.of("see --help"), usage.details());
        assertFalse(usage.wasSent());
        assertNull(usage.apiError());
        assertFalse(Failure.unsent(ExitCode.CONFIG, "x").wasSent());
        assertTrue(Failure.sent(ExitCode.UNAVAILABLE, "x").wasSent());
    }

    @Test
    void itHoldsWhatTheApiAnswered() {
        ApiError error = new ApiError("NOT_SUPPORTED", 400, "", "", "", List.of());
        Failure answered = Failure.answered(ExitCode.UNSUPPORTED, "x", List.of("y"), error);
        assertTrue(answered.wasSent());
        assertSame(error, answered.apiError());
        assertEquals(List.of("y"), answered.details());
    }

    @ParameterizedTest
    @EnumSource(ExitCode.class)
    void onlyWhatIsUnavailableMayBeTriedAgainUnchanged(ExitCode code) {
        assertEquals(code == ExitCode.UNAVAILABLE, code.retryable());
        assertFalse(code.meaning().isEmpty());
        assertEquals(code.name().replace('_', ' '), code.word().toUpperCase(Locale.ROOT));
    }

    @Test
    void theNumbersAreThoseThatScriptsRelyOn() {
        int[] numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 129, 130, 143};
        assertArrayEquals(
                numbers,
                Arrays.stream(ExitCode.values()).mapToInt(ExitCode::number).toArray());
    }

    @ParameterizedTest
    @CsvSource({"199, false", "200, true", "299, true", "300, false"})
    void twoHundredsAreGood(int status, boolean ok) throws Exception {
        ApiResponse response = new ApiResponse(status, Map.of(), Json.parse("{\"first_name\":\"Kari\"}"));
        assertEquals(ok, response.ok());
        assertEquals("ApiResponse[" + status + "]", response.toString());
    }
}
