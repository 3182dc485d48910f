package ehrctl.id;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Swedish personal numbers: a date of birth with or without century, a birth number, a check digit.
 *
 * <p>Sources: the Population Registration Act (folkbokföringslag 1991:481) section 18, under which the hyphen becomes a
 * plus sign in the year a person turns 100, and section 18 a; Skatteverket's SKV 704 (personnummer) and SKV 707
 * (samordningsnummer: 60 is added to the day). Skatteverket's test data of samordningsnummer also has month 00 and day
 * 60, where the date of birth is not fully known; no text of law names them, so they are doubtful, not wrong.
 */
public final class SwedishNumber {
    private static final int COORDINATION = 60;
    private static final int FIRST_CENTURY = 18;
    private static final int LAST_CENTURY = 20;

    private SwedishNumber() {}

    public static Verdict check(String value, LocalDate today) {
        String digits = withoutSeparator(value);
        if (digits == null) {
            return Verdict.malformed("needs 10 or 12 digits, with a hyphen or plus before the last four at most");
        }
        String twelve = twelveDigits(value, today);
        LocalDate born = twelve == null ? null : born(twelve);
        if (twelve == null || born == null) {
            return Verdict.wrong("no such date of birth");
        }
        if (born.getYear() / 100 < FIRST_CENTURY || born.getYear() / 100 > LAST_CENTURY) {
            return Verdict.wrong("the century must be 18, 19 or 20");
        }
        if (Syntax.number(twelve, 8, 11) == 0) {
            return Verdict.wrong("the birth number is 000");
        }
        if (!Luhn.fits(twelve, 2)) {
            return Verdict.wrong("the check digit is wrong");
        }
        if (born.isAfter(today)) {
            return Verdict.wrong("the date of birth is in the future");
        }
        return isPartlyUnknown(twelve)
                ? Verdict.warn("a samordningsnummer without month or day of birth", twelve)
                : Verdict.valid(twelve);
    }

    static List<String> kinds(String value) {
        LocalDate lastDayOfAnySuchNumber = LocalDate.of(LAST_CENTURY * 100 + 99, 12, 31);
        Verdict verdict = check(value, lastDayOfAnySuchNumber);
        if (verdict.level() == Verdict.Level.INVALID) {
            return List.of();
        }
        boolean coordination = Syntax.number(verdict.normalised(), 6, 8) >= COORDINATION;
        return List.of(coordination ? "samordningsnummer" : "personnummer");
    }

    /**
     * The number with its century and without separator; null when it is of another form or its century cannot be
     * told. Twelve digits are taken as they are. Of ten digits, a plus means the latest year in which the person turns
     * 100 or more by the end of this year; otherwise it is the latest date that is not in the future.
     */
    static @Nullable String twelveDigits(String value, LocalDate today) {
        String digits = withoutSeparator(value);
        if (digits == null || digits.length() == 12) {
            return digits;
        }
        boolean plus = value.charAt(value.length() - 5) == '+';
        for (int century = LAST_CENTURY; century >= FIRST_CENTURY; century--) {
            String twelve = century + digits;
            LocalDate born = born(twelve);
            if (born != null && (plus ? born.getYear() <= today.getYear() - 100 : !born.isAfter(today))) {
                return twelve;
            }
        }
        return null;
    }

    /** The date of birth; the first that it can be where a coordination number does not tell month or day. */
    public static @Nullable LocalDate born(String twelve) {
        int year = Syntax.number(twelve, 0, 4);
        int month = Syntax.number(twelve, 4, 6);
        int day = Syntax.number(twelve, 6, 8);
        if (day >= COORDINATION) {
            day = Math.max(day - COORDINATION, 1);
            month = Math.max(month, 1);
        }
        if (month < 1 || month > 12 || !YearMonth.of(year, month).isValidDay(day)) {
            return null;
        }
        return LocalDate.of(year, month, day);
    }

    private static boolean isPartlyUnknown(String twelve) {
        return Syntax.number(twelve, 4, 6) == 0 || Syntax.number(twelve, 6, 8) == COORDINATION;
    }

    private static @Nullable String withoutSeparator(String value) {
        String digits = value;
        int separator = value.length() - 5;
        if (separator >= 0 && (value.charAt(separator) == '-' || value.charAt(separator) == '+')) {
            digits = value.substring(0, separator) + value.substring(separator + 1);
        }
        return Syntax.isDigits(digits, 10) || Syntax.isDigits(digits, 12) ? digits : null;
    }
}
