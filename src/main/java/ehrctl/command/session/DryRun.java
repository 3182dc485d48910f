package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import java.util.Map;

/** {@code --dry-run}: the request that would be sent, with every sensitive value masked. */
final class DryRun {
    private DryRun() {}

    /** As people read it. */
    static String text(ApiRequest request) {
        StringBuilder text = new StringBuilder();
        text.append(request.method()).append(' ').append(Masker.target(request)).append('\n');
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            text.append(Masker.name(header.getKey()))
                    .append(": ")
                    .append(Masker.one(header.getValue()))
                    .append('\n');
        }
        JsonNode body = Masker.body(request);
        return body == null
                ? text.toString()
                : text.append('\n').append(Json.pretty(body)).append('\n').toString();
    }

    /** As scripts read it. */
    static ObjectNode object(ApiRequest request) {
        ObjectNode shown = Json.object();
        shown.put("method", request.method()).put("target", Masker.target(request));
        ObjectNode headers = shown.putObject("headers");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            headers.put(Masker.name(header.getKey()), Masker.one(header.getValue()));
        }
        JsonNode body = Masker.body(request);
        shown.set("body", body == null ? shown.nullNode() : body);
        return shown;
    }
}
