package ehrctl.remote;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyManagementException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.conscrypt.Conscrypt;
import org.conscrypt.OpenSSLContextImpl;
import org.jspecify.annotations.Nullable;

/**
 * TLS by Conscrypt, which starts in a third of the time that the JDK's takes. Only the app image brings it: its native
 * library lies beside the run time's own, so that nothing is unpacked at a start.
 */
final class NativeTls {
    private NativeTls() {}

    /** Makes sockets that believe {@code trust}; null where it was not brought along or does not fit this machine. */
    static @Nullable SSLSocketFactory factory(TrustManager trust) {
        Path library = Path.of(System.getProperty("java.home"), "lib", System.mapLibraryName("conscrypt_openjdk_jni"));
        if (!Files.isRegularFile(library)) {
            return null;
        }
        try {
            Conscrypt.checkAvailability();
            // As a provider it would first list three hundred algorithms that nobody asks for.
            OpenSSLContextImpl context = OpenSSLContextImpl.getPreferred();
            // Without a list of keys it would look for some.
            context.engineInit(new KeyManager[0], new TrustManager[] {trust}, null);
            NativeSignatures.add();
            return context.engineGetSocketFactory();
        } catch (LinkageError | KeyManagementException | RuntimeException e) {
            return null;
        }
    }
}
