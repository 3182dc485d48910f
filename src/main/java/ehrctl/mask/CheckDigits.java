package ehrctl.mask;

import ehrctl.id.Luhn;
import ehrctl.id.NhsNumber;
import ehrctl.id.NorwegianNumber;
import ehrctl.id.Verdict;
import java.util.List;

/** Whether digits are a national number whose check digits fit. */
final class CheckDigits {
    private CheckDigits() {}

    /** Twelve digits, or ten without the century. */
    static boolean swedish(String digits) {
        return Dates.inside(digits) && Luhn.fits(digits, digits.length() - 10);
    }

    /** Eleven digits. */
    static boolean norwegian(String digits) {
        List<String> kinds = NorwegianNumber.kinds(digits);
        return !kinds.isEmpty();
    }

    /** Ten digits. */
    static boolean british(String digits) {
        return NhsNumber.check(digits).level() == Verdict.Level.VALID;
    }
}
