package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.id.NorwegianNumber;
import ehrctl.id.SwedishNumber;
import ehrctl.id.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dates that national numbers hold, tried by themselves: no number is made up for it. */
class DatesInNumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, true",
        "1, 0, false",
        "1, 1, true",
        "12, 31, true",
        "13, 1, false",
        "1, 32, false",
        "1, 59, false",
        "1, 60, true",
        "1, 61, true",
        "12, 91, true",
        "12, 92, false"
    })
    void aSwedishNumberHoldsAMonthAndADayOrSixtyMore(int month, int day, boolean holds) {
        assertEquals(holds, Dates.swedish(month, day));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, false",
        "1, 0, false",
        "1, 1, true",
        "31, 12, true",
        "32, 1, false",
        "40, 1, false",
        "41, 1, true",
        "71, 92, true",
        "72, 1, false",
        "1, 92, true",
        "1, 93, false",
        "79, 1, false",
        "80, 0, true"
    })
    void aNorwegianNumberHoldsADayAndAMonthOrMoreOrNoDateAtAll(int day, int month, boolean holds) {
        assertEquals(holds, Dates.norwegian(day, month));
    }

    @Test
    void aNorwegianDateExistsInItsYear() {
        assertTrue(NorwegianNumber.isDate(1999, 1, 1));
        assertTrue(NorwegianNumber.isDate(1999, 12, 31));
        assertTrue(NorwegianNumber.isDate(2000, 2, 29));
        assertFalse(NorwegianNumber.isDate(1900, 2, 29));
        assertFalse(NorwegianNumber.isDate(1999, 0, 1));
        assertFalse(NorwegianNumber.isDate(1999, 13, 1));
        assertFalse(NorwegianNumber.isDate(1999, 1, 0));
        assertFalse(NorwegianNumber.isDate(1999, 1, 32));
    }

    @Test
    void theIndividualNumberTellsTheCenturyInTheFirstSeriesOnly() {
        assertEquals(1900, NorwegianNumber.year(499, true));
        assertEquals(2000, NorwegianNumber.year(500, true));
        assertEquals(2000, NorwegianNumber.year(499, false));
    }

    @Test
    void aSwedishDateIsRealAndSixtyMayBeAddedToItsDay() {
        assertEquals(LocalDate.of(1912, 1, 1), SwedishNumber.born("19120101"));
        assertEquals(LocalDate.of(1912, 12, 31), SwedishNumber.born("19121291"));
        assertEquals(LocalDate.of(1912, 1, 1), SwedishNumber.born("19120161"));
        assertEquals(LocalDate.of(1912, 1, 1), SwedishNumber.born("19120160"));
        assertEquals(LocalDate.of(1912, 1, 28), SwedishNumber.born("19120088"));
        for (String none : new String[] {"19120001", "19121301", "19120100", "19120132", "19120192"}) {
            assertNull(SwedishNumber.born(none), none);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"171212121212", "211212121212"})
    void noSwedishNumberIsOfAnotherCentury(String number) {
        assertEquals(
                "invalid: the century must be 18, 19 or 20",
                SwedishNumber.check(number, LocalDate.of(2200, 1, 1)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1212", "+1212", "", "1212-1212"})
    void aSeparatorAloneMakesNoSwedishNumber(String text) {
        assertEquals(
                Verdict.Level.INVALID,
                SwedishNumber.check(text, LocalDate.of(2026, 11, 22)).level());
    }
}
