package ehrctl.remote;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/** Tells in a few words why a TLS handshake failed. */
final class TlsFailure {
    private TlsFailure() {}

    /** What is wrong and stays wrong, or null where another attempt may succeed. */
    static @Nullable String lasting(IOException failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 10; depth++) {
            if (cause instanceof CertificateExpiredException) {
                return "its certificate has expired";
            }
            if (cause instanceof CertPathBuilderException) {
                return "no authority that is trusted here signed its certificate (EHRCTL_CACERT can name another)";
            }
            if (cause instanceof CertificateException && cause.getCause() == null) {
                String text = String.valueOf(cause.getMessage());
                return text.startsWith("No ") ? "its certificate is for another host" : "its certificate is not valid";
            }
            cause = cause.getCause();
        }
        if (failure instanceof SSLHandshakeException && !(failure.getCause() instanceof IOException)) {
            String text = String.valueOf(failure.getMessage());
            return text.contains("terminated") ? null : "no handshake both sides agree to";
        }
        if (failure instanceof SSLException
                && String.valueOf(failure.getMessage()).contains("SSL message")) {
            return "it does not speak TLS";
        }
        return null;
    }
}
