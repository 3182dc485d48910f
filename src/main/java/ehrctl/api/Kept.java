package ehrctl.api;

import java.util.BitSet;

/** What stays in a text whatever is looked for: the API's documented codes; and, of short values, hosts and UUIDs. */
public final class Kept {
    private static final int UUID_LENGTH = 36;

    private final String text;
    private final BitSet codes = new BitSet();
    private final BitSet addresses = new BitSet();

    public Kept(String text) {
        this.text = text;
        int at = 0;
        while (at < text.length()) {
            int end = endOfWord(at);
            if (ErrorCode.of(text.substring(at, end)) != null) {
                codes.set(at, end);
            }
            at = end + 1;
        }
        for (at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
            addresses.set(at, endOfHost(at + 3));
        }
        for (at = text.indexOf("localhost:"); at >= 0; at = text.indexOf("localhost:", at + 1)) {
            addresses.set(at, endOfHost(at));
        }
        for (at = text.indexOf('-', 8); at >= 0; at = text.indexOf('-', at + 1)) {
            if (isUuid(at - 8)) {
                addresses.set(at - 8, at - 8 + UUID_LENGTH);
            }
        }
    }

    /** Whether the value that was found there is to be left alone. */
    public boolean covers(int start, int end, boolean shortValue) {
        int code = codes.nextClearBit(start);
        return code >= end || (shortValue && addresses.nextClearBit(start) >= end);
    }

    private int endOfWord(int at) {
        int end = at;
        while (end < text.length() && (text.charAt(end) == '_' || Character.isLetterOrDigit(text.charAt(end)))) {
            end++;
        }
        return end;
    }

    private int endOfHost(int at) {
        int end = at;
        while (end < text.length()
                && "/?#\"'<>,;)".indexOf(text.charAt(end)) < 0
                && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isUuid(int at) {
        if (text.length() - at < UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            char c = text.charAt(at + i);
            if (hyphen ? c != '-' : Character.digit(c, 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
