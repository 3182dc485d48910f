package ehrctl.mask;

import java.text.Normalizer;
import java.util.Locale;

/** Takes from a text what is a matter of taste: scripts of digits, case, marks on letters, invisible signs. */
final class Folding {
    // Letters that no decomposition takes apart.
    private static final String LETTERS =
            "\u00f8\u00e6\u0111\u00f0\u00fe\u0142\u00df\u0153\u0131\u00d8\u00c6\u0110\u00d0\u00de\u0141\u0152";
    private static final String[] SPELT = {
        "o", "ae", "d", "d", "th", "l", "ss", "oe", "i", "o", "ae", "d", "d", "th", "l", "oe"
    };

    private Folding() {}

    static Decoded plain(Decoded view) {
        return run(view, false);
    }

    static Decoded folded(Decoded view) {
        return run(view, true);
    }

    private static Decoded run(Decoded view, boolean letters) {
        String text = view.text();
        Decoded.Writer out = new Decoded.Writer(view, text.length());
        int at = 0;
        while (at < text.length()) {
            int c = text.charAt(at);
            int end = at + 1;
            if (c >= 128) {
                c = text.codePointAt(at);
                end = at + Character.charCount(c);
            }
            if (c < 128) {
                ascii((char) c, letters, at, out);
            } else {
                other(c, letters, at, end, out);
            }
            at = end;
        }
        return out.written();
    }

    private static void ascii(char c, boolean letters, int at, Decoded.Writer out) {
        if (c == ' ' || c == '\t' || (letters && (c == '\n' || c == '\r'))) {
            blank(at, at + 1, out);
        } else if (c == 0) {
            out.join(at + 1);
        } else {
            letter(letters && c >= 'A' && c <= 'Z' ? (char) (c + 32) : c, letters, at, at + 1, out);
        }
    }

    private static void blank(int at, int end, Decoded.Writer out) {
        if (out.last() == ' ') {
            out.join(end);
        } else {
            out.append(' ', at, end);
        }
    }

    private static void other(int c, boolean letters, int at, int end, Decoded.Writer out) {
        int type = Character.getType(c);
        if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            out.join(end);
        } else if (Character.isSpaceChar(c)) {
            blank(at, end, out);
        } else if (Character.digit(c, 10) >= 0) {
            out.append((char) ('0' + Character.digit(c, 10)), at, end);
        } else if (letters || type == Character.OTHER_NUMBER) {
            spelt(c, letters, at, end, out);
        } else {
            for (char unit : Character.toChars(c)) {
                out.append(unit, at, end);
            }
        }
    }

    private static void spelt(int c, boolean letters, int at, int end, Decoded.Writer out) {
        int known = LETTERS.indexOf(c);
        String text = Character.toString(c);
        String plain = known >= 0
                ? SPELT[known]
                : Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        for (int i = 0; i < plain.length(); i++) {
            char unit = plain.charAt(i);
            int again = LETTERS.indexOf(unit);
            if (again >= 0 && known < 0) {
                spelt(unit, letters, at, end, out);
            } else if (Character.getType(unit) != Character.NON_SPACING_MARK) {
                letter(unit, letters, at, end, out);
            }
        }
    }

    /** Some write ae, oe, ue and aa for letters with marks; in what is compared the second one says nothing. */
    private static void letter(char c, boolean letters, int at, int end, Decoded.Writer out) {
        char last = out.last();
        boolean variant = (c == 'e' && (last == 'a' || last == 'o' || last == 'u')) || (c == 'a' && last == 'a');
        if (letters && variant) {
            out.join(end);
        } else {
            out.append(c, at, end);
        }
    }
}
