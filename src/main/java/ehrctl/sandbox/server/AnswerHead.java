package ehrctl.sandbox.server;

import ehrctl.api.ApiResponse;
import java.util.Map;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.BasicHttpResponse;

/** Status line and headers of an answer, and whether the connection ends with it. */
final class AnswerHead extends BasicHttpResponse {
    private static final long serialVersionUID = 1L;

    private final boolean last;

    /**
     * The head.
     *
     * @param length bytes of the whole body
     * @param end whether the connection is to end; it also does where the client said so
     */
    AnswerHead(HttpRequest request, ApiResponse answer, int length, boolean end) {
        super(answer.status());
        setHeader("Content-type", "application/json");
        setHeader("Content-length", Integer.toString(length));
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            setHeader(header.getKey(), header.getValue());
        }
        boolean old = request.getVersion() != null && request.getVersion().lessEquals(HttpVersion.HTTP_1_0);
        last = end || says(request, "close") || (old && !says(request, "keep-alive")) || takenForHead(request);
        if (last || old) {
            setHeader("Connection", last ? "close" : "keep-alive");
        }
    }

    boolean last() {
        return last;
    }

    /** The library sends no body to a "head" either, and whoever asked that way might wait for one. */
    private static boolean takenForHead(HttpRequest request) {
        return request.getMethod().equalsIgnoreCase("HEAD")
                && !request.getMethod().equals("HEAD");
    }

    private static boolean says(HttpRequest request, String option) {
        for (Header header : request.getHeaders("connection")) {
            for (String said : String.valueOf(header.getValue()).split(",", -1)) {
                if (said.strip().equalsIgnoreCase(option)) {
                    return true;
                }
            }
        }
        return false;
    }
}
