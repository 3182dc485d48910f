package ehrctl.remote;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a PEM file (RFC 7468), of which only those are parsed that are asked for: a system's bundle holds
 * some hundred and fifty, and one connection needs one of them. Texts between them, a byte order mark, ends of lines of
 * any kind and joints without an end of line are passed over.
 */
final class PemBundle {
    private static final byte[] BEGIN = "-----BEGIN CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "-----END CERTIFICATE-----".getBytes(StandardCharsets.US_ASCII);

    /** In base64; a longer serial number, issuer or subject is found by decoding the whole certificate. */
    private static final int USUAL_BEGINNING = 640;

    private final Path file;
    private final byte[] text;
    private final List<Block> blocks = new ArrayList<>();

    /** Where the base64 of one certificate stands. */
    private static final class Block {
        private final int from;
        private final int to;
        private final byte[] subject;

        private Block(int from, int to, byte[] subject) {
            this.from = from;
            this.to = to;
            this.subject = subject;
        }
    }

    /** Something stands where a certificate should; the message names file and line. */
    static final class Malformed extends CertificateException {
        private static final long serialVersionUID = 1L;

        private Malformed(Path file, int line, @Nullable Exception cause) {
            super(file + " holds something in line " + line + " that is not a certificate", cause);
        }
    }

    private PemBundle(Path file, byte[] text) {
        this.file = file;
        this.text = text;
    }

    /**
     * Finds the certificates.
     *
     * @throws IOException where the file cannot be read
     * @throws Malformed where a block holds no certificate
     */
    static PemBundle read(Path file) throws IOException, Malformed {
        PemBundle bundle = new PemBundle(file, Files.readAllBytes(file));
        bundle.index();
        return bundle;
    }

    boolean isEmpty() {
        return blocks.isEmpty();
    }

    Path file() {
        return file;
    }

    /**
     * The certificates with one of these subjects, compared byte by byte.
     *
     * @param subjects names in DER
     */
    List<X509Certificate> named(List<byte[]> subjects) throws CertificateException {
        List<X509Certificate> found = new ArrayList<>();
        for (Block block : blocks) {
            for (byte[] subject : subjects) {
                if (Arrays.equals(subject, block.subject)) {
                    found.add(parse(block));
                    break;
                }
            }
        }
        return found;
    }

    List<X509Certificate> all() throws CertificateException {
        List<X509Certificate> all = new ArrayList<>();
        for (Block block : blocks) {
            all.add(parse(block));
        }
        return all;
    }

    private void index() throws Malformed {
        int begin = find(BEGIN, 0);
        while (begin >= 0) {
            int from = begin + BEGIN.length;
            int to;
            try {
                to = find(END, from + shortest(from));
                if (to < 0) {
                    throw malformed(from, null);
                }
                blocks.add(new Block(from, to, subject(from, to)));
            } catch (IOException | IllegalArgumentException e) {
                throw malformed(from, e);
            }
            begin = find(BEGIN, to + END.length);
        }
    }

    /** How many characters the certificate takes at least, so that they need not be looked through for its end. */
    private int shortest(int from) throws IOException {
        int length = Der.length(decode(from, text.length, 12));
        return Math.min(length / 3 * 4, text.length - from);
    }

    private byte[] subject(int from, int to) throws IOException {
        try {
            return Der.subject(decode(from, to, USUAL_BEGINNING));
        } catch (EOFException e) {
            return Der.subject(decode(from, to, Integer.MAX_VALUE));
        }
    }

    private X509Certificate parse(Block block) throws Malformed {
        try {
            byte[] der = decode(block.from, block.to, Integer.MAX_VALUE);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (CertificateException | IllegalArgumentException e) {
            throw malformed(block.from, e);
        }
    }

    /**
     * Decodes base64 up to its end, or the first characters of it.
     *
     * @throws IllegalArgumentException where it is none
     */
    private byte[] decode(int from, int to, int most) {
        byte[] characters = new byte[Math.min(to - from, most)];
        int count = 0;
        for (int i = from; i < to && count < characters.length; i++) {
            byte each = text[i];
            if (each > ' ') {
                characters[count] = each;
                count++;
            }
        }
        // A beginning ends where four characters do, which stand for three bytes.
        int whole = count == most ? count / 4 * 4 : count;
        return Base64.getDecoder().decode(whole == characters.length ? characters : Arrays.copyOf(characters, whole));
    }

    private int find(byte[] what, int from) {
        int last = text.length - what.length;
        for (int i = from; i <= last; i++) {
            if (text[i] == '-' && Arrays.equals(text, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private Malformed malformed(int at, @Nullable Exception cause) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            if (text[i] == '\n') {
                line++;
            }
        }
        return new Malformed(file, line, cause);
    }
}
