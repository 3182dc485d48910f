package ehrctl.harness;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** An authority made for one test, and the keys and certificates that it signed; keytool makes them all. */
public final class TestAuthority {
    private static final char[] PASSWORD = "password".toCharArray();

    private final Path store;

    /**
     * A new authority.
     *
     * @param folder where its keys lie
     * @param name its own, as in a distinguished name
     */
    public TestAuthority(Path folder, String name) throws Exception {
        store = folder.resolve("authority-" + Integer.toHexString(name.hashCode()) + ".p12");
        key("ca", "CN=" + name, "-ext", "bc:c");
    }

    /**
     * Signs for a server, whose key has the same name in this class.
     *
     * @param options of keytool, such as {@code -ext san=dns:api.example}
     */
    public void sign(String server, String subject, String... options) throws Exception {
        signBy("ca", server, subject, options);
    }

    /** Lets another key of this authority's sign, whether it may or not. */
    public void signBy(String signer, String server, String subject, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(options));
        all.addAll(List.of("-signer", signer));
        key(server, subject, all.toArray(new String[0]));
    }

    private void key(String alias, String subject, String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-alias",
                alias,
                "-dname",
                subject,
                "-storetype",
                "PKCS12",
                "-storepass",
                "password",
                "-keystore",
                store.toString()));
        line.addAll(List.of(options));
        Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }

    /** The authority's certificate in PEM form. */
    public String pem() throws Exception {
        return pem("ca");
    }

    /** The certificate of one of its keys in PEM form. */
    public String pem(String alias) throws Exception {
        Certificate certificate = keys().getCertificate(alias);
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    /** Listens on loopback as that server, which shows its certificate and those that lead to the authority. */
    public ServerSocket listen(String server) throws Exception {
        return context(server).getServerSocketFactory().createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** TLS as that server speaks it. */
    public SSLContext context(String server) throws Exception {
        KeyStore keys = keys();
        KeyStore only = KeyStore.getInstance("PKCS12");
        only.load(null, null);
        only.setKeyEntry(server, keys.getKey(server, PASSWORD), PASSWORD, keys.getCertificateChain(server));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(only, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }
}
