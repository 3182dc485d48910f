package ehrctl.remote;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.jspecify.annotations.Nullable;

/** Tells in a few words why a TLS handshake failed. */
final class TlsFailure {
    private TlsFailure() {}

    /** What is wrong and stays wrong, or null where another attempt may succeed. */
    static @Nullable String lasting(IOException failure) {
        if (caused(failure, CertificateExpiredException.class)) {
            return "its certificate has expired";
        }
        if (caused(failure, CertificateNotYetValidException.class)) {
            return "its certificate is not valid yet";
        }
        if (caused(failure, PemBundle.Malformed.class)) {
            return "the CA file holds something that is not a certificate";
        }
        if (caused(failure, CertPathBuilderException.class) || caused(failure, CertPathValidatorException.class)) {
            return "no authority that is trusted here signed its certificate (EHRCTL_CACERT can name another)";
        }
        if (failure.getCause() instanceof CertificateException wrong) {
            String text = String.valueOf(wrong.getMessage());
            return text.startsWith("No ") ? "its certificate is for another host" : "its certificate is not valid";
        }
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof SSLHandshakeException && !cutOff(failure, text)) {
            return "no handshake both sides agree to";
        }
        // The JDK's words and Conscrypt's.
        if (failure instanceof SSLException
                && (text.contains("SSL message") || text.contains("parse TLS packet header"))) {
            return "it does not speak TLS";
        }
        return null;
    }

    /** Whether the other side went in the middle, of which the JDK and Conscrypt speak in different ways. */
    private static boolean cutOff(IOException failure, String text) {
        Throwable cause = failure.getCause();
        return (cause instanceof IOException && !(cause instanceof SSLProtocolException))
                || text.contains("terminated")
                || text.contains(":SSL_HANDSHAKE_FAILURE");
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> by) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (by.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
