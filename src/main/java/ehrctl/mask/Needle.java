package ehrctl.mask;

import org.jspecify.annotations.Nullable;

/**
 * One sensitive value as it is looked for in a folded text. In a number or a code separators do not count; a letter that
 * is not ASCII may have become question marks on the way; and the beginning of a long value is enough.
 */
final class Needle {
    private static final int DIGITS_OF_A_CODE = 6;
    private static final int LONGEST_CODE = 64;
    private static final int ENOUGH_OF_A_NUMBER = 9;
    private static final int ENOUGH_OF_A_CODE = 10;
    private static final int ENOUGH_OF_A_TEXT = 16;
    private static final int MOST_SEPARATORS = 3;
    private static final int MOST_SIGNS_FOR_A_LETTER = 4;

    /** A shorter one is looked for as a whole word only. */
    private static final int SHORTEST_PART = 6;

    /** So many letters must have come through for the others to be missed. */
    private static final int FEWEST_KEPT = 2;

    /** A file's content may be many megabytes long. */
    private static final int ENOUGH_TO_COMPARE = 4096;

    private final String value;
    private final boolean[] losable;
    private final boolean code;
    private final boolean cut;

    private Needle(String value, boolean[] losable, boolean code, boolean cut) {
        this.value = value;
        this.losable = losable;
        this.code = code;
        this.cut = cut;
    }

    /** Null where there is nothing to look for. */
    static @Nullable Needle of(String value) {
        String start =
                value.substring(0, Math.min(value.length(), ENOUGH_TO_COMPARE)).strip();
        Decoded folded = Decoded.of(start).folded();
        String text = folded.text();
        boolean code = isCode(text);
        StringBuilder bare = new StringBuilder(text.length());
        boolean[] losable = new boolean[text.length()];
        for (int i = 0; i < text.length(); i++) {
            if (!code || !separates(text.charAt(i))) {
                losable[bare.length()] = !ascii(start, folded.start(i), folded.end(i));
                bare.append(text.charAt(i));
            }
        }
        boolean cut = value.length() > ENOUGH_TO_COMPARE;
        return bare.isEmpty() || bare.toString().isBlank() ? null : new Needle(bare.toString(), losable, code, cut);
    }

    private static boolean ascii(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    /** A Swedish number without its century; null where this is none. */
    @Nullable
    Needle withoutCentury() {
        boolean century = value.startsWith("18") || value.startsWith("19") || value.startsWith("20");
        return century && value.length() == 12 && allDigits()
                ? new Needle(value.substring(2), losable, true, false)
                : null;
    }

    /** A number as a computer may print it; null where this is none, or one that is short. */
    @Nullable
    Needle hexadecimal() {
        if (!allDigits() || value.length() < ENOUGH_OF_A_CODE || value.length() > 18) {
            return null;
        }
        String digits =
                Decoded.of(Long.toHexString(Long.parseLong(value))).folded().text();
        return new Needle(digits, new boolean[digits.length()], true, false);
    }

    /** How many characters of {@code text}, which is folded, it takes from there on; 0 where it does not stand there. */
    int lengthAt(String text, int at) {
        int i = at;
        int found = 0;
        int lost = 0;
        int end = at;
        while (found < value.length() && i < text.length()) {
            char c = text.charAt(i);
            if (same(c, value.charAt(found))) {
                found++;
                i++;
                end = i;
            } else if (losable[found] && damaged(c)) {
                lost++;
                found++;
                i = endOfDamage(text, i);
                end = i;
            } else if (losable[found] && found > 0 && value.length() >= SHORTEST_PART) {
                lost++;
                found++;
            } else if (code && found > 0 && i - end < MOST_SEPARATORS && separates(c)) {
                i++;
            } else {
                break;
            }
        }
        int enough = Math.min(value.length(), enough());
        boolean there = found >= enough && (lost == 0 || found - lost >= FEWEST_KEPT);
        if (!there || (value.length() < SHORTEST_PART && !isWord(text, at, end))) {
            return 0;
        }
        return (cut && found == value.length() ? text.length() : end) - at;
    }

    private int enough() {
        if (!code) {
            return ENOUGH_OF_A_TEXT;
        }
        return allDigits() ? ENOUGH_OF_A_NUMBER : ENOUGH_OF_A_CODE;
    }

    private static int endOfDamage(String text, int at) {
        int end = at;
        while (end < text.length() && end < at + MOST_SIGNS_FOR_A_LETTER && damaged(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** What programs write for a letter that they cannot read or write. */
    private static boolean damaged(char c) {
        return c == '?' || c == '\ufffd' || c == '_' || c == '*' || c == '\u001a' || c == '\u00bf';
    }

    /** How many characters are looked for. */
    int length() {
        return value.length();
    }

    /** Whether digits that stand right beside it belong to it. */
    boolean allDigits() {
        for (int i = 0; i < value.length(); i++) {
            if (!digit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is looked for as a whole word only. */
    boolean isShort() {
        return value.length() < SHORTEST_PART;
    }

    private boolean same(char c, char wanted) {
        return c == wanted || (!code && wanted == ' ' && c == '+');
    }

    /** Whether it may begin with that character. */
    boolean mayBegin(char c) {
        return c == value.charAt(0) || (losable[0] && damaged(c));
    }

    /** A short number is no word inside a longer one, a date, a time of day or an address of the network either. */
    private boolean isWord(String text, int start, int end) {
        if (wordCharacter(text, start - 1) || wordCharacter(text, end)) {
            return false;
        }
        boolean before = joins(text, start - 1) && digit(at(text, start - 2));
        boolean after = joins(text, end) && digit(at(text, end + 1));
        return !allDigits() || (!before && !after);
    }

    private static boolean wordCharacter(String text, int at) {
        char c = at(text, at);
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private static boolean joins(String text, int at) {
        return ".:-".indexOf(at(text, at)) >= 0;
    }

    private static char at(String text, int at) {
        return at < 0 || at >= text.length() ? ' ' : text.charAt(at);
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCode(String folded) {
        int digits = 0;
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            if (c >= 128 || !(Character.isLetterOrDigit(c) || separates(c)) || c == ':' || c == '@') {
                return false;
            }
            digits += digit(c) ? 1 : 0;
        }
        return digits >= DIGITS_OF_A_CODE && folded.length() <= LONGEST_CODE;
    }

    private static boolean separates(char c) {
        return !Character.isLetterOrDigit(c);
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Needle";
    }
}
