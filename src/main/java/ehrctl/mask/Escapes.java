package ehrctl.mask;

import java.nio.charset.StandardCharsets;

/**
 * Undoes one escape: percent-encoding, escapes of JSON and of programming languages, HTML's references, quoted-printable,
 * and letters that became two or three because UTF-8 was read as Latin-1 or Windows-1252.
 */
final class Escapes {
    private static final String SHORT = "\"\\/'bfnrt";
    private static final String MEANT = "\"\\/'\b\f\n\r\t";
    private static final int LONGEST_REFERENCE = 64;

    private static final String[] NAMES = {
        "amp", "lt", "gt", "quot", "apos", "nbsp", "shy", "ndash", "mdash", "minus", "hyphen", "plus", "thinsp", "ensp",
        "emsp", "zwnj", "zwj", "period", "sol", "colon", "comma", "num", "aring", "auml", "ouml", "oslash", "aelig",
        "eacute", "uuml", "Aring", "Auml", "Ouml", "Oslash", "AElig", "Eacute", "Uuml", "eth", "thorn", "szlig"
    };
    private static final String NAMED = "&<>\"'\u00a0\u00ad\u2013\u2014\u2212\u2010+\u2009\u2002"
            + "\u2003\u200c\u200d./:,#\u00e5\u00e4\u00f6\u00f8\u00e6"
            + "\u00e9\u00fc\u00c5\u00c4\u00d6\u00d8\u00c6\u00c9\u00dc\u00f0\u00fe\u00df";

    /** What Windows-1252 has where Latin-1 has control characters; a blank where it has nothing either. */
    private static final String WINDOWS =
            "\u20ac \u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152 \u017d "
                    + " \u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153 \u017e\u0178";

    private Escapes() {}

    static boolean mayBegin(char c) {
        return c == '%' || c == '\\' || c == '&' || c == '=' || (c >= 0xc2 && c <= 0xf4);
    }

    /** Writes what stands for the escape that begins here and answers where it is over; here itself where none begins. */
    static int undo(String text, int at, Decoded.Writer out) {
        char c = text.charAt(at);
        char next = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        return switch (c) {
            case '%' -> next == 'u' || next == 'U' ? unit(text, at, out) : bytes(text, at, "%", 16, 2, out);
            case '=' -> quotedPrintable(text, at) ? bytes(text, at, "=", 16, 2, out) : at;
            case '&' -> reference(text, at, out);
            case '\\' -> backslash(text, at, next, out);
            default -> misread(text, at, out);
        };
    }

    private static int backslash(String text, int at, char next, Decoded.Writer out) {
        if (next == 'u' || next == 'U') {
            return unit(text, at, out);
        }
        if (next == 'x' || next == 'X') {
            return bytes(text, at, text.substring(at, at + 2), 16, 2, out);
        }
        if (next >= '0' && next <= '3') {
            return bytes(text, at, "\\", 8, 3, out);
        }
        int escape = SHORT.indexOf(next);
        if (escape >= 0) {
            out.append(MEANT.charAt(escape), at, at + 2);
            return at + 2;
        }
        return at;
    }

    /** One UTF-16 unit, as in %u0031, or with a backslash in front. */
    private static int unit(String text, int at, Decoded.Writer out) {
        int code = number(text, at + 2, 4, 16);
        if (code < 0) {
            return at;
        }
        out.append((char) code, at, at + 6);
        return at + 6;
    }

