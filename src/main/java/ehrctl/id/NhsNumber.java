package ehrctl.id;

/**
 * British NHS numbers: ten digits, of which the last is a check digit modulo 11.
 *
 * <p>Source: NHS Data Dictionary, "NHS Number". The weights fall from 10 to 2; a number whose check digit would be 10 is
 * not given out.
 */
public final class NhsNumber {
    private NhsNumber() {}

    public static Verdict check(String value) {
        if (!Syntax.isDigits(value, 10)) {
            return Verdict.malformed("needs 10 digits and nothing else");
        }
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += (10 - i) * (value.charAt(i) - '0');
        }
        // The check digit itself counts once: the whole sum leaves nothing.
        return sum % 11 == 0 && sum > 0 ? Verdict.valid(value) : Verdict.wrong("the check digit is wrong");
    }
}
