package ehrctl.remote;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities whose word for a server's name is taken: those of EHRCTL_CACERT, else of SSL_CERT_FILE, else of the
 * system, else of Java's own run time. The first that there is counts alone.
 */
final class Authorities {
    /** Where Debian, Red Hat and SUSE, and those that follow them, keep the certificates that all programs trust. */
    private static final List<Path> OF_THE_SYSTEM = List.of(
            Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
            Path.of("/etc/ssl/ca-bundle.pem"));

    private final @Nullable Path caFile;
    private final Map<String, String> environment;
    private final List<Path> system;

    Authorities(@Nullable Path caFile, Map<String, String> environment) {
        this(caFile, environment, OF_THE_SYSTEM);
    }

    Authorities(@Nullable Path caFile, Map<String, String> environment, List<Path> system) {
        this.caFile = caFile;
        this.environment = environment;
        this.system = system;
    }

    /** Who judges a server's certificate, and whose word he takes. */
    record Judge(X509ExtendedTrustManager trust, String authorities) {}

    /**
     * Finds the authorities; few are read before a server names them.
     *
     * @throws Failure CONFIG where a file that the user names cannot be used, or nobody is trusted at all
     */
    Judge judge() {
        if (caFile != null) {
            return named("EHRCTL_CACERT", caFile);
        }
        String file = environment.get("SSL_CERT_FILE");
        if (file != null && !file.isEmpty()) {
            return named("SSL_CERT_FILE", Path.of(file));
        }
        if (System.getProperty("javax.net.ssl.trustStore") == null) {
            for (Path each : system) {
                PemBundle bundle = usable(each);
                if (bundle != null) {
                    return of(bundle);
                }
            }
        }
        PemBundle ownOfTheImage =
                usable(Path.of(System.getProperty("java.home"), "lib", "security", "authorities.pem"));
        return ownOfTheImage == null ? new Judge(ofTheRunTime(), "Java's own authorities") : of(ownOfTheImage);
    }

    private static Judge of(PemBundle bundle) {
        return new Judge(new ChainTrust(bundle), "the authorities of " + bundle.file());
    }

    private static Judge named(String variable, Path file) {
        try {
            PemBundle bundle = PemBundle.read(file);
            if (bundle.isEmpty()) {
                throw unusable(variable, "the CA file " + file + " holds no certificate");
            }
            return of(bundle);
        } catch (CertificateException e) {
            throw unusable(variable, "the CA file " + e.getMessage());
        } catch (IOException e) {
            throw unusable(variable, "the CA file " + file + " cannot be read");
        }
    }

    /** Null where the system has no such file; one that is damaged is nothing that the user could mend. */
    private static @Nullable PemBundle usable(Path file) {
        if (!Files.isReadable(file)) {
            return null;
        }
        try {
            PemBundle bundle = PemBundle.read(file);
            return bundle.isEmpty() ? null : bundle;
        } catch (IOException | CertificateException e) {
            return null;
        }
    }

    private static X509ExtendedTrustManager ofTheRunTime() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init((KeyStore) null);
            X509ExtendedTrustManager all = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
            if (all.getAcceptedIssuers().length > 0) {
                return all;
            }
        } catch (GeneralSecurityException e) {
            // As if there were none.
        }
        throw Failure.unsent(
                ExitCode.CONFIG,
                "no authority is known here that could vouch for a server",
                "install the system's certificates (the package ca-certificates), or name a file with EHRCTL_CACERT");
    }

    private static Failure unusable(String variable, String problem) {
        return Failure.unsent(ExitCode.CONFIG, problem, variable + " names a file with certificates in PEM form");
    }
}
