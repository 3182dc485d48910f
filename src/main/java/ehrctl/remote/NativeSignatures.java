package ehrctl.remote;

import java.security.Provider;
import java.security.Security;

/**
 * Conscrypt's way to check the signatures that certificates usually bear, for the JDK to use while it judges a chain; it
 * computes them itself in code that is slow at a start. What is not here, and keys that it does not take, are left to the JDK.
 */
final class NativeSignatures extends Provider {
    private static final long serialVersionUID = 1L;
    private static final String[] DIGESTS = {"SHA256", "SHA384", "SHA512"};

    private NativeSignatures() {
        super("ehrctl", "1", "signatures of certificates by Conscrypt");
        for (String digest : DIGESTS) {
            put("Signature." + digest + "withECDSA", "org.conscrypt.OpenSSLSignature$" + digest + "ECDSA");
            put("Signature." + digest + "withRSA", "org.conscrypt.OpenSSLSignature$" + digest + "RSA");
        }
    }

    /** Makes it known, before the JDK's own: by place it is found without loading the others. */
    static void add() {
        Security.insertProviderAt(new NativeSignatures(), 1);
    }
}
