package ehrctl.remote;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.util.Timeout;

/** One connection that requests go over, one after the other. */
final class Wire {
    private static final long MILLI = 1_000_000;
    private static final int MOST_INTERIM_ANSWERS = 20;

    private final Socket raw;
    private final DefaultBHttpClientConnection http;
    private long idleSince;

    private Wire(Socket raw) {
        this.raw = raw;
        this.http = new DefaultBHttpClientConnection(Http1Config.custom()
                .setMaxHeaderCount(200)
                .setMaxLineLength(32 * 1024)
                .build());
    }

    static Wire plain(Socket raw) throws IOException {
        Wire wire = new Wire(raw);
        wire.http.bind(raw);
        return wire;
    }

    static Wire secured(SSLSocket tls, Socket raw) throws IOException {
        Wire wire = new Wire(raw);
        wire.http.bind(tls, raw);
        return wire;
    }

    Socket raw() {
        return raw;
    }

    DefaultBHttpClientConnection http() {
        return http;
    }

    /** The answer's status and headers; interim answers (1xx) are passed over. */
    ClassicHttpResponse receiveHeader() throws IOException, HttpException {
        for (int i = 0; i < MOST_INTERIM_ANSWERS; i++) {
            ClassicHttpResponse response = http.receiveResponseHeader();
            if (response.getCode() >= 200) {
                return response;
            }
        }
        throw new ProtocolException("too many interim answers");
    }

    void rest() {
        idleSince = System.nanoTime();
    }

    /** Whether another request may go over it; a write takes no risk of meeting a closed door. */
    boolean usable(boolean write) {
        long idle = (System.nanoTime() - idleSince) / MILLI;
        if (idle > 4_000) {
            return false;
        }
        try {
            boolean rested = idle > 500;
            if ((write || rested) && http.isStale()) {
                return false;
            }
            // What comes unasked is a farewell (408), never the answer to the next request.
            return !rested || !http.isDataAvailable(Timeout.ofMilliseconds(1));
        } catch (IOException e) {
            return false;
        }
    }

    void close() {
        Watchdog.quietlyClose(raw);
    }
}
