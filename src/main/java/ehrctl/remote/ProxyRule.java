package ehrctl.remote;

import ehrctl.api.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code HTTPS_PROXY}, {@code HTTP_PROXY} and {@code NO_PROXY}; the lower-case spelling wins, as with curl. */
final class ProxyRule {
    /**
     * A proxy on the way.
     *
     * @param authorization value of the {@code Proxy-Authorization} header; null for none
     */
    record Proxy(String host, int port, @Nullable String authorization) {
        @Override
        public String toString() {
            return host + ":" + port;
        }
    }

    private ProxyRule() {}

    /**
     * The proxy for {@code base}, or null; never one for this machine.
     *
     * @throws Failure (usage) where the variable in force is no http URL
     */
    static @Nullable Proxy choose(URI base, Map<String, String> environment) {
        String name = BaseUrl.tls(base) ? "https_proxy" : "http_proxy";
        String url = variable(environment, name);
        if (url == null || BaseUrl.loopback(base)) {
            return null;
        }
        String except = variable(environment, "no_proxy");
        if (except != null && new NoProxy(base.getHost(), BaseUrl.port(base)).in(except)) {
            return null;
        }
        return parse(name.toUpperCase(Locale.ROOT), url);
    }

    /** One that is set to nothing is not set. */
    private static @Nullable String variable(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isBlank()) {
            value = environment.getOrDefault(name.toUpperCase(Locale.ROOT), "");
        }
        return value.isBlank() ? null : value.strip();
    }

    private static Proxy parse(String variable, String text) {
        URI uri;
        try {
            uri = new URI(text.contains("://") ? text : "http://" + text);
        } catch (URISyntaxException e) {
            throw refused(variable);
        }
        String host = uri.getHost();
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        if (host == null || !"http".equalsIgnoreCase(uri.getScheme()) || port == 0 || port > 65535) {
            throw refused(variable);
        }
        String user = uri.getUserInfo();
        return new Proxy(host, port, user == null ? null : basic(user));
    }

    private static String basic(String user) {
        String pair = user.indexOf(':') < 0 ? user + ":" : user;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    // The value may hold a password.
    private static Failure refused(String variable) {
        return Failure.usage(variable + " is not the URL of an http proxy", "it looks like http://HOST:PORT");
    }
}
