package ehrctl.fhir;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Scheme, host and port of an address: what is secret at one is not sent to another. */
final class Origin {
    private Origin() {}

    /** Whether both have scheme, host and port in common. */
    static boolean same(URI one, URI other) {
        return one.getHost() != null && of(one).equals(of(other));
    }

    private static String of(URI uri) {
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return scheme + "://" + String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT) + ':' + port;
    }

    /** A text as an address, or null where it is none. */
    static @Nullable URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
