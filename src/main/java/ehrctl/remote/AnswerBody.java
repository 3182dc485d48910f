package ehrctl.remote;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.jspecify.annotations.Nullable;

/** Reads an answer's body, no more of it than fits. */
final class AnswerBody {
    static final int LIMIT = 16 * 1024 * 1024;
    private static final byte[] NONE = {};

    private AnswerBody() {}

    /** The answer began well and was cut off. */
    static final class CutOffException extends IOException {
        private static final long serialVersionUID = 1L;

        private final int status;

        private CutOffException(int status, IOException cause) {
            super(cause);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * Reads to the end of the answer.
     *
     * @throws IOException where the connection broke
     */
    static RawAnswer read(ClassicHttpResponse response, Map<String, String> headers) throws IOException {
        int status = response.getCode();
        boolean stays = staysOpen(response, headers);
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new RawAnswer(status, headers, NONE, null, stays);
        }
        // It is never closed: that would read all of a body that is too large.
        try {
            if (entity.getContentLength() > LIMIT) {
                return unusable(status, headers, "is larger than 16 MiB");
            }
            String encoding =
                    headers.getOrDefault("content-encoding", "identity").toLowerCase(Locale.ROOT);
            boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
            if (!gzip && !encoding.equals("identity")) {
                return unusable(status, headers, "is compressed in a way that was not asked for");
            }
            InputStream plain = entity.getContent();
            byte[] body = upToLimit(gzip ? new GZIPInputStream(plain) : plain);
            if (body == null) {
                return unusable(status, headers, "is larger than 16 MiB");
            }
            boolean framed = entity.getContentLength() >= 0 || entity.isChunked();
            return new RawAnswer(status, headers, body, null, stays && framed && !gzip);
        } catch (ConnectionClosedException | MalformedChunkCodingException | EOFException e) {
            throw new CutOffException(status, e);
        } catch (ZipException e) {
            return unusable(status, headers, "is not gzip, though it says so");
        }
    }

    private static byte @Nullable [] upToLimit(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(8192);
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (body.size() + n > LIMIT) {
                return null;
            }
            body.write(buffer, 0, n);
        }
        return body.toByteArray();
    }

    private static RawAnswer unusable(int status, Map<String, String> headers, String problem) {
        return new RawAnswer(status, headers, NONE, problem, false);
    }

    private static boolean staysOpen(ClassicHttpResponse response, Map<String, String> headers) {
        String connection = headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT);
        // A length and chunks: two readers may see two ends of such an answer.
        boolean ambiguous = headers.containsKey("content-length") && headers.containsKey("transfer-encoding");
        return !ambiguous
                && response.getVersion() != null
                && response.getVersion().greaterEquals(HttpVersion.HTTP_1_1)
                && !connection.contains("close");
    }
}
