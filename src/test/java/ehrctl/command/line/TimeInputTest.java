package ehrctl.command.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeInputTest {
    private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

    /** A Sunday. */
    private static final String SUNDAY = "2026-11-22T08:00:00.5Z";

    private static String at(String text, boolean end) {
        return at(text, end, SUNDAY);
    }

    private static String at(String text, boolean end, String now) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return IsoTime.text(new TimeInput(() -> clock, () -> STOCKHOLM, () -> STOCKHOLM)
                .read(text, "--start", end)
                .time());
    }

    /** Where no zone is known. */
    private static String anywhere(String text) {
        Clock clock = Clock.fixed(Instant.parse(SUNDAY), ZoneOffset.UTC);
        Supplier<ZoneId> none = () -> {
            throw Failure.usage("no zone");
        };
        return IsoTime.text(new TimeInput(() -> clock, none, () -> null)
                .read(text, "--start", false)
                .time());
    }

    @ParameterizedTest
    @CsvSource({
        "now,             2026-11-22T09:00:00+01:00",
        "today,           2026-11-22T00:00:00+01:00",
        "Tomorrow,        2026-11-23T00:00:00+01:00",
        "yesterday,       2026-11-21T00:00:00+01:00",
        "sun,             2026-11-22T00:00:00+01:00",
        "mon,             2026-11-23T00:00:00+01:00",
        "sat,             2026-11-28T00:00:00+01:00",
        "tomorrow 10:00,  2026-11-23T10:00:00+01:00",
        "tomorrow 9:30,   2026-11-23T09:30:00+01:00",
        "fri 24:00,       2026-11-28T00:00:00+01:00",
        "now 10:00,       2026-11-22T10:00:00+01:00",
        "10:00,           2026-11-22T10:00:00+01:00",
        "7:05:30,         2026-11-22T07:05:30+01:00",
        "10:00Z,          2026-11-22T10:00:00Z",
        "tomorrow 10:00+05:00, 2026-11-23T10:00:00+05:00",
        "2026-11-23 10:00, 2026-11-23T10:00:00+01:00",
        "2026-11-23 10:00+02:00, 2026-11-23T10:00:00+02:00",
        "2026-11-23T24:00, 2026-11-24T00:00:00+01:00",
        "+90m,            2026-11-22T10:30:00+01:00",
        "-90m,            2026-11-22T07:30:00+01:00",
        "+2d,             2026-11-24T09:00:00+01:00",
        "+1w,             2026-11-29T09:00:00+01:00",
        "+1d1h30m,        2026-11-23T10:30:00+01:00"
    })
    void wordsAreReadByTheClock(String given, String sent) {
        assertEquals(sent, at(given, false));
    }

    @ParameterizedTest
    @CsvSource({
        "now, 2026-11-22T08:00:00Z",
        "+90m, 2026-11-22T09:30:00Z",
        "-2d, 2026-11-20T08:00:00Z",
        "10:00-08:00, 2026-11-22T10:00:00-08:00",
        "sat 01:00-10:00, 2026-11-21T01:00:00-10:00"
    })
    void whatIsNotLocalNeedsNoZone(String given, String sent) {
        assertEquals(sent, anywhere(given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "mon 10:00", "10:00", "2026-11-23", "2026-11-23 10:00"})
    void whatIsLocalNeedsOne(String given) {
        assertThrows(Failure.class, () -> anywhere(given));
    }

    @Test
    void aDayAsEndIncludesThatDay() {
        assertEquals("2026-11-23T00:00:00+01:00", at("today", true));
        assertEquals("2026-11-28T00:00:00+01:00", at("fri", true));
        assertEquals("2026-11-27T10:00:00+01:00", at("fri 10:00", true));
    }

    @Test
    void daysFromNowAreThoseOfTheCalendar() {
        assertEquals("2026-03-29T12:00:00+02:00", at("+1d", false, "2026-03-28T11:00:00Z"));
        assertEquals("2026-03-29T13:00:00+02:00", at("+24h", false, "2026-03-28T11:00:00Z"));
        assertEquals("2026-10-24T12:00:00+02:00", at("-1w", false, "2026-10-31T11:00:00Z"));
        assertEquals("2028-02-29T00:00:00+01:00", at("tomorrow", false, "2028-02-28T11:00:00Z"));
        assertEquals("2027-01-01T00:00:00+01:00", at("tomorrow", false, "2026-12-31T11:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-30, February 2026 has 28 days",
        "2028-02-30, February 2028 has 29 days",
        "2026-11-00, November 2026 has 30 days",
        "2026-13-01, there is no month 13",
        "2026-11-23T24:01, a day ends at 24:00",
        "tomorrow 25:00, a day ends at 24:00",
        "10:60, an hour has 60 minutes",
        "2026-11-23T10:00+19:00, no clock is as far",
        "tommorow, did you mean tomorrow?",
        "monday, did you mean mon?",
        "friday 10:00, did you mean fri?",
        "2d, did you mean +2d"
    })
    void aMistakeIsNamed(String given, String why) {
        Failure failure = assertThrows(Failure.class, () -> at(given, false));
        assertTrue(failure.getMessage().contains(why), failure.getMessage());
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
                "2026-11-23T",
                "2026-11-23T10",
                "tomorrow morning",
                "tomorrow  10:00",
                "tomorrowT10:00",
                "today 10",
                "noon",
                "+",
                "+0m",
                "+2",
                "+-2d",
                "+1d 10:00",
                "24:01",
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
        Failure failure = assertThrows(Failure.class, () -> at(given, false));
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
                at(text.toString(), false);
            } catch (Failure expected) {
                assertEquals(ExitCode.USAGE, expected.exitCode());
            }
        }
    }
}
