package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import ehrctl.sandbox.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire, read step by step. */
final class Arrival {
    private final String method;
    private final String target;
    private final Map<String, String> headers;
    private final InputStream in;
    private final @Nullable Refused unreadable;
    private @Nullable ApiRequest request;

    /**
     * A request.
     *
     * @param target path and query, still encoded
     * @param headers by their names in lower case
     */
    Arrival(String method, String target, Map<String, String> headers, InputStream in) {
        this(method, target, headers, in, null);
    }

    private Arrival(
            String method, String target, Map<String, String> headers, InputStream in, @Nullable Refused unreadable) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.in = in;
        this.unreadable = unreadable;
    }

    /** What came instead of a request, and the status with which it is refused. */
    static Arrival unreadable(int status) {
        Refused problem = switch (status) {
            case 431 -> Refused.of(431, "BAD_REQUEST", "the request line and the headers are too long");
            case 505 -> Refused.of(505, "UNKNOWN_ERROR", "this server speaks HTTP/1.1 only");
            default -> Refused.of(400, "BAD_REQUEST", "this is not a request of HTTP/1.1");
        };
        return new Arrival("?", "", Map.of(), InputStream.nullInputStream(), problem);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** How many bytes of body were announced; negative where they come in pieces. */
    long announced() {
        String length = headers.get("content-length");
        String coding = headers.get("transfer-encoding");
        if (length == null) {
            if (coding == null || coding.equalsIgnoreCase("chunked")) {
                return coding == null ? 0 : -1;
            }
        } else if (coding == null) {
            long announced = BodyLength.announced(length);
            if (announced != BodyLength.UNCLEAR) {
                return announced;
            }
        }
        // Where a request ends must not be a matter of opinion: whoever stands in between may hold another.
        throw Refused.of(400, "BAD_REQUEST", "it is not clear how long the body is");
    }

    /** Only what says that it is JSON is taken for it: other types can be sent by any page that a browser shows. */
    void requireJson() {
        if (!method.equals("POST") && !method.equals("PUT") && !method.equals("PATCH")) {
            return;
        }
        String type = headers.getOrDefault("content-type", "");
        int end = type.indexOf(';');
        String plain = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!plain.equals("application/json") && !(plain.startsWith("application/") && plain.endsWith("+json"))) {
            throw Refused.of(415, "BAD_REQUEST", "a write must say that it is JSON: Content-Type: application/json");
        }
    }

    /** The body's bytes. */
    byte[] body() throws IOException {
        return RequestBody.read(in, announced());
    }

    /** The request without its body. */
    ApiRequest head() {
        if (unreadable != null) {
            throw unreadable;
        }
        if (!RequestTarget.readable(target)) {
            throw Refused.of(400, "BAD_REQUEST", "the path or the query holds characters that must be percent-encoded");
        }
        try {
            request = ApiRequest.parse(method.equals("HEAD") ? "GET" : method, target, headers, null);
            return request;
        } catch (IllegalArgumentException e) {
            throw Refused.of(400, "BAD_REQUEST", "the path or the query holds broken percent-encoding");
        }
    }

    /** The whole request; the body of a read does not count. */
    ApiRequest request(byte[] body) {
        ApiRequest head = head();
        request = head.writes()
                ? new ApiRequest(method, head.path(), head.query(), head.headers(), RequestBody.object(body))
                : head;
        return request;
    }

    /** The whole request where it is no part of the API, and needs a body only where it says more than its path. */
    ApiRequest order(byte[] body) {
        if (body.length > 0) {
            requireJson();
        }
        ApiRequest head = head();
        return new ApiRequest(method, head.path(), head.query(), head.headers(), RequestBody.object(body));
    }

    /**
     * What is kept of it for whoever controls the server; null for a request to the control itself.
     *
     * @param status null where there was no answer
     */
    @Nullable
    ObjectNode kept(Instant at, @Nullable Integer status) {
        if (request != null && Control.meant(request)) {
            return null;
        }
        return Json.object()
                .put("at", at.toString())
                .put("method", shownMethod())
                .put("target", request == null ? null : Masker.target(request))
                .put("status", status);
    }

    private String shownMethod() {
        return FaultSpec.word(method) && method.length() <= 10 ? method : "?";
    }

    /** What is told of it to whoever runs the server: ids are masked, and what could not be read is left out. */
    String line(String status, long millis) {
        StringBuilder line = new StringBuilder(96);
        line.append(shownMethod()).append(' ');
        if (request != null) {
            line.append(Masker.target(request)).append(' ');
        }
        return line.append(status).append(' ').append(millis).append(" ms").toString();
    }
}
