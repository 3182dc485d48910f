package ehrctl.mask;

import ehrctl.id.Syntax;

/**
 * Finds digits laid out as people write national numbers: ten, eleven or twelve of them, with separators in the usual
 * places or none. Where such a layout is also common for other things, the digits must hold a month and a day as well, or
 * fit their check digit. The text must be {@linkplain Decoded#plain plain}.
 */
final class NumberShape {
    private static final int MOST_GROUPS = 6;

    /** No national number is longer; of a longer run is read no more, so that a scan stays linear. */
    private static final int LONGEST = 12;

    /** As in {@code 19121212 - 1212}. */
    private static final int MOST_SEPARATORS = 3;

    /** Digits per group; the sum tells the country, as only Norwegian numbers have eleven. */
    private static final int[][] LAYOUTS = {
        {2, 2, 2, 2, 2, 2},
        {4, 2, 2, 4},
        {4, 4, 4},
        {2, 2, 2, 4},
        {2, 2, 2, 5},
        {2, 2, 2, 3, 2},
        {6, 3, 2},
        {3, 3, 4},
        {8, 4},
        {6, 5},
        {6, 4},
        {12},
        {11},
        {10}
    };

    private final String text;
    private final int[] starts = new int[MOST_GROUPS];
    private final int[] lengths = new int[MOST_GROUPS];

    NumberShape(String text) {
        this.text = text;
    }

    /** The end of the number whose first digit is here; here itself when it is none. */
    int end(int at) {
        int groups = readGroups(at);
        if (lengths[0] > LONGEST) {
            int end = endOfDigits(at);
            return RunTogether.holdsNumber(text, at, end) ? end : at;
        }
        for (int[] layout : LAYOUTS) {
            if (matches(layout, groups) && isNumber(layout)) {
                int last = layout.length - 1;
                return starts[last] + lengths[last];
            }
        }
        return at;
    }

    int endOfDigits(int at) {
        int end = at;
        while (end < text.length() && Syntax.isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int readGroups(int at) {
        int start = at;
        for (int group = 0; group < MOST_GROUPS; group++) {
            int end = start;
            while (end < text.length() && end - start <= LONGEST && Syntax.isDigit(text.charAt(end))) {
                end++;
            }
            if (end == start) {
                return group;
            }
            starts[group] = start;
            lengths[group] = end - start;
            start = end;
            while (start < text.length() && start < end + MOST_SEPARATORS && separates(text.charAt(start))) {
                start++;
            }
            if (start == end) {
                return group + 1;
            }
        }
        return MOST_GROUPS;
    }

    static boolean separates(char c) {
        return isHyphen(c) || " +./".indexOf(c) >= 0;
    }

    private static boolean isHyphen(char c) {
        return c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
    }

    private boolean matches(int[] layout, int groups) {
        if (layout.length > groups) {
            return false;
        }
        for (int i = 0; i < layout.length; i++) {
            if (layout[i] != lengths[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean isNumber(int[] layout) {
        String digits = digits(layout);
        if (layout.length == 1) {
            return digits.length() > 10 || Dates.inside(digits) || CheckDigits.british(digits);
        }
        if (layout[0] == 3) {
            return CheckDigits.british(digits);
        }
        boolean hyphenated =
                layout.length == 2 && isSingleHyphen(starts[1] - 1) && starts[1] - 1 == starts[0] + lengths[0];
        if (hyphenated) {
            return !isTimeOfDay();
        }
        return Dates.inside(digits) && !isTimeOfDay() && !(lengths[layout.length - 1] == 4 && Dates.andTime(digits));
    }

    private boolean isSingleHyphen(int at) {
        return text.charAt(at) == '+' || isHyphen(text.charAt(at));
    }

    private String digits(int[] layout) {
        StringBuilder digits = new StringBuilder(LONGEST);
        for (int group = 0; group < layout.length; group++) {
            digits.append(text, starts[group], starts[group] + lengths[group]);
        }
        return digits.toString();
    }

    /** Whether the digits are a time and its offset, as in T100000+0100 or 10:00:00.123456+0100. */
    private boolean isTimeOfDay() {
        int before = starts[0] - 1;
        if (before < 1 || !Syntax.isDigit(text.charAt(before - 1))) {
            return false;
        }
        char c = text.charAt(before);
        return c == 'T' || c == 't' || ((c == '.' || c == ',') && before >= 3 && text.charAt(before - 3) == ':');
    }
}
