package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "a, 1",
        "åäöæøÅÄÖÆØ, 10",
        "a\u030Aa\u0308o\u0308, 3",
        "東京, 4",
        "ＡＢ, 4",
        "ｱ, 1",
        "한국, 4",
        "\u1112\u1161\u11ab, 2",
        "🩺, 2",
        "🙂👍🏽, 4",
        "👩‍⚕️, 2",
        "👨‍👩‍👧, 2",
        "❤️, 2",
        "❤, 1",
        "🇳🇴, 2",
        "𠀀, 2",
        "a\u200Bb, 2",
        "a\u200Db, 2",
        "…–€, 3"
    })
    void widthIsWhatATerminalShows(String text, int width) {
        assertEquals(width, DisplayWidth.of(text));
    }

    @Test
    void cuttingKeepsWhatFitsBeforeTheEllipsis() {
        assertEquals("abc", DisplayWidth.cutAtWord("abc", 3));
        assertEquals("ab…", DisplayWidth.cutAtWord("abcd", 3));
        assertEquals("東…", DisplayWidth.cutAtWord("東京都", 4));
        assertEquals("a\u030A…", DisplayWidth.cutAtWord("a\u030Abc", 2));
        assertEquals("…", DisplayWidth.cutAtWord("👨‍👩‍👧x", 2));
        assertEquals("…", DisplayWidth.cutAtWord("ab", 1));
    }

    @Test
    void cutTextIsNeverWiderThanAllowed() {
        Random random = new Random(2026);
        String[] parts = {"a", "å", "a\u030A", "東", "🩺", "👩‍⚕️", "❤️", "\u200B", " ", "🇳🇴"};
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            int width = 1 + random.nextInt(15);
            String cut = DisplayWidth.cutAtWord(text.toString(), width);
            assertTrue(DisplayWidth.of(cut) <= width, () -> width + ": " + cut);
        }
    }
}
