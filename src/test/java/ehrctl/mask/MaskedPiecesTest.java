package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MaskedPiecesTest {
    private static final String LINE =
            "GET /patients/se_personal_number:191212121212?x=1 for 19121212 1212, \"197110021834\" at"
                    + " 2026-11-23T10:00:00,123456+0100 SE2321000131-E000000012345 (emr_id:abc) 12 34 word word åäö ";

    private static String masked(String text, int longest, Charset charset) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MaskedPieces pieces = new MaskedPieces(out, longest);
        for (byte b : text.getBytes(charset)) {
            pieces.put(b);
        }
        pieces.end();
        return out.toString(charset);
    }

    @Test
    void aLineWithoutAnEndIsMaskedAsIfItHadOne() throws IOException {
        String line = LINE.repeat(20);
        for (int longest = 80; longest < 300; longest++) {
            assertEquals(Mask.text(line), masked(line, longest, StandardCharsets.UTF_8), "pieces of " + longest);
        }
        assertEquals(Mask.text(line), masked(line, 100, StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatGoesOnForeverIsMaskedWhole() throws IOException {
        String text = "1".repeat(95) + "191212121212" + "1".repeat(300);
        assertEquals("*** end\n", masked(text + " end\n", 100, StandardCharsets.UTF_8));
        assertEquals("so ***\nend", masked("so x " + text + "\nend", 100, StandardCharsets.UTF_8));
        String broken = "a".repeat(150) + "191212 1212 end";
        assertEquals("*** end", masked(broken, 100, StandardCharsets.UTF_8));
        String typed = masked("emr_id:" + "abc".repeat(200), 100, StandardCharsets.UTF_8);
        assertFalse(typed.contains("abc"), typed);
    }
}
