package ehrctl.remote;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
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
        if (caused(failure, CertificateExpiredException.class)) {
            return "its certificate has expired";
        }
        if (caused(failure, CertPathBuilderException.class) || caused(failure, CertPathValidatorException.class)) {
            return "no authority that is trusted here signed its certificate (EHRCTL_CACERT can name another)";
        }
        if (failure.getCause() instanceof CertificateException wrong) {
            String text = String.valueOf(wrong.getMessage());
            return text.startsWith("No ") ? "its certificate is for another host" : "its certificate is not valid";
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
