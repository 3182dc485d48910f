package ehrctl.api;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One sensitive value as it is looked for in a text without encodings. Case does not count; in a number or a code neither
 * do separators, and the beginning of a long value is enough.
 */
final class Needle {
    private static final int DIGITS_OF_A_CODE = 6;
    private static final int LONGEST_CODE = 64;
    private static final int ENOUGH_OF_A_CODE = 10;
    private static final int ENOUGH_OF_A_TEXT = 16;
    private static final int MOST_SEPARATORS = 2;

    /** A file's content may be many megabytes long. */
    private static final int ENOUGH_TO_COMPARE = 4096;

    private final String value;
    private final boolean code;
    private final boolean cut;

    private Needle(String value, boolean code, boolean cut) {
        this.value = value;
        this.code = code;
        this.cut = cut;
    }

    /** Null where there is nothing to look for. */
    static @Nullable Needle of(String value) {
        String start = value.substring(0, Math.min(value.length(), ENOUGH_TO_COMPARE));
        String bare = isCode(value) ? withoutSeparators(value) : start.strip().toLowerCase(Locale.ROOT);
        return bare.isEmpty() ? null : new Needle(bare, isCode(value), start.length() < value.length());
    }

    /** How many characters are looked for. */
    int length() {
        return value.length();
    }

    /** A Swedish number without its century; null where this is none. */
    @Nullable
    Needle withoutCentury() {
        boolean century = value.startsWith("18") || value.startsWith("19") || value.startsWith("20");
        return century && value.length() == 12 && allDigits() ? new Needle(value.substring(2), true, false) : null;
    }

    /** How many characters of {@code text} it takes from there on; 0 where it does not stand there. */
    int lengthAt(String text, int at) {
        int i = at;
        int found = 0;
        int end = at;
        while (found < value.length() && i < text.length()) {
            if (same(text.charAt(i), value.charAt(found))) {
                found++;
                i++;
                end = i;
            } else if (code && found > 0 && i - end < MOST_SEPARATORS && separates(text.charAt(i))) {
                i++;
            } else {
                break;
            }
        }
        int enough = Math.min(value.length(), code ? ENOUGH_OF_A_CODE : ENOUGH_OF_A_TEXT);
        boolean there = found >= enough && (value.length() > 2 || isWord(text, at, end));
        boolean goesOn = cut && found == value.length();
        return there ? (goesOn ? text.length() : end) - at : 0;
    }

    /** Whether digits that stand right beside it belong to it. */
    boolean allDigits() {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private boolean same(char c, char wanted) {
        return plain(c) == wanted
                || (!code && Character.isWhitespace(wanted) && (c == '+' || Character.isSpaceChar(c)));
    }

    char beginning() {
        return value.charAt(0);
    }

    /** As it is compared: in lower case, and digits of all scripts as ASCII's. */
    static char plain(char c) {
        return Character.isDigit(c) ? (char) ('0' + Character.digit(c, 10)) : Character.toLowerCase(c);
    }

    private static boolean isWord(String text, int start, int end) {
        boolean opens = start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1));
        return opens && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static boolean isCode(String value) {
        int digits = 0;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || separates(c))) {
                return false;
            }
            digits += Character.isDigit(c) ? 1 : 0;
        }
        return digits >= DIGITS_OF_A_CODE && value.length() <= LONGEST_CODE;
    }

    private static String withoutSeparators(String value) {
        StringBuilder bare = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            if (!separates(value.charAt(i))) {
                bare.append(plain(value.charAt(i)));
            }
        }
        return bare.toString();
    }

    private static boolean separates(char c) {
        boolean hyphen = (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
        return hyphen || Character.isSpaceChar(c) || "-+./()_\t".indexOf(c) >= 0;
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Needle";
    }
}
