package ehrctl.mask;

import ehrctl.id.IdType;
import ehrctl.id.Syntax;
import java.util.BitSet;

/** One pass over a text from left to right that finds the ids in it, and the credentials in its URLs. */
final class MaskingScan {
    private static final String HSA_COUNTRY = "SE";
    private static final int UUID_LENGTH = 36;

    /** Where our own words tell how an id is written, a source or a placeholder stands for the value. */
    private static final String[] NO_VALUES = {"@ask", "@-", "@FILE", "VALUE", "TYPE", "ID", "\u2026", "..."};

    private final Decoded view;
    private final String text;
    private final NumberShape shape;
    private final BitSet hidden;

    /** @param hidden what is to be masked of the original; what is found is added */
    MaskingScan(Decoded view, BitSet hidden) {
        this.view = view.plain();
        this.text = this.view.text();
        this.shape = new NumberShape(text);
        this.hidden = hidden;
    }

    void run() {
        int at = 0;
        while (at < text.length()) {
            at = step(at);
        }
    }

    /** Hides or passes over what begins here, and says where the rest begins. */
    private int step(int at) {
        char c = text.charAt(at);
        if (Syntax.isDigit(c)) {
            return digits(at);
        }
        if (Syntax.isLetter(c)) {
            return letters(at);
        }
        if (c == ':' && text.startsWith("://", at)) {
            int end = endOfUserInfo(at + 3);
            return end > at + 3 ? hide(at + 3, end) : at + 3;
        }
        return at + 1;
    }

    private int digits(int at) {
        if (isUuid(at)) {
            return at + UUID_LENGTH;
        }
        int phone = Phone.end(text, at);
        if (phone > at) {
            return phone;
        }
        int end = shape.end(at);
        return end > at ? hide(at, end) : shape.endOfDigits(at);
    }

    private int letters(int at) {
        if (isUuid(at)) {
            return at + UUID_LENGTH;
        }
        int value = afterType(at);
        if (value > at) {
            int end = isNoValue(value) ? value : endOfValue(value);
            return end > value ? hide(value, end) : value;
        }
        int end = endOfHsaId(at);
        return end > at ? hide(at, end) : at + 1;
    }

    private int hide(int from, int to) {
        hidden.set(view.start(from), view.end(to - 1));
        return to;
    }

    private boolean isUuid(int at) {
        if (text.length() - at < UUID_LENGTH || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(at + i);
            if (hyphen ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        int end = at + UUID_LENGTH;
        return end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
    }

    /** Where the value begins if a type and its colon begin here; otherwise here. */
    private int afterType(int at) {
        for (IdType type : IdType.values()) {
            String prefix = type.prefix();
            int colon = at + prefix.length();
            if (text.startsWith(":", colon) && text.regionMatches(true, at, prefix, 0, prefix.length())) {
                return colon + 1;
            }
        }
        return at;
    }

    private boolean isNoValue(int at) {
        for (String word : NO_VALUES) {
            int end = at + word.length();
            if (text.startsWith(word, at) && (end == text.length() || endsValue(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** A value reaches to what cannot be part of an id in a URL or in JSON, and over blanks inside a number. */
    private int endOfValue(int start) {
        int end = start;
        if (start < text.length() && Syntax.isDigit(text.charAt(start))) {
            end = shape.end(start);
        }
        while (end < text.length() && !endsValue(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean endsValue(char c) {
        return Character.isWhitespace(c) || "/?&#\"'`,;()[]{}<>|\\".indexOf(c) >= 0;
    }

    /** Where a user name and a password in front of a host are over; here itself where there are none. */
    private int endOfUserInfo(int start) {
        int end = start;
        int port = -1;
        while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0 && !endsUrl(text.charAt(end))) {
            if (text.charAt(end) == ':') {
                port = end + 1;
            }
            end++;
        }
        int at = text.lastIndexOf('@', end - 1);
        if (at < start && port >= 0 && port < end && shape.endOfDigits(port) < end) {
            // No port: a password with a slash or the like in it.
            while (end < text.length() && !endsUrl(text.charAt(end))) {
                end++;
            }
            at = text.lastIndexOf('@', end - 1);
        }
        return Math.max(at, start);
    }

    private static boolean endsUrl(char c) {
        return Character.isWhitespace(c) || "\"'`<>".indexOf(c) >= 0;
    }

    private int endOfHsaId(int at) {
        int digits = at + HSA_COUNTRY.length();
        if (!text.regionMatches(true, at, HSA_COUNTRY, 0, HSA_COUNTRY.length())
                || text.length() < digits + 10
                || !Syntax.isDigits(text.substring(digits, digits + 10), 10)) {
            return at;
        }
        int end = digits + 10;
        while (end < text.length() && isHsaCharacter(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHsaCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '-';
    }
}
