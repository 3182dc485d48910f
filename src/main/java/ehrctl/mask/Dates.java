package ehrctl.mask;

import ehrctl.id.Luhn;
import ehrctl.id.Syntax;

/** Whether the digits of a text hold a month and a day in the places where national numbers have them. */
final class Dates {
    /** Blanks between a date and four digits are more common in times from here on than in people's numbers. */
    private static final int YEAR_OF_LOGS = 2020;

    private Dates() {}

    /** Whether ten, eleven or twelve digits do. */
    static boolean inside(String digits) {
        int length = digits.length();
        if (length == 11) {
            return norwegian(Syntax.number(digits, 0, 2), Syntax.number(digits, 2, 4));
        }
        int month = length == 10 ? 2 : 4;
        int century = length == 10 ? 19 : Syntax.number(digits, 0, 2);
        return century >= 18
                && century <= 20
                && swedish(Syntax.number(digits, month, month + 2), Syntax.number(digits, month + 2, month + 4));
    }

    /** Whether a Swedish number may hold them: 60 is added to the day in coordination numbers, which need not know it. */
    static boolean swedish(int month, int day) {
        return month <= 12 && ((day >= 1 && day <= 31) || (day >= 60 && day <= 91));
    }

    /** Whether a Norwegian number may: 40 may be added to the day, up to 80 to the month; from 80 on it is no date. */
    static boolean norwegian(int day, int month) {
        int plain = day > 40 ? day - 40 : day;
        return day >= 80 || (plain >= 1 && plain <= 31 && month >= 1 && month <= 92);
    }

    /**
     * Whether twelve digits read as a day of this century and a time of day rather than as a personal number. Where the
     * check digit fits they do so only for full fives of minutes of late years.
     */
    static boolean andTime(String digits) {
        if (digits.length() != 12) {
            return false;
        }
        int year = Syntax.number(digits, 0, 4);
        int minute = Syntax.number(digits, 10, 12);
        boolean time = year >= 2000 && year < 2100 && Syntax.number(digits, 8, 10) < 24 && minute < 60;
        return time && (!Luhn.fits(digits, 2) || (year >= YEAR_OF_LOGS && minute % 5 == 0));
    }

    /** Whether digits begin with a whole date and time of this century, down to the second. */
    static boolean toTheSecond(String digits) {
        int year = Syntax.number(digits, 0, 4);
        int month = Syntax.number(digits, 4, 6);
        int day = Syntax.number(digits, 6, 8);
        return year >= 2000
                && year < 2100
                && month >= 1
                && month <= 12
                && day >= 1
                && day <= 31
                && Syntax.number(digits, 8, 10) < 24
                && Syntax.number(digits, 10, 12) < 60
                && Syntax.number(digits, 12, 14) < 60;
    }
}
