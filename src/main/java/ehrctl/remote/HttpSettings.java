package ehrctl.remote;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a remote API is reached.
 *
 * @param base as {@link BaseUrl#parse} gives it
 * @param credentials sent with every request; null for none
 * @param timeout for one attempt, from connecting to the answer's last byte
 * @param connectTimeout for finding the host, connecting, the proxy's consent and the TLS handshake together
 * @param retries how many times more than once an attempt is made where that is safe
 * @param allowHttp whether plain http may go to another machine
 * @param caFile certificates (PEM) to trust instead of the system's; null for the system's
 * @param environment where the proxy variables are looked up
 * @param userAgent name and version of this program
 * @param trace told of each attempt; null for nobody
 */
public record HttpSettings(
        URI base,
        @Nullable Credentials credentials,
        Duration timeout,
        Duration connectTimeout,
        int retries,
        boolean allowHttp,
        @Nullable Path caFile,
        Map<String, String> environment,
        String userAgent,
        @Nullable Trace trace) {

    /** Names the origin only: the rest may hold secrets. */
    @Override
    public String toString() {
        return "HttpSettings[" + BaseUrl.origin(base) + "]";
    }
}
