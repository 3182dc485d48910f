package ehrctl.sandbox.server;

import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/** Where a request ends on the wire. */
final class BodyLength implements ContentLengthStrategy {
    /** It is not clear where: all that still comes belongs to it, and nothing is taken for another request. */
    static final long UNCLEAR = Long.MAX_VALUE;

    /** So many digits fit into a long number. */
    private static final int MOST_DIGITS = 18;

    @Override
    public long determineLength(HttpMessage request) {
        if (request instanceof UnreadableRequest) {
            return UNCLEAR;
        }
        Header[] lengths = request.getHeaders("content-length");
        Header[] codings = request.getHeaders("transfer-encoding");
        if (lengths.length + codings.length > 1) {
            return UNCLEAR;
        }
        if (lengths.length == 1) {
            long length = announced(String.valueOf(lengths[0].getValue()));
            return length == 0 ? UNDEFINED : length;
        }
        if (codings.length == 1) {
            return "chunked".equalsIgnoreCase(codings[0].getValue()) ? CHUNKED : UNCLEAR;
        }
        return UNDEFINED;
    }

    /** What the header's value says; {@link #UNCLEAR} unless it is of digits alone, and so few that they fit. */
    static long announced(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                return UNCLEAR;
            }
        }
        return value.isEmpty() || value.length() > MOST_DIGITS ? UNCLEAR : Long.parseLong(value);
    }
}
