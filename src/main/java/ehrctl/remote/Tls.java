package ehrctl.remote;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Speaks TLS over a connected socket, and makes sure who answers. Nothing is loaded before it is needed. */
final class Tls {
    private final @Nullable Path caFile;
    private @Nullable SSLSocketFactory factory;

    Tls(@Nullable Path caFile) {
        this.caFile = caFile;
    }

    /**
     * Reads the certificates to trust, once.
     *
     * @throws Failure (config) where the CA file cannot be used
     */
    synchronized SSLSocketFactory factory() {
        SSLSocketFactory ready = factory;
        if (ready == null) {
            ready = caFile == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : trusting(caFile);
            factory = ready;
        }
        return ready;
    }

    /** Shakes hands; closing what it answers closes {@code raw} too. */
    SSLSocket over(Socket raw, String host, int port) throws IOException {
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        SSLSocket socket = (SSLSocket) factory().createSocket(raw, name, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLSocketFactory trusting(Path caFile) {
        try {
            // In memory: decrypting a key store would cost more than the handshake.
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int count = 0;
            for (Certificate certificate : certificates(caFile)) {
                store.setCertificateEntry("ca" + count, certificate);
                count++;
            }
            if (count == 0) {
                throw unusable(caFile, "holds no certificate");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw unusable(caFile, "holds something that is no certificate");
        } catch (IOException e) {
            throw unusable(caFile, "cannot be read");
        }
    }

    private static Collection<? extends Certificate> certificates(Path caFile)
            throws IOException, CertificateException {
        try (InputStream pem = Files.newInputStream(caFile)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
    }

    private static Failure unusable(Path caFile, String problem) {
        return Failure.unsent(
                ExitCode.CONFIG,
                "the CA file " + caFile + " " + problem,
                "EHRCTL_CACERT names a file with certificates in PEM form");
    }
}
