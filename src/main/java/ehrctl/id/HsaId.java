package ehrctl.id;

/**
 * The form of an id in Sweden's catalogue of health care (HSA): {@code SE}, the employer's organisation number, a
 * hyphen, and a part that the employer chose. Catalogues hold older and test ids of other forms, so a form that is
 * merely unusual is hinted at, never refused.
 */
final class HsaId {
    private static final String COUNTRY = "SE";
    private static final int HYPHEN = 12;
    private static final int MAX_LENGTH = 31;

    private HsaId() {}

    static Verdict check(String value) {
        if (value.length() > MAX_LENGTH) {
            return Verdict.malformed("longer than " + MAX_LENGTH + " characters");
        }
        if (value.indexOf('-') == value.length() - 1) {
            return Verdict.malformed("nothing after the hyphen");
        }
        String doubt = doubt(value);
        return doubt.isEmpty() ? Verdict.valid(value) : Verdict.warn(doubt, value);
    }

    private static String doubt(String value) {
        if (!value.startsWith(COUNTRY)) {
            return "does not begin with SE: a test or local id?";
        }
        if (value.length() < HYPHEN || !Syntax.isDigits(value.substring(COUNTRY.length(), HYPHEN), 10)) {
            return "no organisation number of ten digits after SE";
        }
        if (value.length() == HYPHEN || value.charAt(HYPHEN) != '-') {
            return "no hyphen after the organisation number";
        }
        for (int i = HYPHEN + 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!Syntax.isLetter(c) && !Syntax.isDigit(c) && c != '-') {
                return "an unusual character after the hyphen";
            }
        }
        if (!Luhn.fits(value, COUNTRY.length())) {
            return "the check digit of the organisation number is wrong";
        }
        return "";
    }
}
