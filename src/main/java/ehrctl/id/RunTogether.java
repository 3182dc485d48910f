package ehrctl.id;

/** Finds national numbers in a run of more digits than one has: run together with each other, or with something else. */
final class RunTogether {
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
        for (int i = start; i + 11 <= end; i++) {
            if (norwegian(text, i) || (i + 12 <= end && swedish(text, i))) {
                return true;
            }
        }
        // Ten digits fit by chance too often to be looked for in the midst of others.
        return ten(text.substring(start, start + 10)) || ten(text.substring(end - 10, end));
    }

    private static boolean ten(String digits) {
        return CheckDigits.swedish(digits);
    }

    private static boolean swedish(String text, int at) {
        char first = text.charAt(at);
        return (first == '1' || first == '2') && CheckDigits.swedish(text.substring(at, at + 12));
    }

    private static boolean norwegian(String text, int at) {
        int day = Syntax.number(text, at, at + 2);
        int month = Syntax.number(text, at + 2, at + 4);
        return Dates.norwegian(day, month) && day < 80 && CheckDigits.norwegian(text.substring(at, at + 11));
    }
}
