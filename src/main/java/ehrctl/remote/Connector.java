package ehrctl.remote;

import ehrctl.remote.AttemptFailure.Reach;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/** Opens connections to the base URL's host: name, TCP, proxy, TLS. While it works, nothing of a request is sent. */
final class Connector {
    private final URI base;
    private final long timeout;
    private final ProxyRule.@Nullable Proxy proxy;
    private final Tls tls;
    private final Watchdog watchdog;

    Connector(HttpSettings settings, ProxyRule.@Nullable Proxy proxy, Watchdog watchdog) {
        this.base = settings.base();
        this.timeout = settings.connectTimeout().toNanos();
        this.proxy = proxy;
        this.tls = new Tls(settings);
        this.watchdog = watchdog;
    }

    /**
     * A fresh connection.
     *
     * @param attemptDeadline as {@link System#nanoTime()} counts
     */
    Wire open(long attemptDeadline) throws AttemptFailure {
        if (BaseUrl.tls(base)) {
            tls.factory();
        }
        long now = System.nanoTime();
        long deadline = now + Math.min(timeout, attemptDeadline - now);
        Socket raw = dial(deadline);
        boolean done = false;
        Watchdog.Watch watch = watchdog.watch(raw, deadline);
        try {
            raw.setTcpNoDelay(true);
            Wire wire = overRaw(raw);
            done = !watch.fired();
            if (!done) {
                throw tooSlow();
            }
            return wire;
        } catch (IOException | HttpException e) {
            throw watch.fired() ? tooSlow() : handshakeFailed(e);
        } finally {
            watch.close();
            if (!done) {
                Watchdog.quietlyClose(raw);
            }
        }
    }

    private Wire overRaw(Socket raw) throws IOException, HttpException, AttemptFailure {
        if (!BaseUrl.tls(base)) {
            return Wire.plain(raw);
        }
        if (proxy != null) {
            Tunnel.open(raw, base, proxy);
        }
        return Wire.secured(tls.over(raw, base.getHost(), BaseUrl.port(base)), raw);
    }

    private Socket dial(long deadline) throws AttemptFailure {
        String host = proxy == null ? base.getHost() : proxy.host();
        int port = proxy == null ? BaseUrl.port(base) : proxy.port();
        try {
            InetAddress[] addresses = Lookup.of(host, deadline);
            for (int i = 0; i < addresses.length - 1; i++) {
                try {
                    return connect(addresses[i], port, deadline, addresses.length - i);
                } catch (IOException e) {
                    // The next address may be reachable.
                }
            }
            return connect(addresses[addresses.length - 1], port, deadline, 1);
        } catch (UnknownHostException e) {
            throw failed("no such host is known");
        } catch (SocketTimeoutException e) {
            throw tooSlow();
        } catch (ConnectException e) {
            throw failed(Reach.REFUSED, "connection refused");
        } catch (IOException e) {
            throw failed("the network does not lead there");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AttemptFailure(Reach.NEVER_WILL, "interrupted");
        }
    }

    private static Socket connect(InetAddress address, int port, long deadline, int addressesLeft) throws IOException {
        Socket socket = new Socket();
        boolean done = false;
        try {
            long millis = (deadline - System.nanoTime()) / 1_000_000 / addressesLeft;
            socket.connect(
                    new InetSocketAddress(address, port), (int) Math.max(1, Math.min(millis, Integer.MAX_VALUE)));
            done = true;
            return socket;
        } finally {
            if (!done) {
                Watchdog.quietlyClose(socket);
            }
        }
    }

    private AttemptFailure handshakeFailed(Exception e) {
        String lasting = e instanceof IOException io && BaseUrl.tls(base) ? TlsFailure.lasting(io) : null;
        if (lasting != null) {
            return new AttemptFailure(
                    Reach.NEVER_WILL, "no TLS connection to " + BaseUrl.hostAndPort(base) + ": " + lasting);
        }
        return failed(e instanceof SSLException ? "the TLS handshake broke" : "the connection broke at once");
    }

    private AttemptFailure tooSlow() {
        return failed("nothing came within " + AttemptFailure.words(timeout));
    }

    private AttemptFailure failed(String why) {
        return failed(Reach.NEVER_LEFT, why);
    }

    private AttemptFailure failed(Reach reach, String why) {
        String via = proxy == null ? "" : " through the proxy " + proxy;
        return new AttemptFailure(reach, "no connection to " + BaseUrl.hostAndPort(base) + via + ": " + why);
    }
}
