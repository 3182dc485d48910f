package ehrctl.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds sensitive values in a text, however they are written: encoded once or twice, in base64, with separators. */
final class Needles {
    private static final int MOST_LAYERS = 3;

    /** Shorter ones turn up by chance in what is no base64. */
    private static final int SHORTEST_IN_BASE64 = 4;

    private final List<Needle> needles = new ArrayList<>();
    private final BitSet beginnings = new BitSet();

    Needles(Collection<String> values) {
        for (String value : values) {
            if (!Masker.headerReference(value)) {
                add(Needle.of(value.substring(Masker.type(value).length())));
            }
        }
    }

    private void add(@Nullable Needle needle) {
        if (needle != null) {
            needles.add(needle);
            beginnings.set(needle.beginning());
            add(needle.withoutCentury());
        }
    }

    int count() {
        return needles.size();
    }

    /** {@code text} with {@code mask} in place of each. */
    String hide(String text, String mask) {
        if (needles.isEmpty() || text.isEmpty()) {
            return text;
        }
        BitSet hidden = new BitSet(text.length());
        Decoded view = Decoded.of(text);
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            mark(view, hidden);
            markBase64(view, hidden);
            Decoded next = view.next();
            if (next == view) {
                break;
            }
            view = next;
        }
        return hidden.isEmpty() ? text : masked(text, hidden, mask);
    }

    private void mark(Decoded view, BitSet hidden) {
        String text = view.text();
        for (int i = 0; i < text.length(); i++) {
            if (!mayBegin(text, i)) {
                continue;
            }
            int end = i;
            for (Needle needle : needles) {
                int length = needle.lengthAt(text, i);
                if (length > 0) {
                    end = Math.max(end, needle.allDigits() ? endOfDigits(text, i + length) : i + length);
                    hidden.set(view.start(needle.allDigits() ? startOfDigits(text, i) : i), view.start(end));
                }
            }
            i = Math.max(i, end - 1);
        }
    }

    /** Most characters begin nothing, which is quicker to see so. */
    private boolean mayBegin(String text, int at) {
        return beginnings.get(Needle.plain(text.charAt(at)));
    }

    private static int endOfDigits(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int startOfDigits(String text, int at) {
        int start = at;
        while (start > 0 && Character.isDigit(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private void markBase64(Decoded view, BitSet hidden) {
        String text = view.text();
        for (int i = 0; i < text.length(); i++) {
            int end = i;
            while (end < text.length() && isBase64(text.charAt(end))) {
                end++;
            }
            if (end - i > SHORTEST_IN_BASE64 && holds(text.substring(i, end))) {
                int padded = end;
                while (padded < text.length() && text.charAt(padded) == '=' && padded < end + 2) {
                    padded++;
                }
                hidden.set(view.start(i), view.start(padded));
            }
            i = end;
        }
    }

    private static boolean isBase64(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "+/-_".indexOf(c) >= 0;
    }

    /** The value may begin anywhere in what was encoded, and the run anywhere before it. */
    private boolean holds(String run) {
        String standard = run.replace('-', '+').replace('_', '/');
        for (int offset = 0; offset < 4; offset++) {
            int length = run.length() - offset;
            String part = standard.substring(offset, length % 4 == 1 ? run.length() - 1 : run.length());
            String decoded = new String(Base64.getDecoder().decode(part), StandardCharsets.UTF_8);
            for (int i = 0; i < decoded.length(); i++) {
                if (!mayBegin(decoded, i)) {
                    continue;
                }
                for (Needle needle : needles) {
                    if (needle.length() >= SHORTEST_IN_BASE64 && needle.lengthAt(decoded, i) > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static String masked(String text, BitSet hidden, String mask) {
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int start = hidden.nextSetBit(at);
            if (start < 0) {
                start = text.length();
            }
            masked.append(text, at, start);
            at = hidden.nextClearBit(start);
            masked.append(start < text.length() ? mask : "");
        }
        return masked.toString();
    }
}
