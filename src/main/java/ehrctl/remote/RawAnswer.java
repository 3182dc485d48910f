package ehrctl.remote;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came over the wire. */
final class RawAnswer {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;
    private final @Nullable String problem;
    private final boolean reusable;

    RawAnswer(int status, Map<String, String> headers, byte[] body, @Nullable String problem, boolean reusable) {
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.problem = problem;
        this.reusable = reusable;
    }

    int status() {
        return status;
    }

    /** By name in lower case; several of one name are joined by commas. */
    Map<String, String> headers() {
        return headers;
    }

    /** Decoded bytes; none where {@link #problem()} tells why they are not there. */
    byte[] body() {
        return body;
    }

    /** Why the body is not usable, or null. */
    @Nullable
    String problem() {
        return problem;
    }

    /** The same over a connection that is not used again. */
    RawAnswer last() {
        return new RawAnswer(status, headers, body, problem, false);
    }

    /** Whether the connection stands ready for the next request. */
    boolean reusable() {
        return reusable;
    }
}
