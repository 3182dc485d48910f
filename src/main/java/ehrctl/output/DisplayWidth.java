package ehrctl.output;

/** Measures text in terminal columns: wide East Asian characters and emoji take two, marks that combine none. */
final class DisplayWidth {
    private static final int FIRST_THAT_MAY_DIFFER = 0x300;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int EMOJI_PRESENTATION = 0xFE0F;

    private DisplayWidth() {}

    static int of(String text) {
        int width = 0;
        int i = 0;
        while (i < text.length()) {
            int end = clusterEnd(text, i);
            width += clusterWidth(text, i, end);
            i = end;
        }
        return width;
    }

    /**
     * {@code text} if it fits into {@code width} columns, or as much of it as fits before an ellipsis: whole words, unless
     * much would be lost.
     */
    static String cutAtWord(String text, int width) {
        if (of(text) <= width) {
            return text;
        }
        int end = fitting(text, 0, width - 1);
        int blank = text.lastIndexOf(' ', end);
        boolean good = blank > 0 && blank * 2 >= end;
        return text.substring(0, good ? blank : end).stripTrailing() + "…";
    }

    /** The index after the last character from {@code start} on that still fits into {@code width} columns. */
    static int fitting(String text, int start, int width) {
        int left = width;
        int i = start;
        while (i < text.length()) {
            int end = clusterEnd(text, i);
            left -= clusterWidth(text, i, end);
            if (left < 0) {
                break;
            }
            i = end;
        }
        return i;
    }

    // What a terminal draws as one: a character, its marks, and whatever a joiner ties to it.
    private static int clusterEnd(String text, int start) {
        int i = start + Character.charCount(text.codePointAt(start));
        while (i < text.length()) {
            int c = text.codePointAt(i);
            boolean joined =
                    text.charAt(i - 1) == ZERO_WIDTH_JOINER && WideCharacters.contains(text.codePointAt(start));
            if (!joined && !isZeroWidth(c) && !isSkinTone(c)) {
                break;
            }
            i += Character.charCount(c);
        }
        return i;
    }

    private static int clusterWidth(String text, int start, int end) {
        int first = text.codePointAt(start);
        if (first < FIRST_THAT_MAY_DIFFER) {
            return 1;
        }
        if (isZeroWidth(first)) {
            return 0;
        }
        boolean shownAsEmoji = text.charAt(end - 1) == EMOJI_PRESENTATION;
        return shownAsEmoji || WideCharacters.contains(first) ? 2 : 1;
    }

    private static boolean isZeroWidth(int c) {
        if (c < FIRST_THAT_MAY_DIFFER) {
            return false;
        }
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.FORMAT
                || (c >= 0x1160 && c <= 0x11FF); // Hangul vowels and finals, drawn into the syllable before
    }

    private static boolean isSkinTone(int c) {
        return c >= 0x1F3FB && c <= 0x1F3FF;
    }
}
