package ehrctl.fhir;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.remote.Call;
import ehrctl.remote.HttpAdapter;
import ehrctl.remote.HttpSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The way to one FHIR server. */
final class Door implements AutoCloseable {
    private final URI base;
    private final HttpAdapter http;
    private final Login login;
    private final @Nullable Rehearsal rehearsal;

    Door(HttpSettings settings, Client client) {
        this.base = settings.base();
        this.http = new HttpAdapter(settings);
        this.login = new Login(settings, client);
        this.rehearsal = null;
    }

    /** The same way, on which nothing is sent. */
    private Door(Door other, Rehearsal rehearsal) {
        this.base = other.base;
        this.http = other.http;
        this.login = other.login;
        this.rehearsal = rehearsal;
    }

    /** The same way, on which nothing is sent. */
    Door rehearsed(Rehearsal instead) {
        return new Door(this, instead);
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
        return Origin.same(other, base);
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
        if (rehearsal != null) {
            return rehearsal.answer(method, target.substring(prefix().length()), shown, headers, body);
        }
        ApiResponse answer = sent(purpose, method, target, shown, headers, body, writes, again, false);
        // A token can end, or be withdrawn, before the time that it was said to last; nothing was done then.
        return answer.status() == 401 && login.renewable()
                ? sent(purpose, method, target, shown, headers, body, writes, again, true)
                : answer;
    }

    private ApiResponse sent(
            ApiRequest purpose,
            String method,
            String target,
            String shown,
            Map<String, String> headers,
            @Nullable String body,
            boolean writes,
            boolean again,
            boolean rejected) {
        String authorization = login.authorization(purpose, rejected, http);
        Map<String, String> all = headers;
        if (authorization != null) {
            all = new HashMap<>(headers);
            all.put("authorization", authorization);
        }
        return http.send(new Call(method, target, shown, all, body, writes, again, purpose));
    }

    @Override
    public void close() {
        http.close();
    }
}
