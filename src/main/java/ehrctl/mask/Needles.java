package ehrctl.mask;

import ehrctl.api.Kept;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds sensitive values in a text, whatever layers of encoding they are under. */
final class Needles {
    private static final int MOST_LAYERS = 6;

    /** Base64 in base64. */
    private static final int MOST_PACKINGS = 2;

    /** Shorter ones turn up by chance in what is no base64. */
    private static final int SHORTEST_IN_BASE64 = 4;

    private final List<Needle> needles = new ArrayList<>();

    Needles(Collection<String> values) {
        for (String value : values) {
            if (!Shape.headerReference(value)) {
                add(Needle.of(value.substring(Shape.type(value).length())));
            }
        }
    }

    private void add(@Nullable Needle needle) {
        if (needle != null) {
            needles.add(needle);
            Needle hexadecimal = needle.hexadecimal();
            if (hexadecimal != null) {
                needles.add(hexadecimal);
            }
            add(needle.withoutCentury());
        }
    }

    int count() {
        return needles.size();
    }

    /** {@code text} with a mask in place of each. */
    String hide(String text) {
        if (needles.isEmpty() || text.isEmpty()) {
            return text;
        }
        BitSet hidden = new BitSet(text.length());
        search(Decoded.of(text), 0, new Kept(text), hidden);
        return Mask.without(text, hidden);
    }

    private void search(Decoded original, int packings, Kept kept, BitSet hidden) {
        Decoded view = original;
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            mark(view.folded(), packings, kept, hidden);
            if (packings < MOST_PACKINGS) {
                for (Decoded unpacked : Packed.in(view)) {
                    search(unpacked, packings + 1, kept, hidden);
                }
            }
            Decoded next = view.next();
            if (next == view) {
                break;
            }
            view = next;
        }
    }

    private void mark(Decoded view, int packings, Kept kept, BitSet hidden) {
        String text = view.text();
        for (Needle needle : needles) {
            if (packings > 0 && needle.length() < SHORTEST_IN_BASE64) {
                continue;
            }
            for (int i = 0; i < text.length(); i++) {
                int length = needle.mayBegin(text.charAt(i)) ? needle.lengthAt(text, i) : 0;
                if (length > 0) {
                    int start = needle.allDigits() ? startOfDigits(text, i) : i;
                    int end = needle.allDigits() ? endOfDigits(text, i + length) : i + length;
                    hide(view.start(start), view.end(end - 1), needle, kept, hidden);
                    i = end - 1;
                }
            }
        }
    }

    private static void hide(int start, int end, Needle needle, Kept kept, BitSet hidden) {
        if (!kept.covers(start, end, needle.isShort())) {
            hidden.set(start, end);
        }
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
}
