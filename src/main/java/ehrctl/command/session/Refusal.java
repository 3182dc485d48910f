package ehrctl.command.session;

import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the API's error into what the user reads: what is wrong in its words, and in ours what to try. */
public final class Refusal {
    private Refusal() {}

    /**
     * The failure that an answer of the API is to the user.
     *
     * @param seen what else than the request's values the API's words must not tell
     */
    public static Failure of(ApiRequest request, ApiResponse response, Seen seen) {
        ApiError answered = ApiError.of(response);
        ExitCode exitCode = answered.exitCode(request.writes());
        seen.request(request);
        ApiError error = answered.masked(seen::mask);
        List<String> lines = new ArrayList<>();
        for (ApiError.Detail detail : error.errors()) {
            String text = text(detail);
            if (!text.isEmpty()) {
                lines.add(text);
            }
        }
        if (lines.isEmpty() && !error.detail().isEmpty()) {
            lines.add(error.detail());
        }
        String message = lines.isEmpty() ? withoutWords(error) : lines.remove(0);
        String hint = hint(exitCode, answered, request);
        if (hint != null) {
            // The hint must be among the few lines that are shown.
            lines.add(Math.min(lines.size(), 2), hint);
        }
        String code = error.tellingCode();
        return Failure.answered(exitCode, code.isEmpty() ? message : message + " (" + code + ")", lines, error);
    }

    private static String text(ApiError.Detail detail) {
        String text = detail.details().isEmpty() ? detail.emrError() : detail.details();
        return text.isEmpty() || text.startsWith(detail.path()) ? text : detail.path() + ": " + text;
    }

    private static String withoutWords(ApiError error) {
        return error.title().isEmpty() ? "the answer was HTTP status " + error.status() : error.title();
    }

    private static @Nullable String hint(ExitCode exitCode, ApiError error, ApiRequest request) {
        return switch (exitCode) {
            case AUTH -> "check the credentials: EHRCTL_CLIENT_ID and EHRCTL_CLIENT_SECRET, or the profile";
            case NOT_FOUND ->
                request.match() == null
                        ? "paths look like /care-units/{care_unit_id}/appointments; each command shows its own by --dry-run"
                        : notFound(error.tellingCode());
            case CONFLICT ->
                error.tellingCode().equals("AMBIGUOUS_TIMESLOTS")
                        ? "name the service: --healthcare-service-id"
                        : "see what is free: ehrctl timeslots list";
            case UNSUPPORTED ->
                request.emr().equals(ApiAddress.FHIR_EMR)
                        ? "see: man ehrctl-fhir"
                        : "see: ehrctl ehrs get " + request.emr();
            case UNAVAILABLE -> "try again later";
            case UNKNOWN_OUTCOME -> HowToLook.hint(request);
            default -> null;
        };
    }

    private static @Nullable String notFound(String code) {
        return switch (code) {
            case "INVALID_PATIENT_ID" -> "find the id: ehrctl patients find --last-name NAME";
            case "INVALID_CARE_UNIT_ID" -> "see: ehrctl care-units list";
            case "INVALID_HEALTHCARE_SERVICE_ID" -> "see: ehrctl healthcare-services list";
            case "INVALID_RESOURCE_ID", "INVALID_CREATED_BY_ID" -> "see: ehrctl resources list";
            case "INVALID_APPOINTMENT_ID" -> "see: ehrctl appointments list";
            default -> null;
        };
    }
}
