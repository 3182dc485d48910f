package ehrctl.output;

/** Makes visible what a terminal would obey instead of show. */
public final class ControlCharacters {
    private static final String HEX = "0123456789abcdef";

    private ControlCharacters() {}

    /**
     * {@code text} with C0, DEL, C1, line separators, bidi controls and halves of surrogate pairs written as {@code \n},
     * {@code \x1b} or {@code \\u202e}; everything else, the backslash too, stays.
     */
    public static String escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isUnsafe(text, i)) {
                return escapeFrom(i, text);
            }
        }
        return text;
    }

    private static String escapeFrom(int first, String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isUnsafe(text, i)) {
                escaped.append(c);
            } else if (c == '\n') {
                escaped.append("\\n");
            } else if (c == '\r') {
                escaped.append("\\r");
            } else if (c == '\t') {
                escaped.append("\\t");
            } else if (c < 0x100) {
                hex(escaped.append("\\x"), c, 4);
            } else {
                hex(escaped.append("\\u"), c, 12);
            }
        }
        return escaped.toString();
    }

    private static void hex(StringBuilder out, char c, int highestShift) {
        for (int shift = highestShift; shift >= 0; shift -= 4) {
            out.append(HEX.charAt(c >> shift & 0xf));
        }
    }

    private static boolean isUnsafe(String text, int i) {
        char c = text.charAt(i);
        if (c < 0x2028) {
            return c < 0x20 || (c >= 0x7f && c <= 0x9f);
        }
        if (c <= 0x2069) {
            return c <= 0x202e || c >= 0x2066; // U+2028-9 separators, U+202A-E and U+2066-9 bidi controls
        }
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
