package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedleTest {
    private static final String NUMBER = "191212121212";

    private static Needle needle(String value) {
        return Objects.requireNonNull(Needle.of(value));
    }

    private static int lengthAtStart(String value, String text) {
        return needle(value).lengthAt(Decoded.of(text).folded().text(), 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void nothingIsLookedForWhereAValueSaysNothing(String value) {
        assertNull(Needle.of(value));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2015", "\u2212", "\u00a0", " ", "-", "+", ".", "/",
                ",", "\u200b", "\u00ad", "\u2009", "\r\n", "---", "(", ")", "_", "\t", "- "
            })
    void upToThreeSeparatorsStandInsideANumber(String separators) {
        String text = "19121212" + separators + "1212";
        assertEquals(Decoded.of(text).folded().text().length(), lengthAtStart(NUMBER, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "----", "\u00e5", " 7 "})
    void anythingElseEndsANumber(String between) {
        assertEquals(0, lengthAtStart(NUMBER, "19121212" + between + "1212"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"19121212-1212", "19121212+1212", "1912/12/12 1212", "(1912)12.12_1212", "1912\t12121212-"})
    void separatorsOfTheValueItselfDoNotCount(String value) {
        assertEquals(12, lengthAtStart(value, NUMBER + "!"));
    }

    @Test
    void aNumberBeginsAndEndsWithADigit() {
        assertEquals(0, lengthAtStart(NUMBER, "-" + NUMBER));
        assertEquals(12, lengthAtStart(NUMBER, NUMBER + "--"));
    }

    @Test
    void nineDigitsOfANumberAreEnoughAndEightAreNot() {
        assertEquals(9, lengthAtStart(NUMBER, "191212121x"));
        assertEquals(0, lengthAtStart(NUMBER, "19121212x"));
        assertEquals(10, lengthAtStart("abc1234567", "abc1234567"));
        assertEquals(0, lengthAtStart("abc1234567", "abc123456"));
    }

    @Test
    void sixteenSignsOfATextAreEnoughAndFifteenAreNot() {
        assertEquals(16, lengthAtStart("fell off a ladder", "fell off a laddE?"));
        assertEquals(0, lengthAtStart("fell off a ladder", "fell off a ladd"));
    }

    @ParameterizedTest
    @CsvSource({
        // Six digits make a code, in which separators do not count.
        "ab-123456, ab123456, 8",
        "ab-12345, ab12345, 0",
        "ab-12345, ab-12345, 8",
        "123456, 12-34-56, 8",
        "12345, 12-345, 0",
        "Åsa 123456, Åsa123456, 9",
        "a:123456, a:-123456, 0"
    })
    void separatorsCountOnlyInWhatIsNoCode(String value, String text, int length) {
        assertEquals(length, lengthAtStart(value, text));
    }

    @Test
    void aCodeHasAtMostSixtyFourSigns() {
        String rest = "b".repeat(56);
        assertEquals(10, lengthAtStart("a-123456" + rest, "a123456bbb"));
        assertEquals(0, lengthAtStart("a-123456b" + rest, "a123456bbb" + rest));
    }

    @Test
    void digitsOfAllScriptsAreAlike() {
        assertEquals(
                12, lengthAtStart(NUMBER, "\uff11\uff19\uff11\uff12\uff11\uff12\uff11\uff12\uff11\uff12\uff11\uff12"));
        assertEquals(6, lengthAtStart("Kari 2", "kari \u0662"));
    }

    @ParameterizedTest
    @CsvSource({"191212121212, true", "0000000000, true", "9999999999, true", "abc1234567, false", "12:34, false"})
    void onlyDigitsAttractTheDigitsBesideThem(String value, boolean digits) {
        assertEquals(digits, needle(value).allDigits());
    }

    @ParameterizedTest
    @ValueSource(strings = {"18", "19", "20"})
    void aSwedishNumberIsAlsoLookedForWithoutItsCentury(String century) {
        Needle without = Objects.requireNonNull(needle(century + "121212-1212").withoutCentury());
        assertEquals(11, without.lengthAt("121212+1212", 0));
        assertNull(without.withoutCentury());
    }

    @ParameterizedTest
    @ValueSource(strings = {"211212121212", "1912121212", "19121212121212", "1912121212ab", "19 Main Street"})
    void whatIsNoSwedishNumberHasNoCenturyToLeaveOut(String value) {
        assertNull(needle(value).withoutCentury());
    }

    @ParameterizedTest
    @CsvSource({
        "Li, 0, 2",
        "Li there, 0, 2",
        "so Li, 3, 2",
        "Oli, 1, 0",
        "Lis, 0, 0",
        "9Li, 1, 0",
        "Li9, 0, 0",
        "(Li), 1, 2"
    })
    void twoLettersAreFoundAsAWordOnly(String text, int at, int length) {
        assertEquals(length, needle("Li").lengthAt(Decoded.of(text).folded().text(), at));
    }

    @ParameterizedTest
    @CsvSource({
        "Olsen, Olsena, 0, 0",
        "Olsens, Olsensa, 0, 6",
        "L0, L0_1, 0, 0",
        "L0_1, L0_12, 0, 0",
        "12, wait 12 s, 5, 2",
        "1, 127.0.0.1, 8, 0",
        "8081, 127.0.0.1:8081, 10, 0",
        "30, 10:30, 3, 0",
        "25, 2026-11-25T08:00, 8, 0",
        "1, emr_id:1, 7, 1",
        "1, patients/1/notes, 9, 1",
        "1, is 1., 3, 1"
    })
    void fewerThanSixCharactersAreFoundAsAWordOnly(String value, String text, int at, int length) {
        assertEquals(length, needle(value).lengthAt(Decoded.of(text).folded().text(), at));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Gr\u00f8nvold",
                "GRONVOLD",
                "Groenvold",
                "Gr?nvold",
                "Gr??nvold",
                "Gr\ufffdnvold",
                "Gr\ufffd\ufffdnvold",
                "Gro\u0308nvold",
                "Grnvold",
                "Gr_nvold",
                "Gr\u00f6nvold",
                "Gr\u00adonvold"
            })
    void aLetterThatIsNotAsciiMayHaveBeenLost(String text) {
        assertEquals(Decoded.of(text).folded().text().length(), lengthAtStart("Gr\u00f8nvold", text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gr-nvold", "Gr?vold", "Gr?????nvold", "Green", "????????"})
    void whatIsMoreThanALostLetterIsAnotherName(String text) {
        assertEquals(0, lengthAtStart("Gr\u00f8nvold", text));
    }

    @Test
    void aValueTooLongToBeComparedReachesToTheEnd() {
        String start = "x".repeat(4096);
        assertEquals(5000, lengthAtStart(start + "y", start + "z".repeat(904)));
        assertEquals(4096, lengthAtStart(start, start + "z"));
        assertEquals(20, lengthAtStart(start + "y", "x".repeat(20) + " and more"));
    }

    @Test
    void itNeverShowsItsValue() {
        assertEquals("Needle", needle(NUMBER).toString());
    }
}
