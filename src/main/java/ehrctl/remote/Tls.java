package ehrctl.remote;

import ehrctl.api.Failure;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Speaks TLS over a connected socket, and makes sure who answers. Nothing is loaded before it is needed. */
final class Tls {
    private final @Nullable Path caFile;
    private final Map<String, String> environment;
    private final @Nullable Trace trace;
    private @Nullable SSLSocketFactory factory;

    Tls(HttpSettings settings) {
        this.caFile = settings.caFile();
        this.environment = settings.environment();
        this.trace = settings.trace();
    }

    /**
     * Finds whom to trust, once.
     *
     * @throws Failure (config) where a file of certificates cannot be used
     */
    synchronized SSLSocketFactory factory() {
        SSLSocketFactory ready = factory;
        if (ready == null) {
            ready = TlsContext.sockets(new Authorities(caFile, environment), trace);
            factory = ready;
        }
        return ready;
    }

    /** Shakes hands; closing what it answers closes {@code raw} too. */
    SSLSocket over(Socket raw, String host, int port) throws IOException {
        return shakeHands(factory(), raw, host, port);
    }

    static SSLSocket shakeHands(SSLSocketFactory factory, Socket raw, String host, int port) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        SSLSocket socket = (SSLSocket) factory.createSocket(raw, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }
}
