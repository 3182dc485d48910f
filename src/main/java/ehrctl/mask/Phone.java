package ehrctl.mask;

import ehrctl.id.Syntax;

/** Finds phone numbers of the Nordic countries and Britain that are written with a plus sign and the country's code. */
final class Phone {
    private static final String[] CODES = {"45", "46", "47", "354", "358", "44"};

    /** Digits of the longest number there, with the code. */
    private static final int[] LONGEST = {10, 11, 10, 10, 12, 12};

    private static final int SHORTEST = 8;

    /** A code of two digits with a date of eight behind it. */
    private static final int DATE_WITH_CODE = 10;

    private Phone() {}

    /** Where the phone number is over whose first digit is here; here itself where none begins. */
    static int end(String text, int at) {
        boolean plus = at > 0 && text.charAt(at - 1) == '+';
        if (!plus || (at > 1 && Character.isLetterOrDigit(text.charAt(at - 2)))) {
            return at;
        }
        for (int i = 0; i < CODES.length; i++) {
            if (text.startsWith(CODES[i], at)) {
                return end(text, at, LONGEST[i]);
            }
        }
        return at;
    }

    /** A whole number of another kind may follow; a rest of one may not. */
    private static boolean isAnother(String text, int group, int end) {
        return end - group >= 10 || text.charAt(group - 1) == '(';
    }

    private static int end(String text, int start, int longest) {
        StringBuilder digits = new StringBuilder(longest);
        int end = start;
        int at = start;
        while (at < text.length()) {
            int group = at;
            while (at < text.length() && Syntax.isDigit(text.charAt(at))) {
                at++;
            }
            if (digits.length() + at - group > longest) {
                boolean another = group > end && isAnother(text, group, at);
                // A date and what follows it would be no longer than some countries' numbers.
                boolean inOne = digits.length() == longest && end - start == longest;
                boolean whole = inOne && (longest > DATE_WITH_CODE || at - group != 4);
                return (another && digits.length() >= SHORTEST) || (group > end && whole) ? end : start;
            }
            digits.append(text, group, at);
            if (at > group) {
                end = at;
            }
            if (at >= text.length() || " -./()".indexOf(text.charAt(at)) < 0 || (at > group && at - end > 1)) {
                break;
            }
            at++;
        }
        boolean norwegian = end - start == 11 && CheckDigits.norwegian(digits.toString());
        return digits.length() >= SHORTEST && !norwegian ? end : start;
    }
}
