package ehrctl.sandbox.server;

import org.apache.hc.core5.http.message.BasicHttpRequest;

/** What came instead of a request, so that it is answered and told of like any other. */
final class UnreadableRequest extends BasicHttpRequest {
    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status how it is refused */
    UnreadableRequest(int status) {
        super("", null, null, "");
        this.status = status;
    }

    int status() {
        return status;
    }
}
