package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.mask.Masker;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a server says of a failure, its {@code OperationOutcome}, into the unified error envelope. */
final class Outcome {
    private static final int MOST_CHARACTERS = 600;

    private Outcome() {}

    /**
     * The problem that an answer tells of.
     *
     * @param wrote whether what was sent may have changed something
     * @param hidden values that the server may quote and nobody is to be told
     */
    static Problem of(ApiResponse answer, boolean wrote, Set<String> hidden) {
        int status = answer.status();
        String text = Masker.of(hidden).mask(text(answer.body()));
        return switch (status) {
            case 401 -> Problem.of(401, "UNAUTHORIZED", orElse(text, "the FHIR server wants to know who is calling"));
            case 403 -> Problem.of(403, "EMR_ERROR", "the FHIR server forbids it" + after(text) + scope(answer));
            case 404, 405, 410, 501 -> Problem.unsupported("the FHIR server does not support this" + after(text));
            case 409, 412 ->
                Problem.of(
                        409,
                        "EMR_ERROR",
                        "it was changed by somebody else meanwhile, or the server found a conflict; read it again"
                                + after(text));
            case 429, 503 -> busy(answer, wrote, text);
            default -> {
                if (status >= 500) {
                    // A read changed nothing, so what is known of it is only that it may be tried again.
                    yield wrote
                            ? Problem.of(status, "EMR_ERROR", "the FHIR server failed" + after(text))
                            : Problem.of(503, "SERVICE_UNAVAILABLE", "the FHIR server failed" + after(text));
                }
                yield has(answer.body(), "not-supported")
                        ? Problem.unsupported("the FHIR server does not support this" + after(text))
                        : Problem.refused(status, orElse(text, "HTTP status " + status), expression(answer.body()));
            }
        };
    }

    // What stands in front of a server may answer so after the server did what it was asked.
    private static Problem busy(ApiResponse answer, boolean wrote, String text) {
        boolean server = outcome(answer.body());
        return wrote && !server
                ? Problem.of(500, "EMR_ERROR", "the FHIR server gave no answer")
                : Problem.of(503, "SERVICE_UNAVAILABLE", "the FHIR server is busy" + after(text));
    }

    static boolean outcome(JsonNode body) {
        return body.path("resourceType").asText().equals("OperationOutcome");
    }

    /** Whether a 2xx holds an outcome that is a refusal all the same. */
    static boolean refusal(JsonNode body) {
        if (outcome(body)) {
            for (JsonNode issue : body.path("issue")) {
                if (grave(issue)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean grave(JsonNode issue) {
        String severity = issue.path("severity").asText();
        return severity.equals("error") || severity.equals("fatal");
    }

    /** Whether an issue has this code. */
    static boolean has(JsonNode body, String code) {
        for (JsonNode issue : body.path("issue")) {
            if (issue.path("code").asText().equals(code)) {
                return true;
            }
        }
        return false;
    }

    /** What all grave issues say; empty where there is none. */
    static String text(JsonNode body) {
        StringBuilder text = new StringBuilder();
        for (JsonNode issue : body.path("issue")) {
            if (grave(issue)) {
                String words = words(issue);
                text.append(text.isEmpty() || words.isEmpty() ? "" : "; ").append(words);
            }
        }
        return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + "…" : text.toString();
    }

    private static String words(JsonNode issue) {
        String words = issue.path("details").path("text").asText();
        return words.isEmpty() ? issue.path("diagnostics").asText() : words;
    }

    private static @Nullable String expression(JsonNode body) {
        for (JsonNode issue : body.path("issue")) {
            String expression = issue.path("expression").path(0).asText();
            if (grave(issue) && !expression.isEmpty()) {
                return expression;
            }
        }
        return null;
    }

    private static String scope(ApiResponse answer) {
        String challenge = answer.headers().getOrDefault("www-authenticate", "");
        int at = challenge.indexOf("scope=\"");
        int end = at < 0 ? -1 : challenge.indexOf('"', at + 7);
        return end < 0 ? "" : "; it wants the scope " + challenge.substring(at + 7, end);
    }

    private static String after(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }

    private static String orElse(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }
}
