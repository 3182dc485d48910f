package ehrctl.sandbox.server;

/** What stands in a request line between method and version. */
final class RequestTarget {
    private static final String SCHEME = "http://";

    /** No part of any URL (RFC 3986), beside blanks, control characters and what is not ASCII. */
    private static final String NEVER = "\"#<>\\^`{|}";

    private RequestTarget() {}

    /** Path and query, also where a whole URL was sent as to a proxy. */
    static String pathAndQuery(String target) {
        if (!target.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return target;
        }
        int slash = target.indexOf('/', SCHEME.length());
        return slash < 0 ? "/" : target.substring(slash);
    }

    /** Whether it begins as a path does, and holds nothing that must be encoded. */
    static boolean readable(String target) {
        for (int i = 0; i < target.length(); i++) {
            char c = target.charAt(i);
            if (c <= ' ' || c >= 0x7f || NEVER.indexOf(c) >= 0) {
                return false;
            }
        }
        return target.startsWith("/");
    }
}
