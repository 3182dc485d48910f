package ehrctl.output;

/** The few colours of tables, as SGR sequences that every terminal knows. */
final class Style {
    private static final String BOLD = "1";
    private static final String DIM = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";

    private Style() {}

    static String aside(String text) {
        return sgr(DIM, text);
    }

    static String header(String text) {
        return sgr(BOLD, text);
    }

    /** {@code shown} in the colour of the state that {@code value} names; as it is when the column holds no states. */
    static String state(Column column, String value, String shown) {
        if (!isState(column.path())) {
            return shown;
        }
        return switch (value) {
            case "booked", "valid", "ok" -> sgr(GREEN, shown);
            case "awaiting_confirmation", "warn" -> sgr(YELLOW, shown);
            case "cancelled" -> sgr(DIM, shown);
            case "invalid", "failed" -> sgr(RED, shown);
            default -> shown;
        };
    }

    private static boolean isState(String path) {
        String key = path.substring(path.lastIndexOf('.') + 1);
        return key.equals("status") || key.equals("verdict") || key.equals("result");
    }

    private static String sgr(String code, String text) {
        return "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
