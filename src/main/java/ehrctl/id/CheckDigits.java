package ehrctl.id;

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

    /** Ten digits, weighted from ten to one: the sum leaves nothing modulo 11. */
    static boolean british(String digits) {
        if (digits.length() != 10) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (10 - i) * (digits.charAt(i) - '0');
        }
        return sum > 0 && sum % 11 == 0;
    }
}
