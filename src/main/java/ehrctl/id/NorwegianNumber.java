package ehrctl.id;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Norwegian personal numbers: eleven digits, of which six are a date (ddmmyy), three an individual number, and two
 * check digits.
 *
 * <p>Check digits, after Skatteetaten's "Nytt fødselsnummer fra 2032"
 * (skatteetaten.github.io/folkeregisteret-api-dokumentasjon/nytt-fodselsnummer-fra-2032): the weighted sum of the first
 * nine digits plus the first check digit leaves remainder 0 modulo 11 in numbers of the 1964 series, and 0, 1, 2 or 3 in
 * X *
 * <p>Other series than the registry's add to the day (D-number 40) or to the month: NAV's NPID 20, and 60 in tests;
 * H-numbers of hospitals 40; test numbers of NAV 40, of Norsk helsenett 65, of Skatteetaten 80. FH-numbers begin with 8
 * or 9 and hold no date (HIS 1001:2010).
 *
 * <p>No date is refused for being in the future: numbers of 2032 do not tell the century.
 */
public final class NorwegianNumber {
    private static final int D_NUMBER = 40;
    private static final int MOST_REMAINDER = 3;

    private NorwegianNumber() {}

    static Verdict check(String value) {
        if (!Syntax.isDigits(value, 11)) {
            return Verdict.malformed("needs 11 digits and nothing else");
        }
        int first = firstRemainder(value);
        if (first > MOST_REMAINDER || remainder(value, "54327654321") != 0) {
            return Verdict.wrong("the check digits are wrong");
        }
        if (!readings(value, first == 0).isEmpty()) {
            return Verdict.valid(value);
        }
        return Verdict.wrong(
                readings(value, true).isEmpty()
                        ? "no such date of birth, whatever series the number is of"
                        : "the check digits are wrong");
    }

    public static List<String> kinds(String value) {
        boolean valid = check(value).level() == Verdict.Level.VALID;
        return valid ? readings(value, firstRemainder(value) == 0) : List.of();
    }

    private static int firstRemainder(String value) {
        return remainder(value, "3761894521");
    }

    private static int remainder(String value, String weights) {
        int sum = 0;
        for (int i = 0; i < weights.length(); i++) {
            sum += (weights.charAt(i) - '0') * (value.charAt(i) - '0');
        }
        return sum % 11;
    }

    private static boolean isFhNumber(String value) {
        return value.charAt(0) >= '8';
    }

    /**
     * Every series in which the first six digits are a date.
     *
     * @param strict whether the first remainder is 0, which alone every series takes
     */
    private static List<String> readings(String value, boolean strict) {
        if (isFhNumber(value)) {
            return strict ? List.of("FH-number") : List.of();
        }
        int day = Syntax.number(value, 0, 2);
        int month = Syntax.number(value, 2, 4);
        int year = year(Syntax.number(value, 6, 9), firstRemainder(value) == 0) + Syntax.number(value, 4, 6);
        boolean dNumber = day > D_NUMBER;
        List<String> names = new ArrayList<>();
        for (Series series : Series.values()) {
            if ((strict || series.ofRegistry) && isDate(year, month - series.month, dNumber ? day - D_NUMBER : day)) {
                names.add(dNumber ? series.dName : series.name);
                if (!dNumber && !series.otherName.isEmpty()) {
                    names.add(series.otherName);
                }
            }
        }
        return names;
    }

    public static boolean isDate(int year, int month, int day) {
        return month >= 1 && month <= 12 && YearMonth.of(year, month).isValidDay(day);
    }

    /**
     * Individual numbers below 500 of the 1964 series are of the 1900s, all others may be of the 2000s. Other centuries
     * need not be tried: their leap years are the same but for the year 00, which is 1900 or 2000 here.
     */
    public static int year(int individual, boolean of1964) {
        return individual < 500 && of1964 ? 1900 : 2000;
    }

    /** What is added to the month, and whose numbers these are. */
    private enum Series {
        REGISTRY(0, true, "fødselsnummer", "D-number", ""),
        NPID(20, false, "NPID (month + 20)", "D-number (month + 20)", ""),
        HOSPITAL(40, false, "H-number", "synthetic D-number (month + 40)", "synthetic (month + 40)"),
        NPID_TEST(60, false, "synthetic NPID (month + 60)", "synthetic D-number (month + 60)", ""),
        HELSENETT(65, false, "synthetic (month + 65)", "synthetic D-number (month + 65)", ""),
        SKATTEETATEN(80, true, "synthetic (month + 80)", "synthetic D-number (month + 80)", "");

        private final int month;
        private final boolean ofRegistry;
        private final String name;
        private final String dName;
        private final String otherName;

        Series(int month, boolean ofRegistry, String name, String dName, String otherName) {
            this.month = month;
            this.ofRegistry = ofRegistry;
            this.name = name;
            this.dName = dName;
            this.otherName = otherName;
        }
    }
}
