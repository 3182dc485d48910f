package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The API's error envelope.
 *
 * @param code one of the API's codes; empty where the answer is not the API's
 * @param status the HTTP status
 * @param title the code in words
 * @param detail what happened
 * @param instance a UUID that the API's support can look up
 * @param errors what exactly is wrong; may be empty
 */
public record ApiError(String code, int status, String title, String detail, String instance, List<Detail> errors) {

    // What the API's page on SERVICE_UNAVAILABLE suggests; the last one stays.
    private static final int[] DELAY_SECONDS = {1, 5, 15, 30, 60};

    /** How long the API advises to wait before a request is sent again. */
    public static int delaySeconds(int attempt) {
        return DELAY_SECONDS[Math.min(attempt, DELAY_SECONDS.length) - 1];
    }

    /** One thing that is wrong. */
    public record Detail(String errorCode, String details, String emrError, String path) {
        /** A server may repeat anything. */
        @Override
        public String toString() {
            return "Detail";
        }
    }

    /** Reads the envelope; where there is none, only the status is known. */
    public static ApiError of(ApiResponse response) {
        JsonNode body = response.body();
        List<Detail> errors = new ArrayList<>();
        for (JsonNode error : body.path("errors")) {
            errors.add(new Detail(
                    error.path("error_code").asText(),
                    error.path("details").asText(),
                    text(error.path("emr_error")),
                    text(error.path("path"))));
        }
        return new ApiError(
                body.path("code").asText(),
                response.status(),
                body.path("title").asText(),
                body.path("detail").asText(),
                body.path("instance").asText(),
                List.copyOf(errors));
    }

    /** The same without what is sensitive: a server may repeat anything of what it was sent. */
    public ApiError masked(UnaryOperator<String> masker) {
        List<Detail> shown = new ArrayList<>();
        for (Detail error : errors) {
            shown.add(new Detail(
                    masker.apply(error.errorCode()),
                    masker.apply(error.details()),
                    masker.apply(error.emrError()),
                    masker.apply(error.path())));
        }
        return new ApiError(
                masker.apply(code),
                status,
                ErrorCode.isTitle(title) ? title : masker.apply(title),
                masker.apply(detail),
                masker.apply(instance),
                List.copyOf(shown));
    }

    private static String text(JsonNode node) {
        return node.isValueNode() ? node.asText() : "";
    }

    /** The first code that tells what is wrong: that of an entry of {@code errors}, or the envelope's. */
    public String tellingCode() {
        for (Detail error : errors) {
            if (meaning(error.errorCode()) != null) {
                return error.errorCode();
            }
        }
        return code;
    }

    /** Decides by the code, then by the first known code of an entry of {@code errors}, then by the status. */
    public ExitCode exitCode(boolean write) {
        ExitCode byCode = switch (code) {
            case "UNAUTHORIZED" -> ExitCode.AUTH;
            case "SERVICE_UNAVAILABLE" -> ExitCode.UNAVAILABLE;
            case "EMR_ERROR" -> status < 500 ? ExitCode.REJECTED : serverError(write);
            default -> meaning(code);
        };
        if (byCode != null) {
            return byCode;
        }
        for (Detail error : errors) {
            ExitCode byDetail = meaning(error.errorCode());
            if (byDetail != null) {
                return byDetail;
            }
        }
        return byStatus(write);
    }

    private ExitCode byStatus(boolean write) {
        boolean answeredByApi = !code.isEmpty();
        return switch (status) {
            case 401, 403 -> answeredByApi ? ExitCode.REJECTED : ExitCode.AUTH;
            case 404 -> ExitCode.NOT_FOUND;
            case 409 -> ExitCode.CONFLICT;
            case 429 -> write && !answeredByApi ? ExitCode.UNKNOWN_OUTCOME : ExitCode.UNAVAILABLE;
            case 503 -> write && !answeredByApi ? ExitCode.UNKNOWN_OUTCOME : ExitCode.UNAVAILABLE;
            default -> status >= 500 ? serverError(write) : ExitCode.REJECTED;
        };
    }

    private static ExitCode serverError(boolean write) {
        return write ? ExitCode.UNKNOWN_OUTCOME : ExitCode.UNAVAILABLE;
    }

    private static @Nullable ExitCode meaning(String code) {
        ErrorCode known = ErrorCode.of(code);
        return known == null || !known.name().equals(code) ? null : known.meaning();
    }

    /** A server may repeat anything. */
    @Override
    public String toString() {
        return "ApiError[" + status + "]";
    }
}
