package ehrctl.api;

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
        return needle(value).lengthAt(text, 0);
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
                "(", ")", "_", "\t", "- "
            })
    void upToTwoSeparatorsStandInsideANumber(String separators) {
        String text = "19121212" + separators + "1212";
        assertEquals(text.length(), lengthAtStart(NUMBER, text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u200f", "\u2016", "\u2211", "\u2213", ",", "x", "---", "\n"})
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
    void tenSignsOfANumberAreEnoughAndNineAreNot() {
        assertEquals(10, lengthAtStart(NUMBER, "1912121212"));
        assertEquals(0, lengthAtStart(NUMBER, "191212121x"));
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
        // What is not ASCII makes a text.
        "Åsa 123456, Åsa 123456, 10",
        "Åsa 123456, Åsa123456, 0",
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
        assertEquals('0', Needle.plain('\uff10'));
        assertEquals('9', Needle.plain('\u0669'));
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
        assertEquals(length, needle("Li").lengthAt(text, at));
    }

    @Test
    void threeLettersAreFoundInsideAWord() {
        assertEquals(3, needle("Liv").lengthAt("Olivia", 1));
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
