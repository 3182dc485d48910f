package ehrctl.fhir;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.Call;
import ehrctl.remote.HttpAdapter;
import ehrctl.remote.HttpSettings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to one FHIR server. */
final class Door implements AutoCloseable {
    private final URI base;
    private final HttpAdapter http;

    Door(HttpSettings settings) {
        this.base = settings.base();
        this.http = new HttpAdapter(settings);
    }

    /** With a slash at its end, so that links can be held against it. */
    URI base() {
        return URI.create(base + "/");
    }

    /** What stands in front of all paths. */
    String prefix() {
        return base.getRawPath();
    }

    boolean sameOrigin(URI other) {
        return other.getHost() != null
                && BaseUrl.origin(BaseUrl.parse(BaseUrl.origin(other))).equals(BaseUrl.origin(base));
    }

    ApiResponse send(
            ApiRequest purpose,
            String method,
            String target,
            String shown,
            Map<String, String> headers,
            @Nullable String body,
            boolean writes,
            boolean again) {
        return http.send(new Call(method, target, shown, headers, body, writes, again, purpose));
    }

    @Override
    public void close() {
        http.close();
    }
}
