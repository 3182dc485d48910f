package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;

class ControlCharactersTest {
    @Test
    void whatATerminalObeysIsEscaped() {
        assertEquals(
                "\\n\\r\\t\\x00\\x1b[2J\\x7f\\x85\\x9b",
                ControlCharacters.escape("\n\r\t\0\u001b[2J\u007f\u0085\u009b"));
        assertEquals(
                "\\u2028\\u2029\\u202a\\u202e\\u2066\\u2069",
                ControlCharacters.escape("\u2028\u2029\u202a\u202e\u2066\u2069"));
    }

    @Test
    void halfASurrogatePairIsEscapedAndAWholeOneStays() {
        assertEquals("\\ud83da\\ude42🙂", ControlCharacters.escape("\ud83da\ude42🙂"));
    }

    @Test
    void everythingElseStays() {
        String text = "Åse \\n 東京 \u00a0\u2027\u202f\u2065\u206a€🙂";
        assertSame(text, ControlCharacters.escape(text));
    }
}
