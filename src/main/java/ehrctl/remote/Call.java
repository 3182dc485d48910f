package ehrctl.remote;

import ehrctl.api.ApiRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request in the service of a request to the API, for servers that speak something else than the API.
 *
 * @param method the HTTP method
 * @param target path and query on the base URL's origin, encoded
 * @param shown the same as others may read it
 * @param headers by name in lower case, media types and what proves who is calling among them
 * @param body null where there is none
 * @param writes whether sending it may change something
 * @param again whether a write may be sent again where the server said that it was too busy
 * @param purpose the request to the API that it serves; says what is hidden, and how to look for what became of it
 */
public record Call(
        String method,
        String target,
        String shown,
        Map<String, String> headers,
        @Nullable String body,
        boolean writes,
        boolean again,
        ApiRequest purpose) {

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Call";
    }
}
