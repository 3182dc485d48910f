package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "SE_PERSONAL_NUMBER, 191212121213, the check digit is wrong",
        "SE_PERSONAL_NUMBER, 201509160006, the birth number is 000",
        "SE_PERSONAL_NUMBER, 211212121212, 'the century must be 18, 19 or 20'",
        "SE_PERSONAL_NUMBER, 190002292398, no such date of birth",
        "NO_PERSONAL_NUMBER, 26258605878, the check digits are wrong",
        "NO_PERSONAL_NUMBER, 30828510041, 'no such date of birth, whatever series the number is of'",
    })
    void wrongDigitsAndDatesCanBeLifted(IdType type, String value, String reason) {
        Verdict verdict = IdCheck.check(type, value, TODAY);
        assertEquals(reason, verdict.reason());
        assertTrue(verdict.liftable());
    }

    @ParameterizedTest
    @CsvSource({
        "SE_PERSONAL_NUMBER, 19121212 1212",
        "SE_PERSONAL_NUMBER, 191212-121212",
        "SE_PERSONAL_NUMBER, 19121212121",
        "SE_PERSONAL_NUMBER, 121212--1212",
        "NO_PERSONAL_NUMBER, 262586-05879",
        "NO_PERSONAL_NUMBER, 2625860587",
        "HSA_ID, SE2321000131-",
        "HSA_ID, SE2321000131-0123456789012345678",
        "EMR_ID, ''",
    })
    void wrongFormsCannotBeLifted(IdType type, String value) {
        Verdict verdict = IdCheck.check(type, value, TODAY);
        assertEquals(Verdict.Level.INVALID, verdict.level());
        assertFalse(verdict.liftable());
    }

    @Test
    void aDayAheadIsNotBornYet() {
        LocalDate birthday = LocalDate.of(2012, 12, 12);
        assertEquals(
                Verdict.Level.VALID,
                IdCheck.check(IdType.SE_PERSONAL_NUMBER, "201212121212", birthday)
                        .level());
        Verdict before = IdCheck.check(IdType.SE_PERSONAL_NUMBER, "201212121212", birthday.minusDays(1));
        assertEquals("the date of birth is in the future", before.reason());
        assertTrue(before.liftable());
    }

    @Test
    void tenDigitsAreTheYoungestAgeThatIsBorn() {
        LocalDate birthday = LocalDate.of(2012, 12, 12);
        assertEquals("201212121212", normalised("121212-1212", birthday));
        assertEquals("191212121212", normalised("121212-1212", birthday.minusDays(1)));
    }

    @Test
    void theHyphenBecomesAPlusInTheYearOfTheHundredthBirthday() {
        assertEquals("191212121212", normalised("121212+1212", LocalDate.of(2012, 1, 1)));
        assertEquals("181212121212", normalised("121212+1212", LocalDate.of(2011, 12, 31)));
    }

    @Test
    void theFirstNorwegianCheckDigitLeavesNoOtherRemainderThanPublished() {
        int valid = 0;
        for (int two = 0; two < 100; two++) {
            String value = "020132999" + (char) ('0' + two / 10) + (char) ('0' + two % 10);
            if (IdCheck.check(IdType.NO_PERSONAL_NUMBER, value, TODAY).level() == Verdict.Level.VALID) {
                valid++;
            }
        }
        // Four remainders allow at most four first digits, each with at most one second digit.
        assertTrue(valid >= 1 && valid <= 4, "valid: " + valid);
    }

    @Test
    void fhNumbersKeepTheStrictCheckDigit() {
        int valid = 0;
        for (int two = 0; two < 100; two++) {
            String value = "812345678" + (char) ('0' + two / 10) + (char) ('0' + two % 10);
            if (IdCheck.check(IdType.NO_PERSONAL_NUMBER, value, TODAY).level() == Verdict.Level.VALID) {
                valid++;
            }
        }
        assertEquals(1, valid);
    }

    @ParameterizedTest
    @CsvSource({
        "SE_PERSONAL_NUMBER, 191212121212, personnummer",
        "SE_PERSONAL_NUMBER, 701063-2391, samordningsnummer",
        "NO_PERSONAL_NUMBER, 02013299903, fødselsnummer",
        "NO_PERSONAL_NUMBER, 26258605879, NPID (month + 20)",
        "NO_PERSONAL_NUMBER, 26458605865, H-number; synthetic (month + 40)",
        "NO_PERSONAL_NUMBER, 26708605920, synthetic NPID (month + 60); synthetic (month + 65)",
        "NO_PERSONAL_NUMBER, 26858605848, synthetic (month + 80)",
        "NO_PERSONAL_NUMBER, 41814061033, synthetic D-number (month + 80)",
        "NO_PERSONAL_NUMBER, 81234567802, FH-number",
    })
    void kindsNameEveryPossibility(IdType type, String value, String kinds) {
        assertEquals(kinds, String.join("; ", IdCheck.kinds(type, value)));
    }

    @Test
    void otherTypesHaveNoKinds() {
        assertEquals(List.of(), IdCheck.kinds(IdType.EMR_ID, "191212121212"));
        assertEquals(List.of(), IdCheck.kinds(IdType.HSA_ID, "SE2321000131-E000000012345"));
    }

    @Test
    void aVerdictDoesNotPrintTheNumber() {
        assertEquals(
                "valid",
                IdCheck.check(IdType.SE_PERSONAL_NUMBER, "191212121212", TODAY).toString());
    }

    private static String normalised(String value, LocalDate today) {
        return IdCheck.check(IdType.SE_PERSONAL_NUMBER, value, today).normalised();
    }
}
