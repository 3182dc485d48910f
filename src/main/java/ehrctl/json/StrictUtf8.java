package ehrctl.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Decodes UTF-8 and refuses what is none, where the JDK's usual way would replace it silently. */
final class StrictUtf8 {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private StrictUtf8() {}

    static String decode(byte[] utf8) throws MalformedJsonException {
        String text = new String(utf8, StandardCharsets.UTF_8);
        // What was no UTF-8 is this character now; if it stands there, a slower and larger way must tell.
        String read = text.indexOf(REPLACEMENT) < 0 ? text : strictly(utf8);
        boolean marked = !read.isEmpty() && read.charAt(0) == BYTE_ORDER_MARK;
        return marked ? read.substring(1) : read;
    }

    private static String strictly(byte[] utf8) throws MalformedJsonException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        CharBuffer chars = CharBuffer.allocate(utf8.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(utf8), chars, true);
        chars.flip();
        String text = chars.toString();
        if (result.isError()) {
            throw notUtf8After(text);
        }
        return text;
    }

    private static MalformedJsonException notUtf8After(String readable) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < readable.length(); i++) {
            column++;
            if (readable.charAt(i) == '\n') {
                line++;
                column = 1;
            }
        }
        return new MalformedJsonException("not UTF-8", line, column);
    }
}
