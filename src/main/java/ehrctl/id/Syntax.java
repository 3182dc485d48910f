package ehrctl.id;

import org.jspecify.annotations.Nullable;

/** The characters every id may be made of, whatever its type. */
public final class Syntax {
    private Syntax() {}

    /** What is wrong with the value in a few words without the value itself; null when nothing is. */
    static @Nullable String problem(String value) {
        if (value.isEmpty()) {
            return "empty";
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c > 126) {
                return c == 127 ? "has a control character" : "has a character that is not ASCII";
            }
            if (c == ' ' || c == '\t') {
                return "has a blank inside or around";
            }
            if (c < ' ') {
                return c == '\r' && i + 1 == value.length()
                        ? "ends with a carriage return, as lines of Windows do"
                        : "has a control character";
            }
        }
        // HTTP clients and proxies resolve dot segments away, and another resource would answer.
        if (value.equals(".") || value.equals("..")) {
            return "a path segment of dots only, not an id";
        }
        return null;
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether the text is of exactly so many ASCII digits. */
    public static boolean isDigits(String text, int length) {
        if (text.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** The number that the digits of text from start to end write; the caller has made sure that they are digits. */
    public static int number(String text, int start, int end) {
        int number = 0;
        for (int i = start; i < end; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
