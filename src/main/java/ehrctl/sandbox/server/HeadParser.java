package ehrctl.sandbox.server;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpRequestFactory;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestParser;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.apache.hc.core5.http.message.LazyLineParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.jspecify.annotations.Nullable;

/** Reads request lines and headers. What it cannot read becomes an {@link UnreadableRequest}. */
final class HeadParser extends DefaultHttpRequestParser<HttpRequest> {
    /** Bytes of request line and headers: a thousand connections may all be sending some. */
    static final int MOST_BYTES = 32 * 1024;

    /** The target stays as it came: the library's own requests would take it apart, and change it. */
    private static final HttpRequestFactory<HttpRequest> AS_IT_CAME = new HttpRequestFactory<>() {
        @Override
        public HttpRequest newHttpRequest(String method, String target) {
            return new BasicHttpRequest(method, null, null, target);
        }

        @Override
        public HttpRequest newHttpRequest(String method, URI target) {
            return newHttpRequest(method, target.toString());
        }
    };

    private int size;

    HeadParser(Http1Config config) {
        super(config, LazyLineParser.INSTANCE, AS_IT_CAME);
    }

    @Override
    public @Nullable HttpRequest parse(SessionInputBuffer in, boolean ended) throws IOException {
        try {
            int before = in.length();
            // Even at the end of the stream: the library would take a head that breaks off there for a whole one.
            HttpRequest request = super.parse(in, false);
            size += before - in.length();
            if (size + (request == null ? in.length() : 0) > MOST_BYTES) {
                return new UnreadableRequest(431);
            }
            if (request == null) {
                if (ended) {
                    forget(in);
                }
                return null;
            }
            if (!clean(request)) {
                return new UnreadableRequest(400);
            }
            boolean known = request.getVersion() == null || request.getVersion().lessEquals(HttpVersion.HTTP_1_1);
            return known ? request : new UnreadableRequest(505);
        } catch (RequestHeaderFieldsTooLargeException | MessageConstraintException e) {
            return new UnreadableRequest(431);
        } catch (HttpException e) {
            return new UnreadableRequest(400);
        }
    }

    /** Whether the names of its headers are words (RFC 9110, 5.1); the library reads blanks and signs as part of them. */
    private static boolean clean(HttpRequest request) {
        for (Header header : request.getHeaders()) {
            String name = header.getName();
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c <= ' ' || c >= 0x7f || "\"(),/:;<=>?@[\\]{}".indexOf(c) >= 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void forget(SessionInputBuffer in) {
        in.read(ByteBuffer.allocate(in.length()));
    }

    @Override
    public void reset() {
        super.reset();
        size = 0;
    }
}
