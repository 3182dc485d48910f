package ehrctl.id;

/** One pass over a text from left to right that copies it and masks the ids in it. */
final class MaskingScan {
    private static final String HSA_COUNTRY = "SE";
    private static final int UUID_LENGTH = 36;

    /** What may follow a type; the long forms are percent-encoded once and twice. */
    private static final String[] COLONS = {":", "%3A", "%253A"};

    private final String text;
    private final NumberShape shape;
    private final StringBuilder out;

    MaskingScan(String text) {
        this.text = text;
        this.shape = new NumberShape(text);
        this.out = new StringBuilder(text.length());
    }

    String run() {
        int at = 0;
        while (at < text.length()) {
            at = step(at);
        }
        return out.toString();
    }

    /** Copies or masks what begins here, and says where the rest begins. */
    private int step(int at) {
        char c = text.charAt(at);
        boolean wordBegins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
        if (wordBegins && isUuid(at)) {
            return copy(at, at + UUID_LENGTH);
        }
        if (NumberShape.isDigit(c)) {
            int end = shape.end(at);
            return end > at ? mask(end) : copy(at, shape.endOfDigits(at));
        }
        if (Syntax.isLetter(c)) {
            int value = afterType(at);
            if (value > at) {
                copy(at, value);
                int end = endOfValue(value);
                return end > value ? mask(end) : value;
            }
            int end = endOfHsaId(at);
            if (end > at) {
                return mask(end);
            }
        }
        return copy(at, at + 1);
    }

    private int copy(int from, int to) {
        out.append(text, from, to);
        return to;
    }

    private int mask(int to) {
        out.append(Mask.MASK);
        return to;
    }

    private boolean isUuid(int at) {
        int i = at;
        if (text.length() - at < UUID_LENGTH) {
            return false;
        }
        for (int group = 0; group < 5; group++) {
            int length = group == 0 ? 8 : group == 4 ? 12 : 4;
            for (int end = i + length; i < end; i++) {
                if (Character.digit(text.charAt(i), 16) < 0) {
                    return false;
                }
            }
            if (group < 4 && text.charAt(i++) != '-') {
                return false;
            }
        }
        return i == text.length() || !Character.isLetterOrDigit(text.charAt(i));
    }

    /** Where the value begins if a type and its colon begin here; otherwise here. */
    private int afterType(int at) {
        for (IdType type : IdType.values()) {
            String prefix = type.prefix();
            if (text.regionMatches(true, at, prefix, 0, prefix.length())) {
                for (String colon : COLONS) {
                    if (text.regionMatches(true, at + prefix.length(), colon, 0, colon.length())) {
                        return at + prefix.length() + colon.length();
                    }
                }
            }
        }
        return at;
    }

    /** A value reaches to what cannot be part of an id in a URL or in JSON, and over blanks inside a number. */
    private int endOfValue(int start) {
        int end = start;
        if (start < text.length() && NumberShape.isDigit(text.charAt(start))) {
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
