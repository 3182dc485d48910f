package ehrctl.api;

import java.util.Locale;

/** Which headers a request may bring along: none that frames it or proves who sends it. */
public final class HeaderRules {
    private HeaderRules() {}

    /**
     * Checks one header of a request.
     *
     * @throws Failure (usage) where it cannot be sent; the message never holds the value
     */
    public static void check(String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (!token(lower)) {
            throw Failure.usage("a header whose name is not a token cannot be set");
        }
        if (reserved(lower)) {
            throw Failure.usage("the header " + lower + " cannot be set");
        }
        if (!printable(value)) {
            throw Failure.usage("the value of the header " + lower + " is not printable ASCII");
        }
    }

    private static boolean reserved(String name) {
        return switch (name) {
            case "host",
                    "connection",
                    "keep-alive",
                    "content-length",
                    "transfer-encoding",
                    "content-encoding",
                    "accept-encoding",
                    "te",
                    "trailer",
                    "upgrade",
                    "expect",
                    "authorization",
                    "cookie" -> true;
            default -> name.startsWith("proxy-") || name.startsWith("x-leyr-client-");
        };
    }

    /** Whether it is a token of RFC 9110, as methods and the names of headers are. */
    public static boolean token(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            if (!alphanumeric && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    public static boolean printable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < 0x20 || text.charAt(i) > 0x7e) {
                return false;
            }
        }
        return true;
    }
}
