package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a server made: it may show it, or only say where it is. */
final class Created {
    private Created() {}

    /**
     * The resource that an answer to a {@code POST} is about.
     *
     * @throws Problem where the server refused it
     * @throws Failure UNKNOWN_OUTCOME where it was taken, but is not to be found
     */
    static ObjectNode of(Server server, ApiResponse answer, String type) {
        if (!answer.ok() || Outcome.refusal(answer.body())) {
            throw server.problem(answer.ok() ? new ApiResponse(422, answer.headers(), answer.body()) : answer, true);
        }
        return of(server, answer.body(), answer.headers().getOrDefault("location", ""), type);
    }

    /** The same for one entry of the answer to a transaction, whose status is each its own. */
    static ObjectNode of(Server server, JsonNode entry, String type) {
        JsonNode response = entry.path("response");
        String status = response.path("status").asText();
        if (!status.startsWith("2")) {
            throw server.problem(new ApiResponse(status(status), Map.of(), response.path("outcome")), true);
        }
        return of(server, entry.path("resource"), response.path("location").asText(), type);
    }

    private static ObjectNode of(Server server, JsonNode body, String location, String type) {
        ObjectNode made = body instanceof ObjectNode resource
                        && resource.path("resourceType").asText().equals(type)
                ? resource
                : at(server, location, type);
        if (made == null) {
            throw Failure.sent(
                    ExitCode.UNKNOWN_OUTCOME,
                    "the FHIR server took it, but does not say where it is",
                    "look for it before sending it again");
        }
        return made;
    }

    private static @Nullable ObjectNode at(Server server, String location, String type) {
        Reference reference = Reference.parse(location);
        return reference == null || !reference.type().equals(type) ? null : server.read(reference);
    }

    private static int status(String text) {
        boolean known = text.length() >= 3 && (text.charAt(0) == '4' || text.charAt(0) == '5');
        try {
            return known ? Integer.parseInt(text.substring(0, 3)) : 500;
        } catch (NumberFormatException e) {
            return 500;
        }
    }
}
