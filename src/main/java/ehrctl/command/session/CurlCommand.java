package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code --curl}: the request as a curl command to be pasted into a shell. Each secret and sensitive value is a shell
 * variable, so that neither the screen nor the history holds it; curl reads all of it from its standard input, so that no
 * list of processes does either.
 */
final class CurlCommand {
    /** Marks a variable in texts that are quoted later; no value can hold it, because control characters are refused. */
    private static final char MARK = '\u0001';

    private final ApiRequest request;
    private final Operation.@Nullable Match match;
    private final URI base;
    private final @Nullable CurlCredentials credentials;
    private final List<String> variables = new ArrayList<>();

    /** @param credentials null where the request has none */
    CurlCommand(ApiRequest request, URI base, @Nullable CurlCredentials credentials) {
        this.request = request;
        this.match = request.match();
        this.base = base;
        this.credentials = credentials;
    }

    String text() {
        JsonNode body = request.body();
        if (request.target().contains("%01")
                || (body != null && Json.compact(body).contains("\\u0001"))) {
            throw Failure.usage("--curl cannot show a request that holds control characters");
        }
        CurlScript script = new CurlScript(MARK);
        script.option(request.method().equals("HEAD") ? "head" : "globoff");
        script.option("request", request.method());
        script.option("url", (base + shown().target()).replace("%01", String.valueOf(MARK)), CurlScript.Place.URL);
        if (credentials != null) {
            header(script, "x-leyr-client-id", variable(credentials.idVariable()));
            header(script, "x-leyr-client-secret", variable(credentials.secretVariable()));
        }
        if (!request.headers().containsKey("accept")) {
            header(script, "accept", "application/json");
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey().startsWith("x-") ? header.getKey().substring(2) : header.getKey();
            header(script, name(header.getKey()), id(header.getValue(), name));
        }
        if (body != null) {
            if (!request.headers().containsKey("content-type")) {
                header(script, "content-type", "application/json");
            }
            String shown = Json.compact(hidden(body, "")).replace("\\u0001", String.valueOf(MARK));
            // In an interactive shell an exclamation mark may call up the history.
            script.option("data-raw", shown.replace("!", "\\u0021"), CurlScript.Place.JSON);
        }
        return script.text(variables, credentials == null ? null : credentials.secretCommand());
    }

    /** The request with marks in the places of sensitive values in path and query. */
    private ApiRequest shown() {
        List<String> path = new ArrayList<>(request.path());
        int below = path.size() - request.pathBelowEmr().size();
        for (int i = 0; i < path.size(); i++) {
            if (Masker.hidesPart(request, i)) {
                String segment =
                        match == null ? "" : match.operation().segments().get(i - below);
                path.set(i, id(path.get(i), segment.isEmpty() ? "id" : segment.substring(1, segment.length() - 1)));
            }
        }
        List<ApiRequest.QueryValue> query = new ArrayList<>();
        for (ApiRequest.QueryValue entry : request.query()) {
            boolean hidden = Masker.hidesQuery(request, entry);
            query.add(new ApiRequest.QueryValue(
                    name(entry.name()), hidden ? id(entry.value(), entry.name()) : entry.value()));
        }
        return new ApiRequest(request.method(), path, query, request.headers(), null);
    }

    /** What no parameter tells of may be anything. */
    private boolean open(String name) {
        if (match == null) {
            return false;
        }
        Parameter parameter = match.operation().parameter(name);
        return parameter == null
                ? name.equals(match.operation().bodyKey())
                : parameter.kind().sensitivity() == Parameter.Sensitivity.OPEN;
    }

    /** The type stays, the value goes. */
    private String id(String value, String name) {
        int colon = value.indexOf(':');
        String type = colon < 0 ? "" : value.substring(0, colon);
        if (type.equals("header") && Masker.one(value).equals(value)) {
            return value;
        }
        return IdType.of(type) == null ? variable(name) : type + ":" + variable(name);
    }

    private JsonNode hidden(JsonNode node, String name) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String path = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
                object.set(name(member.getKey()), hidden(member.getValue(), path));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            for (JsonNode element : node) {
                array.add(hidden(element, name));
            }
            return array;
        }
        boolean shown = node.isNull() || node.isBoolean() || (open(name) && !Masker.looksPersonal(node.asText()));
        return shown ? node : Json.object().textNode(id(node.asText(), name));
    }

    /** A name that may be a value in the wrong place becomes a variable too. */
    private String name(String name) {
        return Masker.hidesName(name) ? variable("name") : name;
    }

    /** A variable's name by what it stands for: {@code PATIENT_ID}; a second one gets a number. */
    private String variable(String name) {
        String base = word(Masker.hidesName(name) ? "value" : name);
        String unique = base;
        for (int n = 2; variables.contains(unique); n++) {
            unique = base + "_" + n;
        }
        variables.add(unique);
        return MARK + unique + MARK;
    }

    /** A raw request may name its fields as it likes; a shell may not. */
    private static String word(String name) {
        StringBuilder word = new StringBuilder(name.toUpperCase(Locale.ROOT));
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if ((c < 'A' || c > 'Z') && (c < '0' || c > '9' || i == 0)) {
                word.setCharAt(i, '_');
            }
        }
        return word.toString();
    }

    private static void header(CurlScript script, String name, String value) {
        script.option("header", name + ": " + value, CurlScript.Place.HEADER);
    }
}
