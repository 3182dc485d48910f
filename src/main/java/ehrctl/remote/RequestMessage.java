package ehrctl.remote;

import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** A request whose target goes over the wire as it is, where the library would take it apart and normalise it. */
final class RequestMessage extends BasicClassicHttpRequest {
    private static final long serialVersionUID = 1L;

    private final String target;

    RequestMessage(String method, String target) {
        super(method, "/");
        this.target = target;
    }

    @Override
    public String getRequestUri() {
        return target;
    }
}
