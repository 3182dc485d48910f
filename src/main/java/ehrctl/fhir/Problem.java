package ehrctl.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.json.Json;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ends a request with the unified API's error envelope. No text in it holds an id of a person or a resource, or a name. */
final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String errorCode;
    private final @Nullable String emrError;
    private final @Nullable String path;

    private Problem(
            int status, String code, String errorCode, String text, @Nullable String emrError, @Nullable String path) {
        super(text, null, false, false);
        this.status = status;
        this.code = code;
        this.errorCode = errorCode;
        this.emrError = emrError;
        this.path = path;
    }

    /** 400 for one reason at one place. */
    public static Problem bad(String errorCode, String text, @Nullable String path) {
        return new Problem(400, "BAD_REQUEST", errorCode, text, null, path);
    }

    /** The sandbox's words, so that users see the same at each door. */
    static Problem noTimeslot() {
        return bad("NO_TIMESLOTS_AVAILABLE", "no free timeslot of the resource has exactly this start and end", null);
    }

    /** The server says that it did something, which cannot be seen. */
    static Problem saidOnly() {
        return of(502, "EMR_ERROR", "the FHIR server said that it did it, but nothing shows that");
    }

    /** The server, or FHIR itself, has no place for what was asked. */
    static Problem unsupported(String text) {
        return bad("NOT_SUPPORTED", text, null);
    }

    static Problem unknownResource(String type, String path) {
        return bad("INVALID_RESOURCE_ID", "no resource of this care unit has this " + type, path);
    }

    /** What the server says, under one of the API's own codes. */
    public static Problem of(int status, String code, String text) {
        return new Problem(status, code, "", text, null, null);
    }

    /** The server finds the request wrong. */
    static Problem refused(int status, String text, @Nullable String path) {
        return new Problem(status, "BAD_REQUEST", "EMR_ERROR", "the FHIR server refused it", text, path);
    }

    boolean unsupported() {
        return errorCode.equals("NOT_SUPPORTED");
    }

    /** Whether the server may have done it all the same. */
    boolean unknown() {
        return status >= 500 && !unavailable();
    }

    boolean unavailable() {
        return code.equals("SERVICE_UNAVAILABLE");
    }

    public ApiResponse toResponse() {
        String message = String.valueOf(getMessage());
        ObjectNode json = Json.object();
        json.put("code", code);
        json.put("type", "https://docs.leyr.io/api/error-handling/" + code.toLowerCase(Locale.ROOT));
        json.put("title", code.equals("BAD_REQUEST") ? "Request validation failed" : "");
        json.put("status", status);
        json.put("detail", emrError == null ? message : message + ": " + emrError);
        if (!errorCode.isEmpty()) {
            ObjectNode entry = json.putArray("errors").addObject();
            entry.put("error_code", errorCode);
            entry.put("details", emrError == null ? message : message + ": " + emrError);
            if (emrError != null) {
                entry.put("emr_error", emrError);
            }
            if (path != null) {
                entry.put("path", path);
            }
        }
        return new ApiResponse(status, Map.of(), json);
    }
}
