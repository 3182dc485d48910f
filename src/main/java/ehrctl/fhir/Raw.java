package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends what somebody wrote out as it is. */
final class Raw {
    private final Door door;

    Raw(Door door) {
        this.door = door;
    }

    /** The server's answer; an error is told in the unified API's envelope. */
    ApiResponse send(ApiRequest request) {
        JsonNode json = request.body();
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", "application/fhir+json");
        if (json != null) {
            headers.put("content-type", "application/fhir+json");
        }
        headers.putAll(request.headers());
        String body = json == null ? null : Json.compact(json);
        List<String> path = request.path();
        boolean search = !path.isEmpty() && path.get(path.size() - 1).equals("_search");
        boolean writes = request.writes() && !search;
        String target = door.prefix() + request.target();
        ApiResponse answer =
                door.send(request, request.method(), target, Shown.target(request), headers, body, writes, false);
        if (answer.ok() && !Outcome.refusal(answer.body())) {
            return answer;
        }
        if (answer.status() == 404 || answer.status() == 410) {
            String text = Outcome.text(answer.body());
            throw Problem.of(404, "UNKNOWN_ERROR", text.isEmpty() ? "the FHIR server has no such resource" : text);
        }
        throw Outcome.of(
                answer.ok() ? new ApiResponse(422, answer.headers(), answer.body()) : answer,
                writes,
                Masker.values(request));
    }
}
