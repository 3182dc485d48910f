package ehrctl.remote;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.jspecify.annotations.Nullable;

/** One connection that requests go over, one after the other. */
final class Wire {
    private static final long LONGEST_REST = 4_000_000_000L;
    private static final int MOST_INTERIM_ANSWERS = 20;
    private static final int SWITCHING_PROTOCOLS = 101;

    private final Socket raw;
    private final Line http;
    private long idleSince;

    private Wire(@Nullable SSLSocket tls, Socket raw) throws IOException {
        this.raw = raw;
        this.http = new Line(tls, raw);
    }

    static Wire plain(Socket raw) throws IOException {
        return new Wire(null, raw);
    }

    static Wire secured(SSLSocket tls, Socket raw) throws IOException {
        return new Wire(tls, raw);
    }

    Socket raw() {
        return raw;
    }

    Line http() {
        return http;
    }

    /** The answer's status and headers; interim answers (1xx) are passed over. */
    ClassicHttpResponse receiveHeader() throws IOException, HttpException {
        for (int i = 0; i < MOST_INTERIM_ANSWERS; i++) {
            ClassicHttpResponse response = http.receiveResponseHeader();
            if (http.ended()) {
                // The library takes the end of the connection for the end of the headers.
                throw new ConnectionClosedException("no whole head");
            }
            if (response.getCode() >= 200) {
                return response;
            }
            if (response.getCode() == SWITCHING_PROTOCOLS) {
                throw new ProtocolException("nobody asked for another protocol");
            }
        }
        throw new ProtocolException("too many interim answers");
    }

    /** Whether something came already; some of it may be TLS's own. */
    boolean spoken() throws IOException {
        return raw.getInputStream().available() > 0;
    }

    void rest() {
        idleSince = System.nanoTime();
    }

    /**
     * Whether another request may go over it. What comes unasked, such as a second answer or a farewell (408), would be
     * taken for the answer to that request.
     */
    boolean usable() {
        return System.nanoTime() - idleSince <= LONGEST_REST && http.silent();
    }

    void close() {
        Watchdog.quietlyClose(raw);
    }
}
