package ehrctl.id;

/** The check digit of Swedish personal and organisation numbers (Luhn's formula, ISO/IEC 7812-1 annex B). */
public final class Luhn {
    private Luhn() {}

    /** Whether the ten digits that begin at start, the last being the check digit, fit together. */
    public static boolean fits(String text, int start) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int product = (text.charAt(start + i) - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }
        return sum % 10 == 0;
    }
}
