package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.TestAuthority;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemBundleTest {
    @TempDir
    private static Path folder;

    private static String one;
    private static String two;

    @BeforeAll
    static void makeCertificates() throws Exception {
        one = new TestAuthority(folder, "One").pem();
        two = new TestAuthority(folder, "Two " + "of a very long name".repeat(40)).pem();
    }

    private static PemBundle bundle(String text) throws Exception {
        return PemBundle.read(Files.writeString(folder.resolve("bundle.pem"), text));
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<X509Certificate> named(PemBundle bundle, X509Certificate certificate) throws Exception {
        return bundle.named(List.of(certificate.getSubjectX500Principal().getEncoded()));
    }

    @Test
    void findsACertificateByItsSubject() throws Exception {
        PemBundle bundle = bundle(one + two);
        assertEquals(List.of(certificate(two)), named(bundle, certificate(two)));
        assertEquals(List.of(certificate(one), certificate(two)), bundle.all());
        assertEquals(List.of(), bundle.named(List.of(new byte[] {0x30, 0})));
    }

    @Test
    void readsWhatEditorsAndScriptsMakeOfIt() throws Exception {
        List<X509Certificate> both = List.of(certificate(one), certificate(two));
        for (String text : List.of(
                "\ufeff" + one + two,
                (one + two).replace("\n", "\r\n"),
                "# One\n" + one + "\n\nsubject=CN = two\n-----\n" + two + "the end",
                one.strip() + two.strip(),
                "-----BEGIN X509 CRL-----\nMIIB\n-----END X509 CRL-----\n" + one + two,
                one.replace("\n", "\n  ") + "\n" + two)) {
            assertEquals(both, bundle(text).all(), text);
        }
        assertTrue(bundle("nothing\n").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!!", "MIIB", "MA==", "AAAA", "MIIBhzCCAS2g", "MIP////////////////"})
    void namesTheLineOfWhatIsNoCertificate(String content) {
        String text = one + "\n-----BEGIN CERTIFICATE-----\n" + content + "\n-----END CERTIFICATE-----\n" + two;
        PemBundle.Malformed malformed = assertThrows(PemBundle.Malformed.class, () -> bundle(text));
        long line = one.lines().count() + 2;
        assertEquals(
                folder.resolve("bundle.pem") + " holds something in line " + line + " that is not a certificate",
                malformed.getMessage());
    }

    @Test
    void aCertificateWithoutAnEndIsNone() {
        String text = one.substring(0, one.indexOf("-----END"));
        assertThrows(PemBundle.Malformed.class, () -> bundle(text));
        assertThrows(PemBundle.Malformed.class, () -> bundle(text.substring(0, 60)));
    }
}
