package ehrctl.api;

import java.nio.charset.StandardCharsets;

/** A text with one layer of encoding taken off, that knows where in the original each character stood. */
final class Decoded {
    private static final String[] ENTITIES = {"&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
    private static final String MEANT = "&<>\"'";
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private final int[] starts;

    private Decoded(String text, int[] starts) {
        this.text = text;
        this.starts = starts;
    }

    /** The original. */
    static Decoded of(String text) {
        int[] starts = new int[text.length() + 1];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i;
        }
        return new Decoded(text, starts);
    }

    String text() {
        return text;
    }

    /** Where in the original the character of that index begins; for the length of the text, where the original ends. */
    int start(int index) {
        return starts[index];
    }

    /** Without the next layer: escapes of percent, of JSON and of HTML are undone once. This itself where none is left. */
    Decoded next() {
        StringBuilder plain = new StringBuilder(text.length());
        int[] from = new int[text.length() + 1];
        int at = 0;
        while (at < text.length()) {
            int end = at;
            if (text.charAt(at) == '%') {
                end = percent(at, plain, from);
            } else if (text.charAt(at) == '\\') {
                end = json(at, plain, from);
            } else if (text.charAt(at) == '&') {
                end = html(at, plain, from);
            }
            if (end == at) {
                append(text.charAt(at++), at - 1, plain, from);
            } else {
                at = end;
            }
        }
        if (plain.length() == text.length()) {
            return this;
        }
        from[plain.length()] = starts[text.length()];
        return new Decoded(plain.toString(), from);
    }

    private void append(char c, int at, StringBuilder plain, int[] from) {
        from[plain.length()] = starts[at];
        plain.append(c);
    }

    /** Escapes that follow each other are the bytes of one text. */
    private int percent(int at, StringBuilder plain, int[] from) {
        int escapes = 0;
        while (hex(at + 3 * escapes + 1, 2) >= 0 && text.charAt(at + 3 * escapes) == '%') {
            escapes++;
        }
        byte[] bytes = new byte[escapes];
        for (int i = 0; i < escapes; i++) {
            bytes[i] = (byte) hex(at + 3 * i + 1, 2);
        }
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        if (decoded.indexOf('\ufffd') >= 0) {
            decoded = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        boolean oneByteEach = decoded.length() == escapes;
        int used = 0;
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            append(c, at + 3 * used, plain, from);
            used += oneByteEach ? 1 : bytesOf(c);
        }
        return at + 3 * escapes;
    }

    /** In UTF-8; each half of a surrogate pair is counted with two. */
    private static int bytesOf(char c) {
        if (Character.isSurrogate(c)) {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    private int json(int at, StringBuilder plain, int[] from) {
        int code = at + 1 < text.length() && text.charAt(at + 1) == 'u' ? hex(at + 2, 4) : -1;
        int escape = at + 1 < text.length() ? ESCAPES.indexOf(text.charAt(at + 1)) : -1;
        if (code < 0 && escape < 0) {
            return at;
        }
        append(code >= 0 ? (char) code : ESCAPED.charAt(escape), at, plain, from);
        return at + (code >= 0 ? 6 : 2);
    }

    private int html(int at, StringBuilder plain, int[] from) {
        for (int i = 0; i < ENTITIES.length; i++) {
            if (text.startsWith(ENTITIES[i], at)) {
                append(MEANT.charAt(i), at, plain, from);
                return at + ENTITIES[i].length();
            }
        }
        boolean hexadecimal = text.startsWith("&#x", at);
        int end = at + (hexadecimal ? 3 : 2);
        int code = 0;
        while (text.startsWith("&#", at) && end < text.length() && end < at + 9) {
            int digit = Character.digit(text.charAt(end), hexadecimal ? 16 : 10);
            if (digit < 0) {
                boolean closed = text.charAt(end) == ';' && code > 0 && code <= Character.MAX_VALUE;
                if (closed) {
                    append((char) code, at, plain, from);
                }
                return closed ? end + 1 : at;
            }
            code = code * (hexadecimal ? 16 : 10) + digit;
            end++;
        }
        return at;
    }

    /** The value of so many hexadecimal digits, or -1. */
    private int hex(int at, int count) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }
}
