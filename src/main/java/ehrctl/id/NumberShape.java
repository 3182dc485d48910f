package ehrctl.id;

/**
 * Finds digits laid out as people write national numbers: ten, eleven or twelve of them, with a separator in the usual
 * places or none. Where such a layout is also common for other things, the digits must hold a month and a day as well.
 */
final class NumberShape {
    private static final int MOST_GROUPS = 5;

    /** No national number is longer; a longer run is read no further, so that a scan stays linear. */
    private static final int LONGEST = 13;

    /** Digits per group; the sum tells the country, as only Norwegian numbers have eleven. */
    private static final int[][] LAYOUTS = {
        {4, 2, 2, 4},
        {2, 2, 2, 4},
        {2, 2, 2, 5},
        {2, 2, 2, 3, 2},
        {6, 3, 2},
        {8, 4},
        {6, 5},
        {6, 4},
        {13},
        {12},
        {11},
        {10}
    };

    private static final String[] SEPARATORS = {"%20", "%2B", "%2D", "%E2%80%93"};

    private final String text;
    private final int[] starts = new int[MOST_GROUPS];
    private final int[] lengths = new int[MOST_GROUPS];

    NumberShape(String text) {
        this.text = text;
    }

    /** Full-width and other digits too: what a person reads as a number is one. */
    static boolean isDigit(char c) {
        return Character.isDigit(c);
    }

    /** The end of the number whose first digit is here; here itself when it is none. */
    int end(int at) {
        int groups = readGroups(at);
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
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int readGroups(int at) {
        int start = at;
        for (int group = 0; group < MOST_GROUPS; group++) {
            int end = start;
            while (end < text.length() && end - start <= LONGEST && isDigit(text.charAt(end))) {
                end++;
            }
            if (end == start) {
                return group;
            }
            starts[group] = start;
            lengths[group] = end - start;
            start = end + separator(end);
            if (start == end) {
                return group + 1;
            }
        }
        return MOST_GROUPS;
    }

    /** The length of the separator here, 0 when there is none. */
    private int separator(int at) {
        if (at >= text.length()) {
            return 0;
        }
        char c = text.charAt(at);
        boolean hyphen = c == '-' || (c >= '\u2010' && c <= '\u2015') || c == '\u2212';
        if (hyphen || c == '+' || isBlank(c)) {
            return 1;
        }
        if (c == '%') {
            for (String encoded : SEPARATORS) {
                if (text.regionMatches(true, at, encoded, 0, encoded.length())) {
                    return encoded.length();
                }
            }
        }
        return 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00a0' || c == '\u202f';
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
        int last = layout.length - 1;
        if (layout.length == 1) {
            return layout[0] == 11 || layout[0] == 12 || holdsDate(layout);
        }
        char beforeLast = text.charAt(starts[last] - 1);
        if (layout.length == 2) {
            return !isTimeOfDay() && (!isBlank(beforeLast) || holdsDate(layout));
        }
        // "2026-11-23 1000" is a date and a time.
        boolean isoDate = layout[0] == 4 && isBlank(beforeLast);
        return !isoDate && holdsDate(layout);
    }

    /** Whether the digits are a time and its offset, as in T100000+0100 or 10:00:00.123456+0100. */
    private boolean isTimeOfDay() {
        int before = starts[0] - 1;
        if (before < 1 || !isDigit(text.charAt(before - 1))) {
            return false;
        }
        char c = text.charAt(before);
        return c == 'T' || c == 't' || ((c == '.' || c == ',') && before >= 3 && text.charAt(before - 3) == ':');
    }

    private boolean holdsDate(int[] layout) {
        StringBuilder digits = new StringBuilder(LONGEST);
        for (int group = 0; group < layout.length; group++) {
            for (int i = 0; i < lengths[group]; i++) {
                digits.append((char) ('0' + Character.digit(text.charAt(starts[group] + i), 10)));
            }
        }
        String number = digits.toString();
        int length = number.length();
        if (length == 11) {
            return norwegian(Syntax.number(number, 0, 2), Syntax.number(number, 2, 4));
        }
        int month = length == 10 ? 2 : 4;
        int century = length == 10 ? 19 : Syntax.number(number, 0, 2);
        return century >= 18
                && century <= 20
                && swedish(Syntax.number(number, month, month + 2), Syntax.number(number, month + 2, month + 4));
    }

    /** Whether a Swedish number may hold them; 60 is added to the day in coordination numbers. */
    static boolean swedish(int month, int day) {
        int plain = day > 60 ? day - 60 : day;
        return month >= 1 && month <= 12 && plain >= 1 && plain <= 31;
    }

    /** Whether a Norwegian number may: 40 may be added to the day, up to 80 to the month; from 80 on it is no date. */
    static boolean norwegian(int day, int month) {
        int plain = day > 40 ? day - 40 : day;
        return day >= 80 || (plain >= 1 && plain <= 31 && month >= 1 && month <= 92);
    }
}
