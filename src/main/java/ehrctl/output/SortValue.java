package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.IsoTime;
import ehrctl.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A value as it is sorted: numbers by size, times by the moment that they name, texts without regard to case and with
 * the numbers in them by size, so that {@code A9} stands before {@code A10}. Where kinds are mixed, they follow each
 * other in this order.
 */
final class SortValue implements Comparable<SortValue> {
    private static final SortValue MISSING = new SortValue(Kind.MISSING, null, null, "");

    private enum Kind {
        NUMBER,
        TIME,
        TEXT,
        OTHER,
        MISSING
    }

    private final Kind kind;
    private final @Nullable BigDecimal number;
    private final @Nullable Instant moment;
    private final String text;

    private SortValue(Kind kind, @Nullable BigDecimal number, @Nullable Instant moment, String text) {
        this.kind = kind;
        this.number = number;
        this.moment = moment;
        this.text = text;
    }

    static SortValue of(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return MISSING;
        }
        if (value.isNumber()) {
            return new SortValue(Kind.NUMBER, value.decimalValue(), null, "");
        }
        if (!value.isTextual()) {
            return new SortValue(Kind.OTHER, null, null, Json.compact(value));
        }
        String text = value.asText();
        Instant moment = moment(text);
        return moment == null
                ? new SortValue(Kind.TEXT, null, null, text)
                : new SortValue(Kind.TIME, null, moment, text);
    }

    /** A local time counts as one of UTC; null where the text is no time. */
    private static @Nullable Instant moment(String text) {
        IsoTime time = ShownTimes.parsed(text);
        if (time == null) {
            return null;
        }
        ZoneOffset offset = time.offset() == null ? ZoneOffset.UTC : time.offset();
        return time.local().toInstant(offset);
    }

    boolean isMissing() {
        return kind == Kind.MISSING;
    }

    @Override
    public int compareTo(SortValue other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        if (number != null && other.number != null) {
            return number.compareTo(other.number);
        }
        if (moment != null && other.moment != null) {
            return moment.compareTo(other.moment);
        }
        int order = compareTexts(text, other.text);
        return order == 0 ? text.compareTo(other.text) : order;
    }

    private static int compareTexts(String left, String right) {
        int i = 0;
        int k = 0;
        while (i < left.length() && k < right.length()) {
            int order;
            if (isDigit(left.charAt(i)) && isDigit(right.charAt(k))) {
                int iEnd = digitsEnd(left, i);
                int kEnd = digitsEnd(right, k);
                order = compareDigits(left.substring(i, iEnd), right.substring(k, kEnd));
                i = iEnd;
                k = kEnd;
            } else {
                order = Character.compare(folded(left.charAt(i++)), folded(right.charAt(k++)));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.length() - i, right.length() - k);
    }

    /** By size, however many they are. */
    private static int compareDigits(String left, String right) {
        String one = withoutZeros(left);
        String other = withoutZeros(right);
        return one.length() == other.length() ? one.compareTo(other) : Integer.compare(one.length(), other.length());
    }

    private static String withoutZeros(String digits) {
        int first = 0;
        while (first < digits.length() && digits.charAt(first) == '0') {
            first++;
        }
        return digits.substring(first);
    }

    private static int digitsEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static char folded(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    /** What is sorted may be a person's name. */
    @Override
    public String toString() {
        return "SortValue[" + kind + "]";
    }
}
