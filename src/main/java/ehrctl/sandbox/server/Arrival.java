package ehrctl.sandbox.server;

import ehrctl.api.ApiRequest;
import ehrctl.mask.Masker;
import ehrctl.sandbox.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as it came over the wire, read step by step. */
final class Arrival {
    private final String method;
    private final String target;
    private final Map<String, String> headers = new TreeMap<>();
    private final InputStream in;
    private @Nullable ApiRequest request;

    /** @param target path and query, still encoded */
    Arrival(String method, String target, Map<String, String> headers, InputStream in) {
        this.method = method;
        this.target = target;
        this.in = in;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            this.headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    /** How many bytes of body were announced; negative where they come in pieces. */
    long announced() {
        String length = headers.get("content-length");
        boolean pieces = headers.containsKey("transfer-encoding");
        if (length == null) {
            return pieces ? -1 : 0;
        }
        // Where a request ends must not be a matter of opinion: whoever stands in between may hold another.
        if (pieces || !number(length)) {
            throw Problem.of(400, "BAD_REQUEST", "it is not clear how long the body is");
        }
        return Long.parseLong(length);
    }

    /** Of digits alone, and so few that they fit. */
    private static boolean number(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
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
            throw Problem.of(415, "BAD_REQUEST", "a write must say that it is JSON: Content-Type: application/json");
        }
    }

    /** The body's bytes. */
    byte[] body() throws IOException {
        return RequestBody.read(in, announced());
    }

    /** The request without its body. */
    ApiRequest head() {
        try {
            request = ApiRequest.parse(method.equals("HEAD") ? "GET" : method, target, headers, null);
            return request;
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "BAD_REQUEST", "the path or the query holds broken percent-encoding");
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

    /** What is told of it to whoever runs the server: ids are masked, and what could not be read is left out. */
    String line(String status, long millis) {
        StringBuilder line = new StringBuilder(96);
        line.append(FaultSpec.word(method) && method.length() <= 10 ? method : "?")
                .append(' ');
        if (request != null) {
            line.append(Masker.target(request)).append(' ');
        }
        return line.append(status).append(' ').append(millis).append(" ms").toString();
    }
}
