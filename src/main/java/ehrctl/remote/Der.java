package ehrctl.remote;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** Walks over DER (ITU-T X.690) as far as it takes to find a certificate's subject; all else is the JDK's to read. */
final class Der {
    private static final int SEQUENCE = 0x30;
    private static final int VERSION = 0xa0;

    private final byte[] bytes;
    private int at;

    private Der(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * The subject of a certificate (RFC 5280, 4.1), whole with its tag and length.
     *
     * @param certificate its beginning at least
     * @throws EOFException where the beginning does not reach that far
     * @throws IOException where it is no certificate
     */
    static byte[] subject(byte[] certificate) throws IOException {
        Der der = new Der(certificate);
        der.enter();
        der.enter();
        if (der.tag() == VERSION) {
            der.skip();
        }
        der.skip(); // serial number
        der.skip(); // signature
        der.skip(); // issuer
        der.skip(); // validity
        int from = der.at;
        if (der.tag() != SEQUENCE) {
            throw new IOException("no name");
        }
        der.skip();
        if (der.at > certificate.length) {
            throw new EOFException("the name's end is missing");
        }
        return Arrays.copyOfRange(certificate, from, der.at);
    }

    /**
     * How many bytes the element takes that {@code beginning} begins.
     *
     * @throws IOException where it begins no sequence
     */
    static int length(byte[] beginning) throws IOException {
        Der der = new Der(beginning);
        int content = der.enter();
        return der.at + content;
    }

    private int tag() throws IOException {
        return at(at);
    }

    private int at(int index) throws IOException {
        if (index >= bytes.length) {
            throw new EOFException("an element's end is missing");
        }
        return bytes[index] & 0xff;
    }

    /** Steps into a sequence; answers how long what it holds is. */
    private int enter() throws IOException {
        if (tag() != SEQUENCE) {
            throw new IOException("no sequence");
        }
        return header();
    }

    private void skip() throws IOException {
        int content = header();
        at += content;
    }

    private int header() throws IOException {
        int first = at(at + 1);
        at += 2;
        if (first < 0x80) {
            return first;
        }
        int octets = first & 0x7f;
        // No certificate is longer than three octets can say.
        if (octets == 0 || octets > 3) {
            throw new IOException("no length");
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | at(at);
            at++;
        }
        return length;
    }
}
