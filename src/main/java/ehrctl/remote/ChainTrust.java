package ehrctl.remote;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Lets the JDK judge a server's certificates (PKIX, RFC 5280, and the host's name), and gives it of all authorities only
 * those that these certificates name. Where it does not believe those, it is asked again with all of them: names may be
 * the same and written otherwise.
 */
final class ChainTrust extends X509ExtendedTrustManager {
    private final PemBundle bundle;

    ChainTrust(PemBundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        judge(chain, exchange(authType), socket, null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        judge(chain, exchange(authType), null, engine);
    }

    /** How keys are exchanged says what the server's key must be for; of TLS 1.3, which never tells, each has a word. */
    private static String exchange(String authType) {
        return authType.equals("GENERIC") ? "UNKNOWN" : authType;
    }

    /** Refused: without a connection nothing says which host is meant. */
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw new CertificateException("no host to compare with");
    }

    private void judge(
            X509Certificate[] presented, String authType, @Nullable Socket socket, @Nullable SSLEngine engine)
            throws CertificateException {
        X509Certificate[] chain = ofTheJdk(presented);
        List<X509Certificate> named = bundle.named(names(chain));
        try {
            if (!named.isEmpty()) {
                ask(jdk(named), chain, authType, socket, engine);
                return;
            }
        } catch (CertificateException e) {
            requireValidNow(chain);
            if (!(e.getCause() instanceof GeneralSecurityException)) {
                throw e;
            }
        }
        requireValidNow(chain);
        ask(jdk(bundle.all()), chain, authType, socket, engine);
    }

    /** With a socket or an engine the JDK also compares the host's name. */
    private static void ask(
            X509ExtendedTrustManager jdk,
            X509Certificate[] chain,
            String authType,
            @Nullable Socket socket,
            @Nullable SSLEngine engine)
            throws CertificateException {
        if (engine == null) {
            jdk.checkServerTrusted(chain, authType, socket);
        } else {
            jdk.checkServerTrusted(chain, authType, engine);
        }
    }

    /** Another provider's certificates would be read anew at each question. */
    private static X509Certificate[] ofTheJdk(X509Certificate[] presented) throws CertificateException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        X509Certificate[] chain = new X509Certificate[presented.length];
        for (int i = 0; i < chain.length; i++) {
            chain[i] =
                    (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(presented[i].getEncoded()));
        }
        return chain;
    }

    private static List<byte[]> names(X509Certificate[] chain) {
        List<byte[]> names = new ArrayList<>();
        for (X509Certificate certificate : chain) {
            names.add(certificate.getIssuerX500Principal().getEncoded());
            names.add(certificate.getSubjectX500Principal().getEncoded());
        }
        return names;
    }

    private static X509ExtendedTrustManager jdk(List<X509Certificate> authorities) throws CertificateException {
        Set<TrustAnchor> anchors = new HashSet<>();
        for (X509Certificate authority : authorities) {
            anchors.add(new TrustAnchor(authority, null));
        }
        try {
            PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, null);
            // As the JDK does without being told: most authorities' lists cannot be reached from within a company.
            parameters.setRevocationEnabled(false);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(parameters));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new CertificateException(e);
        }
    }

    /** Of a chain that is not believed the JDK says that no path leads to an authority, also where time alone bars it. */
    private static void requireValidNow(X509Certificate[] chain)
            throws CertificateExpiredException, CertificateNotYetValidException {
        for (X509Certificate certificate : chain) {
            certificate.checkValidity();
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        throw noServer();
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        throw noServer();
    }

    private static CertificateException noServer() {
        return new CertificateException("this program has no callers to judge");
    }

    /** None are named beforehand; only servers would ask. */
    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
