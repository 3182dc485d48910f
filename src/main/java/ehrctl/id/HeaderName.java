package ehrctl.id;

import java.util.Locale;
import java.util.Set;

/** Which header may carry an id: one that neither HTTP, nor what lies on the way, nor the API uses itself. */
public final class HeaderName {
    /** The header of a resource id where the user names none. */
    public static final String RESOURCE = "x-resource-id";

    /** The header of a patient id where the user names none. */
    public static final String PATIENT = "x-patient-id";

    private static final int MAX_LENGTH = 64;

    private static final String[] TAKEN_FAMILIES = {
        "accept", "access-control-", "content-", "if-", "proxy-", "sec-", "x-forwarded-", "x-leyr-"
    };

    private static final Set<String> TAKEN = Set.of(
            "age",
            "allow",
            "alt-svc",
            "alt-used",
            "authorization",
            "cache-control",
            "connection",
            "cookie",
            "date",
            "dnt",
            "early-data",
            "etag",
            "expect",
            "expires",
            "forwarded",
            "from",
            "host",
            "http2-settings",
            "idempotency-key",
            "keep-alive",
            "last-modified",
            "link",
            "location",
            "max-forwards",
            "origin",
            "pragma",
            "prefer",
            "priority",
            "range",
            "referer",
            "retry-after",
            "server",
            "set-cookie",
            "te",
            "traceparent",
            "tracestate",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "user-agent",
            "vary",
            "via",
            "warning",
            "www-authenticate",
            "x-http-method-override",
            "x-real-ip");

    private HeaderName() {}

    /**
     * Returns the name as it was given.
     *
     * @param name to be of the form {@code [A-Za-z][A-Za-z0-9-]{0,63}} and not in use otherwise, in whatever case
     * @throws InvalidIdException if it is not; the message names the header only when the form is right
     */
    public static String check(String name) {
        if (!wellFormed(name)) {
            throw new InvalidIdException("not a header name: a letter, then at most " + (MAX_LENGTH - 1)
                    + " ASCII letters, digits and hyphens, like " + RESOURCE);
        }
        if (taken(name.toLowerCase(Locale.ROOT))) {
            throw new InvalidIdException(
                    "the header " + name + " is used by HTTP or the API itself: take another one, like " + RESOURCE);
        }
        return name;
    }

    private static boolean wellFormed(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || !Syntax.isLetter(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Syntax.isLetter(c) && !Syntax.isDigit(c) && c != '-') {
                return false;
            }
        }
        return true;
    }

    private static boolean taken(String name) {
        for (String family : TAKEN_FAMILIES) {
            if (name.startsWith(family)) {
                return true;
            }
        }
        return TAKEN.contains(name);
    }
}
