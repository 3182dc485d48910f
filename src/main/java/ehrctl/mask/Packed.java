package ehrctl.mask;

import java.util.ArrayList;
import java.util.List;

/** Finds what may be base64 or hexadecimal in a text, and unpacks it into texts of their own: a byte is a character. */
final class Packed {
    private static final int SHORTEST = 6;

    /** Whoever wraps base64 does so in lines longer than most words. */
    private static final int SHORTEST_LINE = 16;

    private final Decoded view;
    private final String text;
    private final List<Decoded> found = new ArrayList<>();

    /** Where the run of base64's signs begins and ends in which a character stands. */
    private final int[] starts;

    private final int[] ends;

    private Packed(Decoded view) {
        this.view = view;
        this.text = view.text();
        this.starts = new int[text.length()];
        this.ends = new int[text.length()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = i > 0 && sextet(text.charAt(i - 1)) >= 0 ? starts[i - 1] : i;
        }
        for (int i = ends.length - 1; i >= 0; i--) {
            ends[i] = i + 1 < ends.length && sextet(text.charAt(i + 1)) >= 0 ? ends[i + 1] : padded(i + 1);
        }
    }

    /** All that can be unpacked, in every way in which it can. */
    static List<Decoded> in(Decoded view) {
        Packed packed = new Packed(view);
        packed.base64();
        packed.hexadecimal();
        return packed.found;
    }

    private void base64() {
        int[] places = new int[text.length()];
        int at = 0;
        while (at < text.length()) {
            int count = 0;
            int line = 0;
            int i = at;
            while (i < text.length()) {
                char c = text.charAt(i);
                if (sextet(c) >= 0) {
                    places[count++] = i;
                    line++;
                } else if (Character.isWhitespace(c)) {
                    if (line > 0 && line < SHORTEST_LINE) {
                        break;
                    }
                    line = 0;
                } else {
                    break;
                }
                i++;
            }
            for (int offset = 0; offset < 4 && count - offset >= SHORTEST - 1; offset++) {
                unpack(places, offset, count);
            }
            at = Math.max(at, i) + 1;
        }
    }

    /** The value may begin anywhere in what was encoded, and the run anywhere before it. */
    private void unpack(int[] places, int offset, int count) {
        Decoded.Writer out = new Decoded.Writer(view, (count - offset) * 3 / 4 + 1);
        for (int i = offset; i + 1 < count; i++) {
            int within = (i - offset) % 4;
            if (within < 3) {
                // The whole word or line goes with what is found in it.
                int pair = sextet(text.charAt(places[i])) << 6 | sextet(text.charAt(places[i + 1]));
                char unpacked = (char) (pair >> (4 - 2 * within) & 0xff);
                out.append(unpacked, starts[places[i]], ends[places[i + 1]]);
            }
        }
        found.add(out.written());
    }

    private int padded(int end) {
        int padded = end;
        while (padded < text.length() && text.charAt(padded) == '=' && padded < end + 2) {
            padded++;
        }
        return padded;
    }

    /** What a sign of base64 stands for; -1 for any other. */
    private static int sextet(char c) {
        if (c >= 'A' && c <= 'Z') {
            return c - 'A';
        }
        if (c >= 'a' && c <= 'z') {
            return c - 'a' + 26;
        }
        if (c >= '0' && c <= '9') {
            return c - '0' + 52;
        }
        return c == '+' || c == '-' ? 62 : c == '/' || c == '_' ? 63 : -1;
    }

    private void hexadecimal() {
        int read = 0;
        boolean inRun = false;
        for (int i = 0; i < text.length(); i++) {
            boolean digit = Character.digit(text.charAt(i), 16) >= 0;
            if (digit && !inRun) {
                if (i >= read) {
                    read = pairs(i);
                }
                pairs(i + 1);
            }
            inRun = digit;
        }
    }

    /** Where the pairs of hexadecimal digits that begin here are over. */
    private int pairs(int at) {
        List<Integer> pairs = new ArrayList<>();
        int i = at;
        while (i + 1 < text.length()
                && Character.digit(text.charAt(i), 16) >= 0
                && Character.digit(text.charAt(i + 1), 16) >= 0) {
            pairs.add(i);
            i += 2 + betweenPairs(i + 2);
        }
        if (pairs.size() >= SHORTEST / 2) {
            Decoded.Writer out = new Decoded.Writer(view, pairs.size());
            for (int pair : pairs) {
                int unpacked = Character.digit(text.charAt(pair), 16) << 4 | Character.digit(text.charAt(pair + 1), 16);
                out.append((char) unpacked, pair, pair + 2);
            }
            found.add(out.written());
        }
        return i;
    }

    /** How much may stand between two bytes, as in 31:39, 31 39 and 0x31, 0x39. */
    private int betweenPairs(int at) {
        int i = at;
        while (i < text.length() && i < at + 2 && " :-,".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        return text.startsWith("0x", i) ? i + 2 - at : i - at;
    }
}
