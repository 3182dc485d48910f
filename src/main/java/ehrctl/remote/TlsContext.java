package ehrctl.remote;

import ehrctl.api.Failure;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** Brings together who speaks TLS and whom it trusts. */
final class TlsContext {
    private TlsContext() {}

    /**
     * Finds both; tells {@code trace} which.
     *
     * @throws Failure CONFIG where a file of certificates cannot be used
     */
    static SSLSocketFactory sockets(Authorities authorities, @Nullable Trace trace) {
        Authorities.Judge judge = authorities.judge();
        SSLSocketFactory fast = NativeTls.factory(judge.trust());
        if (trace != null) {
            trace.line("TLS by " + (fast == null ? "Java itself" : "Conscrypt") + ", trusting " + judge.authorities());
        }
        return fast == null ? ofTheJdk(judge.trust()) : fast;
    }

    private static SSLSocketFactory ofTheJdk(TrustManager trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java speaks no TLS", e);
        }
    }
}
