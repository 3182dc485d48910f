package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SyntaxTest {
    @Test
    void everyVisibleAsciiCharacterMayStandInAnId() {
        for (char c = '!'; c <= '~'; c++) {
            assertNull(Syntax.problem("a" + c), Character.toString(c));
        }
        assertNull(Syntax.problem("..."));
    }

    @Test
    void whatIsWrongIsNamedWithoutTheValue() {
        assertEquals("empty", Syntax.problem(""));
        assertEquals("has a blank inside or around", Syntax.problem("a b"));
        assertEquals("has a blank inside or around", Syntax.problem("a\t"));
        assertEquals("has a control character", Syntax.problem("a\u0000"));
        assertEquals("has a control character", Syntax.problem("a\u001f"));
        assertEquals("has a control character", Syntax.problem("a\u007f"));
        assertEquals("has a character that is not ASCII", Syntax.problem("a\u0080"));
        assertEquals("a path segment of dots only, not an id", Syntax.problem("."));
        assertEquals("a path segment of dots only, not an id", Syntax.problem(".."));
    }

    @Test
    void lettersAndDigitsAreThoseOfAscii() {
        StringBuilder letters = new StringBuilder();
        StringBuilder digits = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            letters.append(Syntax.isLetter(c) ? c : "");
            digits.append(Syntax.isDigit(c) ? c : "");
        }
        assertEquals("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", letters.toString());
        assertEquals("0123456789", digits.toString());
    }

    @Test
    void digitsAreCounted() {
        assertTrue(Syntax.isDigits("123", 3));
        assertTrue(Syntax.isDigits("", 0));
        assertFalse(Syntax.isDigits("12", 3));
        assertFalse(Syntax.isDigits("1234", 3));
        assertFalse(Syntax.isDigits("12a", 3));
        assertFalse(Syntax.isDigits("a23", 3));
        assertEquals(234, Syntax.number("12345", 1, 4));
    }
}
