package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Seen;
import ehrctl.command.session.Session;
import ehrctl.json.Json;
import ehrctl.output.ControlCharacters;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.Map;

/** How {@code api} shows an answer: its body, and with {@code -i} status and headers in front of it. */
final class ApiAnswer {
    static final String INCLUDE = "-i";

    private final Session session;
    private final boolean include;
    private final Format format;

    ApiAnswer(Session session) {
        this.session = session;
        include = session.arguments().has(INCLUDE);
        format = session.settings().format();
        boolean listed = session.arguments().gives(GlobalOption.SORT)
                || session.arguments().gives(GlobalOption.LIMIT);
        if (include && listed && format != Format.TABLE) {
            throw Failure.usage(INCLUDE + " shows no list that --sort or --limit could apply to");
        }
        if (include && format == Format.ID) {
            throw Failure.usage(INCLUDE + " has no place in this output format", "use table, json, ndjson or csv");
        }
    }

    /** Of an answer with an error only status and headers: the error itself goes to standard error. */
    void print(ApiRequest request, ApiResponse response) {
        if (include && format != Format.TABLE) {
            session.show(View.of("status", "headers", "body"));
            session.print(object(request, response));
            return;
        }
        if (include) {
            session.write(text(request, response));
        }
        if (response.ok()) {
            if (response.body().isMissingNode()) {
                session.audience().note("the answer (" + response.status() + ") has no content");
            } else {
                session.print(response.body());
            }
        }
    }

    private ObjectNode object(ApiRequest request, ApiResponse response) {
        ObjectNode shown = Json.object().put("status", response.status());
        Seen seen = session.audience().seen();
        seen.request(request);
        ObjectNode headers = shown.putObject("headers");
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            headers.put(header.getKey(), seen.mask(header.getValue()));
        }
        JsonNode body = response.ok() && !response.body().isMissingNode() ? response.body() : shown.nullNode();
        shown.set("body", body);
        return shown;
    }

    /** The server may repeat in a header what it was sent. */
    private String text(ApiRequest request, ApiResponse response) {
        Seen seen = session.audience().seen();
        seen.request(request);
        StringBuilder text = new StringBuilder().append(response.status()).append('\n');
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            text.append(header.getKey())
                    .append(": ")
                    .append(ControlCharacters.escape(seen.mask(header.getValue())))
                    .append('\n');
        }
        return text.append(response.ok() ? "\n" : "").toString();
    }
}
