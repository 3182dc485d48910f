package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedTest {
    private static String undone(String text) {
        return Decoded.of(text).next().text();
    }

    private static List<Integer> starts(String text) {
        Decoded view = Decoded.of(text).next();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < view.text().length(); i++) {
            starts.add(view.start(i));
        }
        starts.add(view.end(view.text().length() - 1));
        return starts;
    }

    @Test
    void eachCharacterStandsWhereItsEscapesBegin() {
        assertEquals(List.of(0, 1, 4, 7, 8), starts("x%41%42y"));
        assertEquals(List.of(0, 1, 7, 8), starts("x%C3%85y"));
        assertEquals(List.of(0, 1, 7, 8), starts("x\\u0041y"));
        assertEquals(List.of(0, 1, 3, 4), starts("x\\ny"));
        assertEquals(List.of(0, 1, 6, 7), starts("x&amp;y"));
        assertEquals(List.of(0, 1, 6, 12, 13), starts("x&#65;&#x42;y"));
    }

    @Test
    void aCharacterTakesAsManyEscapesAsItHasBytes() {
        String text = "%7F%C2%80%DF%BF%E0%A0%80%EF%BF%BC%F0%9F%98%80%41";
        assertEquals("\u007f\u0080\u07ff\u0800\ufffc\ud83d\ude00A", undone(text));
        assertEquals(List.of(0, 3, 9, 15, 24, 33, 39, 45, 48), starts(text));
    }

    @Test
    void bytesThatAreNoUtf8AreTakenForLatin1() {
        assertEquals("\u00c5sa", undone("%C5sa"));
        assertEquals("p\u00e5 \u00c5", undone("p%E5%20%C5"));
        assertEquals(List.of(0, 1, 4, 7, 10), starts("p%E5%20%C5"));
    }

    @Test
    void aSecondLayerStillKnowsTheOriginal() {
        Decoded twice = Decoded.of("x%2541y").next().next();
        assertEquals("xAy", twice.text());
        assertEquals(1, twice.start(1));
        assertEquals(6, twice.start(2));
        assertEquals(7, twice.end(2));
        assertSame(twice, twice.next());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100%",
                "100%4",
                "100% of %zz",
                "at C:\\x or C:\\",
                "a \\u004 b",
                "a \\uzzzz",
                "Tom & Jerry",
                "Tom &copy; &",
                "a &#; b",
                "a &#0; b",
                "a &#65536; b",
                "a &#x; b"
            })
    void whatIsNoEscapeIsLeftAsItStands(String text) {
        Decoded original = Decoded.of(text);
        assertSame(original, original.next());
    }

    @Test
    void escapesOfJsonAreUndone() {
        assertEquals("\"\\/\b\f\n\r\t", undone("\\\"\\\\\\/\\b\\f\\n\\r\\t"));
        assertEquals("a\u0000\u00c5\u00c5\uffff", undone("a\\u0000\\u00c5\\u00C5\\uffff"));
    }

    @Test
    void escapesOfHtmlAreUndone() {
        assertEquals("&<>\"'", undone("&amp;&lt;&gt;&quot;&apos;"));
        assertEquals("20:\uffff\uffff", undone("&#50;&#x30;&#000058;&#65535;&#xFFFF;"));
        assertEquals("-\u00c5", undone("&#x2D;&#xc5;"));
        assertEquals("a A b", undone("a &#0000065; b"));
        assertEquals("aA b", undone("a&#65 b"));
    }

    @Test
    void aZeroByteIsUndoneAsWell() {
        assertEquals("a\u0000b", undone("a%00b"));
    }
}
