package ehrctl.mask;

import ehrctl.id.TypedId;
import java.util.BitSet;

/** Hides ids in what people and logs get to see. */
public final class Mask {
    /** What stands in place of a value, whatever its length. */
    public static final String MASK = TypedId.HIDDEN;

    private static final int MOST_LAYERS = 4;

    private Mask() {}

    /**
     * The text with everything in it masked that is written as a typed id, or has the shape of a national number or HSA
     * id, whether its check digits are right or not, also under some layers of escapes; and with what stands before the
     * host of a URL. A typed value ends where it would in a URL or in JSON, so at a slash. Dates, times, phone numbers and
     * UUIDs stay. Takes time in proportion to the length.
     */
    public static String text(String text) {
        BitSet hidden = new BitSet();
        Decoded view = Decoded.of(text);
        for (int layer = 0; layer < MOST_LAYERS; layer++) {
            new MaskingScan(view, hidden).run();
            Decoded next = view.next();
            if (next == view) {
                break;
            }
            view = next;
        }
        return without(text, hidden);
    }

    /** The text with a mask in place of what is hidden of it. */
    public static String without(String text, BitSet hidden) {
        if (hidden.isEmpty()) {
            return text;
        }
        StringBuilder masked = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int start = hidden.nextSetBit(at);
            if (start < 0) {
                start = text.length();
            }
            masked.append(text, at, start);
            at = hidden.nextClearBit(start);
            masked.append(start < text.length() ? MASK : "");
        }
        return masked.toString();
    }
}
