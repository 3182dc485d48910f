package ehrctl.mask;

/** Finds national numbers in a run of more digits than one has: run together with each other, or with something else. */
final class RunTogether {
    private static final int LONGEST = 12;

    /** Other digits that may stand before or behind a number. */
    private static final int MOST_OTHERS = 4;

    private RunTogether() {}

    /** Whether the digits from {@code start} to {@code end}, more than twelve, hold a number whose check digits fit. */
    static boolean holdsNumber(String text, int start, int end) {
        int length = end - start;
        if ((length == 14 || length == 17) && Dates.toTheSecond(text.substring(start, end))) {
            return false;
        }
        if (length == 13
                && (Dates.inside(text.substring(start, end - 1)) || Dates.inside(text.substring(start + 1, end)))) {
            return true;
        }
        String digits = text.substring(start, Math.min(end, start + 2 * LONGEST + 1));
        if (length <= LONGEST + MOST_OTHERS) {
            return number(digits, 0, 12)
                    || number(digits, length - 12, length)
                    || number(digits, 0, 11)
                    || number(digits, length - 11, length);
        }
        // One that fits by chance is in many a long number; two are not.
        for (int first = 10; first <= LONGEST && length <= 2 * LONGEST; first++) {
            if (number(digits, 0, first) && number(digits, first, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean number(String digits, int start, int end) {
        String number = digits.substring(start, end);
        return switch (number.length()) {
            // Of long numbers one in a hundred would be two NHS numbers by chance, names of temporary files too.
            case 10 -> CheckDigits.swedish(number);
            case 11 -> CheckDigits.norwegian(number);
            case 12 -> CheckDigits.swedish(number);
            default -> false;
        };
    }
}
