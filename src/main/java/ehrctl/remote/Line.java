package ehrctl.remote;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** The library's connection, which also tells whether the other side has said that it will say no more. */
final class Line extends DefaultBHttpClientConnection {
    private volatile boolean ended;

    Line(@Nullable SSLSocket tls, Socket raw) throws IOException {
        super(Http1Config.custom()
                .setMaxHeaderCount(200)
                .setMaxLineLength(32 * 1024)
                .build());
        bind(tls == null ? new Plain(raw) : new Secured(tls, raw));
    }

    /** Whether everything was read that will ever come. */
    boolean ended() {
        return ended;
    }

    /** Whether nothing is left of what came, nothing more comes within a millisecond, and the other side is there. */
    boolean silent() {
        try {
            return !isDataAvailable(Timeout.ofMilliseconds(1)) && !ended;
        } catch (IOException e) {
            return false;
        }
    }

    private InputStream heard(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int count = in.read(buffer, offset, length);
                if (count < 0) {
                    ended = true;
                }
                return count;
            }
        };
    }

    private final class Plain extends SocketHolder {
        Plain(Socket raw) {
            super(raw);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            return heard(super.getInputStream(socket));
        }
    }

    private final class Secured extends SocketHolder {
        Secured(SSLSocket tls, Socket raw) {
            super(tls, raw);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            return heard(super.getInputStream(socket));
        }
    }
}
