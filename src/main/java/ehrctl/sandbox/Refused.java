package ehrctl.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends a request with the API's error envelope. No text in it holds an id of a person or a resource, or a name. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One entry of {@code errors[]}; the path leads to a field of the body, or names a parameter. */
    record Detail(String code, String text, @Nullable String path) {
        @Override
        public String toString() {
            return "Detail[" + code + "]";
        }
    }

    private final int status;
    private final String code;
    private final transient List<Detail> errors;
    private final transient Map<String, String> headers;

    private Refused(int status, String code, String detail, List<Detail> errors, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.errors = errors;
        this.headers = headers;
    }

    /** 400 for one reason. */
    public static Refused bad(String code, String text) {
        return bad(code, text, null);
    }

    /** 400 for one reason at one place. */
    public static Refused bad(String code, String text, @Nullable String path) {
        return bad(List.of(new Detail(code, text, path)));
    }

    /** 400 for one or several reasons. */
    public static Refused bad(List<Detail> errors) {
        StringBuilder detail = new StringBuilder();
        for (Detail error : errors) {
            detail.append(detail.isEmpty() ? "" : "; ").append(error.text());
        }
        return new Refused(400, "BAD_REQUEST", detail.toString(), List.copyOf(errors), Map.of());
    }

    /** A path or an EHR that is not there. */
    public static Refused notFound(String text) {
        return new Refused(404, "UNKNOWN_ERROR", text, List.of(), Map.of());
    }

    /** A path that is there, but not for this method. */
    public static Refused methodNotAllowed(List<String> allowed) {
        String methods = String.join(", ", allowed);
        return new Refused(
                405, "UNKNOWN_ERROR", "this path knows only " + methods, List.of(), Map.of("allow", methods));
    }

    /** What the API in front of the EHRs says for itself, with one of its own codes. */
    public static Refused of(int status, String code, String text) {
        return new Refused(status, code, text, List.of(), Map.of());
    }

    /** 400 for a free timeslot that is not there. */
    static Refused noTimeslot() {
        return bad("NO_TIMESLOTS_AVAILABLE", "no free timeslot of the resource has exactly this start and end");
    }

    /** Why, each reason by itself. */
    List<Detail> errors() {
        return errors;
    }

    public ApiResponse toResponse() {
        ObjectNode json = Json.object();
        json.put("code", code);
        json.put("type", "https://docs.leyr.io/api/error-handling/" + code.toLowerCase(Locale.ROOT));
        json.put("title", title());
        json.put("status", status);
        json.put("detail", getMessage());
        json.put("instance", instance());
        if (!errors.isEmpty()) {
            ArrayNode array = json.putArray("errors");
            for (Detail error : errors) {
                ObjectNode entry = array.addObject();
                entry.put("error_code", error.code());
                entry.put("details", error.text());
                if (error.path() != null) {
                    entry.put("path", error.path());
                }
            }
        }
        return new ApiResponse(status, headers, json);
    }

    private String title() {
        return switch (code) {
            case "BAD_REQUEST" -> "Request validation failed";
            case "UNAUTHORIZED" -> "Unauthorized";
            case "SERVICE_UNAVAILABLE" -> "Service unavailable";
            default -> "Unknown error";
        };
    }

    /** The same for the same problem, so that transcripts repeat. */
    private String instance() {
        return UUID.nameUUIDFromBytes((code + '/' + getMessage()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
