package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentCodingTest {
    private static String encode(String text) {
        StringBuilder out = new StringBuilder();
        PercentCoding.encode(text, out);
        return out.toString();
    }

    @Test
    void onlyUnreservedSignsAndTheColonStayAsTheyAre() {
        StringBuilder plain = new StringBuilder();
        for (char c = 0; c < 128; c++) {
            if (encode(Character.toString(c)).length() == 1) {
                plain.append(c);
            }
        }
        // A lone dot is a step in a path.
        assertEquals("-0123456789:ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~", plain.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "hsa_id:SE2321000131-E000000012345, hsa_id:SE2321000131-E000000012345",
        "a b/c, a%20b%2Fc",
        "., %2E",
        ".., %2E%2E",
        "..., ...",
        "a.b, a.b",
        "æ, %C3%A6",
        "az09AZ-._~:\u00e5, az09AZ-._~:%C3%A5",
        "{[`@\u00e5, %7B%5B%60%40%C3%A5",
        "\u007f, %7F",
        "\u0080, %C2%80"
    })
    void textIsEncodedAndReadBack(String text, String encoded) {
        assertEquals(encoded, encode(text));
        assertEquals(text, PercentCoding.decode(encoded));
    }

    @Test
    void aZeroByteIsEscaped() {
        assertEquals("%00%C3%A5", encode("\u0000\u00e5"));
        assertEquals("\u0000\n ", PercentCoding.decode("%00%0A%20"));
    }

    @Test
    void hexDigitsAreReadInBothCasesAndPlainTextAsItIs() {
        assertEquals("\u00e5\u00e5", PercentCoding.decode("%c3%A5\u00e5"));
        assertEquals("a+b", PercentCoding.decode("a+b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "a%", "%4", "%4G", "%G4", "%%41", "a%4"})
    void aBrokenEscapeIsRefused(String text) {
        assertEquals(
                "broken percent-encoding",
                assertThrows(IllegalArgumentException.class, () -> PercentCoding.decode(text))
                        .getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%C0%80", "%ED%A0%80", "\ud800"})
    void bytesThatAreNoUtf8AreRefused(String text) {
        if (text.startsWith("%")) {
            assertThrows(IllegalArgumentException.class, () -> PercentCoding.decode(text));
        } else {
            // What Java itself cannot encode becomes a question mark, never a broken byte.
            assertEquals("?", PercentCoding.decode(text));
        }
    }
}
