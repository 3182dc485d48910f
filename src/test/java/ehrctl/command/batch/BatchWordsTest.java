package ehrctl.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchWordsTest {
    @Test
    void wordsAreSplitAtBlanks() {
        assertEquals(List.of("a", "b", "c"), BatchWords.of("  a b\t\tc \r"));
        assertEquals(List.of(), BatchWords.of("   "));
    }

    @Test
    void quotesHoldWordsTogetherAsInAShell() {
        assertEquals(List.of("a b", "c\"d", "e'f", ""), BatchWords.of("'a b' 'c\"d' \"e'f\" ''"));
        assertEquals(List.of("ab cd"), BatchWords.of("a\"b c\"'d'"));
        assertEquals(List.of("\"", "\\n", "a\\b", "$x"), BatchWords.of("\"\\\"\" \"\\n\" 'a\\b' \"\\$x\""));
    }

    @Test
    void aBackslashTakesTheNextCharacterAsItIs() {
        assertEquals(List.of("a b", "#", "\\", "'"), BatchWords.of("a\\ b \\# \\\\ \\'"));
    }

    @Test
    void nothingIsExpanded() {
        assertEquals(List.of("$HOME", "*", "~", "`x`", "a;b", "|"), BatchWords.of("$HOME * ~ `x` a;b |"));
    }

    @Test
    void aHashBeginsACommentOnlyWhereAWordMayBegin() {
        assertEquals(List.of("a", "b#c"), BatchWords.of("a b#c # d"));
        assertEquals(List.of("#a"), BatchWords.of("'#a' #"));
    }

    @Test
    void anArrayOfTextsIsTakenAsItIs() {
        assertEquals(List.of("a b", "", "'#", "ø\n"), BatchWords.of(" [\"a b\", \"\", \"'#\", \"\\u00f8\\n\"] \r"));
        assertEquals(List.of(), BatchWords.of("[]"));
    }

    @Test
    void whatIsNeitherIsAUsageErrorThatDoesNotRepeatTheLine() {
        for (String line : List.of(
                "x 'secret", "x \"secret", "secret\\", "[\"secret\"", "[\"secret\",1]", "[[\"secret\"]]", "[null]")) {
            Failure failure = assertThrows(Failure.class, () -> BatchWords.of(line), line);
            assertEquals(ExitCode.USAGE, failure.exitCode());
            assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
        }
    }
}
