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
        if (url == null || BaseUrl.loopback(base) || excepted(base, variable(environment, "no_proxy"))) {
            return null;
        }
        return parse(name.toUpperCase(Locale.ROOT), url);
    }

    private static @Nullable String variable(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null) {
            value = environment.get(name.toUpperCase(Locale.ROOT));
        }
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static boolean excepted(URI base, @Nullable String list) {
        if (list == null) {
            return false;
        }
        String host = base.getHost().toLowerCase(Locale.ROOT);
        int start = 0;
        while (start <= list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            if (matches(host, BaseUrl.port(base), list.substring(start, end).strip())) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean matches(String host, int port, String entry) {
        if (entry.isEmpty() || entry.equals("*")) {
            return !entry.isEmpty();
        }
        String name = entry.toLowerCase(Locale.ROOT);
        int colon = name.lastIndexOf(':');
        boolean withPort = colon > 0 && (name.indexOf(':') == colon || name.charAt(colon - 1) == ']');
        if (withPort) {
            if (!name.substring(colon + 1).equals(Integer.toString(port))) {
                return false;
            }
            name = name.substring(0, colon);
        }
        if (host.startsWith("[") && !name.startsWith("[")) {
            name = "[" + name + "]";
        }
        if (name.startsWith("*.")) {
            name = name.substring(1);
        }
        String bare = name.startsWith(".") ? name.substring(1) : name;
        return host.equals(bare) || host.endsWith("." + bare);
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
