package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Masker;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.remote.BaseUrl;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code --curl}: the request as a curl command to be pasted into a shell. Each secret and sensitive value is a shell
 * variable, so that neither the screen nor the history holds it.
 */
final class CurlCommand {
    /** Marks a variable in texts that are quoted later; no value can hold it, because control characters are refused. */
    private static final char MARK = '\u0001';

    private final ApiRequest request;
    private final Operation.@Nullable Match match;
    private final URI base;
    private final boolean credentials;
    private final List<String> variables = new ArrayList<>();

    CurlCommand(ApiRequest request, URI base, Surroundings surroundings) {
        this.request = request;
        this.match = request.match();
        this.base = base;
        this.credentials = !BaseUrl.loopback(base) || surroundings.variable("EHRCTL_CLIENT_ID") != null;
    }

    String text() {
        JsonNode body = request.body();
        if (request.target().contains("%01")
                || (body != null && Json.compact(body).contains("\\u0001"))) {
            throw Failure.usage("--curl cannot show a request that holds control characters");
        }
        StringBuilder curl = new StringBuilder("curl --silent --show-error --request ").append(request.method());
        curl.append(" \\\n  ").append(quoted(base + shown().target()));
        if (credentials) {
            header(curl, "x-leyr-client-id", variable("EHRCTL_CLIENT_ID"));
            header(curl, "x-leyr-client-secret", variable("EHRCTL_CLIENT_SECRET"));
        }
        if (!request.headers().containsKey("accept")) {
            header(curl, "accept", "application/json");
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey().startsWith("x-") ? header.getKey().substring(2) : header.getKey();
            header(curl, name(header.getKey()), id(header.getValue(), name));
        }
        if (body != null) {
            if (!request.headers().containsKey("content-type")) {
                header(curl, "content-type", "application/json");
            }
            curl.append(" \\\n  --data-binary @- <<JSON\n")
                    .append(quoted(Json.pretty(hidden(body, "")), false))
                    .append("\nJSON");
        }
        return (variables.isEmpty() ? "" : "# set first: " + String.join(" ", variables) + "\n") + curl + "\n";
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

    private static void header(StringBuilder curl, String name, String value) {
        curl.append(" \\\n  --header ").append(quoted(name + ": " + value));
    }

    private static String quoted(String text) {
        return "\"" + quoted(text, true) + "\"";
    }

    /** Text for double quotes, or for a here-document, where a double quote stands for itself. */
    private static String quoted(String text, boolean doubleQuotes) {
        StringBuilder quoted = new StringBuilder();
        boolean inVariable = false;
        String plain = text.replace(doubleQuotes ? "%01" : "\\u0001", String.valueOf(MARK));
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (c == MARK) {
                quoted.append(inVariable ? "}" : "${");
                inVariable = !inVariable;
            } else if (c == '$' || c == '`' || c == '\\' || (doubleQuotes && c == '"')) {
                quoted.append('\\').append(c);
            } else {
                quoted.append(c);
            }
        }
        return quoted.toString();
    }
}
