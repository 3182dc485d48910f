package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeInputTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    private static String at(String text, boolean end) {
        return TimeInput.text(TimeInput.parse(text, "--start").at(end, "--start", () -> STOCKHOLM));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:00+01:00,     2026-11-23T10:00:00+01:00",
        "2026-11-23T10:00:30Z,       2026-11-23T10:00:30Z",
        "2026-11-23T10:00-0330,      2026-11-23T10:00:00-03:30",
        "2026-11-23T10:00+01,        2026-11-23T10:00:00+01:00",
        "2026-11-23T10:00:00.5+01:00,2026-11-23T10:00:00.500+01:00",
        "2026-11-23T10:00,           2026-11-23T10:00:00+01:00",
        "2026-07-01T10:00:05,        2026-07-01T10:00:05+02:00",
        "2026-11-23,                 2026-11-23T00:00:00+01:00"
    })
    void timesAreSentWithSecondsAndOffset(String given, String sent) {
        assertEquals(sent, at(given, false));
    }

    @Test
    void aDateAsEndIncludesThatDay() {
        assertEquals("2026-11-24T00:00:00+01:00", at("2026-11-23", true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026",
                "2026-11-31",
                "2026-13-01",
                "2026-11-23 10:00",
                "2026-11-23T",
                "2026-11-23T10",
                "tomorrow",
                "2026-11-23T24:01",
                "2026-11-23T10:00+25:00",
                "2026-11-23T10:00Zx",
                "2026-11-23T10:00:61",
                "23.11.2026",
                "2026-11-23T10:00:00.+01:00",
                "２０２６-11-23",
                "2026-11-23T10:00:00.1234567890123Z "
            })
    void anythingElseIsAUsageError(String given) {
        Failure failure = assertThrows(Failure.class, () -> TimeInput.parse(given, "--start"));
        assertEquals(ExitCode.USAGE, failure.exitCode());
    }

    @Test
    void aLocalTimeThatDoesNotExistShowsBothOffsets() {
        Failure failure = assertThrows(Failure.class, () -> at("2026-03-29T02:30", false));
        assertTrue(failure.getMessage().contains("does not exist"), failure.getMessage());
        assertTrue(
                failure.details().toString().contains("+01:00 or "),
                failure.details().toString());
        assertTrue(
                failure.details().toString().contains("+02:00"),
                failure.details().toString());
    }

    @Test
    void aLocalTimeThatExistsTwiceShowsBothOffsets() {
        Failure failure = assertThrows(Failure.class, () -> at("2026-10-25T02:30", false));
        assertTrue(failure.getMessage().contains("exists twice"), failure.getMessage());
        assertTrue(
                failure.details().toString().contains("+02:00 or "),
                failure.details().toString());
    }

    @Test
    void whatIsPrintedIsReadAgainAsTheSame() {
        Random random = new Random(7);
        for (int i = 0; i < 2000; i++) {
            String text = String.format(
                    "20%02d-%02d-%02dT%02d:%02d:%02d%s%02d:%02d",
                    random.nextInt(100),
                    1 + random.nextInt(12),
                    1 + random.nextInt(28),
                    random.nextInt(24),
                    random.nextInt(60),
                    random.nextInt(60),
                    random.nextBoolean() ? "+" : "-",
                    1 + random.nextInt(12),
                    random.nextInt(4) * 15);
            assertEquals(text, at(text, false));
        }
    }

    @Test
    void randomTextIsRefusedWithATypedErrorOnly() {
        Random random = new Random(11);
        String alphabet = "0123456789-:TZ+. é\u0000";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(26); length > 0; length--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            try {
                TimeInput.parse(text.toString(), "--start");
            } catch (Failure expected) {
                assertEquals(ExitCode.USAGE, expected.exitCode());
            }
        }
    }
}