    /** Escapes that follow each other are the bytes of one text. */
    private static int bytes(String text, int at, String prefix, int radix, int digits, Decoded.Writer out) {
        int width = prefix.length() + digits;
        int count = 0;
        while (text.startsWith(prefix, at + width * count)
                && number(text, at + width * count + prefix.length(), digits, radix) >= 0) {
            count++;
        }
        byte[] bytes = new byte[count];
        for (int i = 0; i < count; i++) {
            bytes[i] = (byte) number(text, at + width * i + prefix.length(), digits, radix);
        }
        String decoded = new String(bytes, StandardCharsets.UTF_8);
        boolean utf8 = decoded.indexOf('\ufffd') < 0;
        if (!utf8) {
            decoded = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        int used = at;
        for (int i = 0; i < decoded.length(); i++) {
            char c = decoded.charAt(i);
            int end = used + width * (utf8 ? bytesOf(c) : 1);
            out.append(c, used, end);
            used = end;
        }
        return used;
    }

    /** In UTF-8; each half of a surrogate pair is counted with two. */
    private static int bytesOf(char c) {
        if (Character.isSurrogate(c)) {
            return 2;
        }
        return c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }

    /** The sign also stands in every query: alone it is an escape of what is no ASCII only. */
    private static boolean quotedPrintable(String text, int at) {
        boolean several = at + 3 < text.length() && text.charAt(at + 3) == '=' && number(text, at + 4, 2, 16) >= 0;
        boolean alone = at + 2 < text.length()
                && "89ABCDEF".indexOf(text.charAt(at + 1)) >= 0
                && "0123456789ABCDEF".indexOf(text.charAt(at + 2)) >= 0;
        return several || alone;
    }

    private static int reference(String text, int at, Decoded.Writer out) {
        if (!text.startsWith("&#", at)) {
            for (int i = 0; i < NAMES.length; i++) {
                int end = at + 1 + NAMES[i].length();
                if (text.startsWith(NAMES[i], at + 1) && end < text.length() && text.charAt(end) == ';') {
                    out.append(NAMED.charAt(i), at, end + 1);
                    return end + 1;
                }
            }
            return at;
        }
        boolean hexadecimal = text.startsWith("x", at + 2) || text.startsWith("X", at + 2);
        int first = at + (hexadecimal ? 3 : 2);
        int end = first;
        int code = 0;
        while (end < text.length() && end < first + LONGEST_REFERENCE && code <= Character.MAX_VALUE) {
            int digit = Character.digit(text.charAt(end), hexadecimal ? 16 : 10);
            if (digit < 0) {
                break;
            }
            code = code * (hexadecimal ? 16 : 10) + digit;
            end++;
        }
        if (end == first || code == 0 || code > Character.MAX_VALUE) {
            return at;
        }
        // Browsers do without the semicolon.
        end += text.startsWith(";", end) ? 1 : 0;
        out.append((char) code, at, end);
        return end;
    }

    private static int misread(String text, int at, Decoded.Writer out) {
        int lead = text.charAt(at);
        int more = continued(text, at, lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3);
        if (more == 1 && lead >= 0xe0 && lead <= 0xe5) {
            // Somebody made it lower case afterwards.
            lead -= 0x20;
        }
        if (more != (lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3)) {
            return at;
        }
        int code = lead & (0x3f >> more);
        for (int i = 1; i <= more; i++) {
            code = code << 6 | (misreadByte(text.charAt(at + i)) & 0x3f);
        }
        for (char c : Character.toChars(Math.min(code, Character.MAX_CODE_POINT))) {
            out.append(c, at, at + more + 1);
        }
        return at + more + 1;
    }

    /** How many of at most so many characters go on with what began here. */
    private static int continued(String text, int at, int most) {
        for (int i = 1; i <= most; i++) {
            int next = at + i < text.length() ? misreadByte(text.charAt(at + i)) : -1;
            if (next < 0x80 || next > 0xbf) {
                return i - 1;
            }
        }
        return most;
    }

    private static int misreadByte(char c) {
        if (c < 0x100) {
            return c;
        }
        int windows = WINDOWS.indexOf(c);
        return windows < 0 ? -1 : 0x80 + windows;
    }

    /** The value of so many digits, or -1. */
    private static int number(String text, int at, int count, int radix) {
        int value = 0;
        for (int i = at; i < at + count; i++) {
            int digit = i < text.length() ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
