package ehrctl.remote;

import ehrctl.api.Failure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** The address below which a remote API's paths start. Messages never repeat it: it may hold a secret. */
public final class BaseUrl {
    private BaseUrl() {}

    /**
     * Reads {@code http} and {@code https} addresses, with or without a port and a path prefix.
     *
     * @return scheme and host in lower case, the prefix without slashes at its end
     * @throws Failure (usage) for anything else, also for user info, a query and a fragment
     */
    public static URI parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw refused("is not a URL");
        }
        String scheme = uri.getScheme();
        if (scheme == null || !text.contains("://")) {
            throw refused("has no scheme");
        }
        scheme = scheme.toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw refused("has another scheme than https or http");
        }
        String authority = uri.getRawAuthority();
        if (authority != null && authority.indexOf('@') >= 0) {
            throw Failure.usage(
                    "the base URL holds a user name",
                    "credentials go into EHRCTL_CLIENT_ID and EHRCTL_CLIENT_SECRET, or into a profile");
        }
        if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw refused("has a query or a fragment");
        }
        if (uri.getHost() == null) {
            throw refused("has no host name");
        }
        if (uri.getPort() == 0 || uri.getPort() > 65535) {
            throw refused("has a port out of 1 to 65535");
        }
        return rebuilt(scheme, uri);
    }

    private static URI rebuilt(String scheme, URI uri) {
        String prefix = uri.getRawPath();
        int end = prefix.length();
        while (end > 0 && prefix.charAt(end - 1) == '/') {
            end--;
        }
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return URI.create(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + prefix.substring(0, end));
    }

    private static Failure refused(String problem) {
        return Failure.usage("the base URL " + problem, "it looks like https://HOST or https://HOST:PORT/PREFIX");
    }

    /** Whether the host is certainly this machine: 127.0.0.0/8, ::1 or localhost. */
    public static boolean loopback(URI base) {
        String host = base.getHost();
        if (host == null) {
            return false;
        }
        return host.equalsIgnoreCase("localhost")
                || host.equals("[::1]")
                || host.equals("[0:0:0:0:0:0:0:1]")
                || ipv4Loopback(host);
    }

    private static boolean ipv4Loopback(String host) {
        return host.startsWith("127.") && ipv4(host);
    }

    /** Whether it is an IPv4 address in its usual form, four numbers. */
    static boolean ipv4(String host) {
        int parts = 0;
        int start = 0;
        while (start <= host.length()) {
            int dot = host.indexOf('.', start);
            int end = dot < 0 ? host.length() : dot;
            if (!octet(host.substring(start, end))) {
                return false;
            }
            parts++;
            start = end + 1;
        }
        return parts == 4;
    }

    private static boolean octet(String part) {
        if (part.isEmpty() || part.length() > 3) {
            return false;
        }
        for (int i = 0; i < part.length(); i++) {
            if (part.charAt(i) < '0' || part.charAt(i) > '9') {
                return false;
            }
        }
        return Integer.parseInt(part) < 256;
    }

    /**
     * Lets plain http go to this machine only, unless it is allowed.
     *
     * @throws Failure (usage) for plain http to another machine
     */
    public static void requireSafe(URI base, boolean allowHttp) {
        if (!tls(base) && !allowHttp && !loopback(base)) {
            throw Failure.usage(
                    "plain http to " + base.getHost() + " would show ids and secrets to everybody on the way",
                    "use https, or --allow-http where the way is safe");
        }
    }

    static boolean tls(URI base) {
        return "https".equals(base.getScheme());
    }

    static int port(URI base) {
        if (base.getPort() >= 0) {
            return base.getPort();
        }
        return tls(base) ? 443 : 80;
    }

    /** Scheme, host and port, which is all that messages may name. */
    public static String origin(URI uri) {
        return uri.getScheme() + "://" + hostAndPort(uri);
    }

    /** What the {@code Host} header says: the port only where it is not the scheme's own. */
    static String hostAndPort(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
