package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * One answer of the API.
 *
 * @param status the HTTP status
 * @param headers by name in lower case
 * @param body the JSON document; a missing node where there is none
 */
public record ApiResponse(int status, Map<String, String> headers, JsonNode body) {
    /** Whether the status is a 2xx. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body may hold what is sensitive. */
    @Override
    public String toString() {
        return "ApiResponse[" + status + "]";
    }
}
