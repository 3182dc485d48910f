package ehrctl.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of RFC 3986; the colon of typed ids stays as it is, which a path and a query allow. */
public final class PercentCoding {
    private static final String HEX = "0123456789ABCDEF";

    private PercentCoding() {}

    public static void encode(String text, StringBuilder out) {
        // A part of dots alone would be taken for a step in the path, wherever it is normalised on the way.
        boolean dots = text.equals(".") || text.equals("..");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            // A byte of a sign outside ASCII is negative, and far from all unreserved signs as a char.
            if (unreserved((char) b) && !dots) {
                out.append((char) b);
            } else {
                escape(b, out);
            }
        }
    }

    private static void escape(byte b, StringBuilder out) {
        out.append('%').append(HEX.charAt((b >> 4) & 15)).append(HEX.charAt(b & 15));
    }

    private static boolean unreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~'
                || c == ':';
    }

    /**
     * Undoes percent-encoding.
     *
     * @throws IllegalArgumentException where an escape is broken or the bytes are no UTF-8
     */
    static String decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(raw.length);
        for (int i = 0; i < raw.length; i++) {
            if (raw[i] != '%') {
                bytes.put(raw[i]);
                continue;
            }
            boolean whole = i + 2 < raw.length;
            int high = whole ? Character.digit(raw[i + 1], 16) : -1;
            int low = whole ? Character.digit(raw[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                throw new IllegalArgumentException("broken percent-encoding");
            }
            bytes.put((byte) ((high << 4) | low));
            i += 2;
        }
        bytes.flip();
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("percent-encoded bytes are not UTF-8", e);
        }
    }
}
