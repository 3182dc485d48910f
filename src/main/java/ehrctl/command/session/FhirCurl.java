package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code --curl} to a FHIR server: each request as a command for itself. What a later one takes from an earlier answer is a
 * shell variable, as every sensitive value is.
 */
final class FhirCurl {
    /** Stands around the names of variables; no value can hold it. */
    static final char MARK = '\u0001';

    private final URI base;
    private final boolean login;

    /** @param login whether a token is to be shown */
    FhirCurl(URI base, boolean login) {
        this.base = base;
        this.login = login;
    }

    String text(JsonNode steps) {
        StringBuilder text = new StringBuilder();
        for (JsonNode step : steps) {
            String method = step.path("method").asText();
            if (method.equals("PUT") || method.equals("PATCH")) {
                throw Failure.usage(
                        "--curl cannot show a change of what the FHIR server answers before",
                        "see all requests with --dry-run");
            }
            text.append(one(step, method));
        }
        return text.toString();
    }

    private String one(JsonNode step, String method) {
        CurlScript script = new CurlScript(MARK);
        script.option("globoff");
        script.option("request", method);
        String target = step.path("target").asText();
        script.option("url", base + target, CurlScript.Place.URL);
        StringBuilder all = new StringBuilder(target);
        for (Map.Entry<String, JsonNode> header : step.path("headers").properties()) {
            script.option("header", header.getKey() + ": " + header.getValue().asText());
            all.append(header.getValue().asText());
        }
        if (login) {
            String token = MARK + "TOKEN" + MARK;
            script.option("header", "authorization: Bearer " + token);
            all.append(token);
        }
        JsonNode body = step.path("body");
        if (body.isTextual()) {
            script.option("data-raw", body.asText(), CurlScript.Place.URL);
            all.append(body.asText());
        } else if (!body.isNull()) {
            // In an interactive shell an exclamation mark may call up the history.
            String json =
                    Json.compact(body).replace("\\u0001", String.valueOf(MARK)).replace("!", "\\u0021");
            script.option("data-raw", json, CurlScript.Place.JSON);
            all.append(json);
        }
        return script.text(variables(all.toString()), null);
    }

    private static List<String> variables(String text) {
        List<String> variables = new ArrayList<>();
        String[] pieces = text.split(String.valueOf(MARK), -1);
        for (int i = 1; i < pieces.length; i += 2) {
            if (!variables.contains(pieces[i])) {
                variables.add(pieces[i]);
            }
        }
        return variables;
    }
}
