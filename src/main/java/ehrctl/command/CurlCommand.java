package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
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
        StringBuilder curl = new StringBuilder("curl --silent --show-error --request ").append(request.method());
        curl.append(" \\\n  ").append(quoted(base + shown().target()));
        if (credentials) {
            header(curl, "x-leyr-client-id", variable("EHRCTL_CLIENT_ID"));
            header(curl, "x-leyr-client-secret", variable("EHRCTL_CLIENT_SECRET"));
        }
        header(curl, "accept", "application/json");
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey().startsWith("x-") ? header.getKey().substring(2) : header.getKey();
            header(curl, header.getKey(), id(header.getValue(), name));
        }
        JsonNode body = request.body();
        if (body != null) {
            header(curl, "content-type", "application/json");
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
        for (int i = below; match != null && i < path.size(); i++) {
            String segment = match.operation().segments().get(i - below);
            if (segment.charAt(0) == '{') {
                path.set(i, shown(path.get(i), segment.substring(1, segment.length() - 1)));
            }
        }
        List<ApiRequest.QueryValue> query = new ArrayList<>();
        for (ApiRequest.QueryValue entry : request.query()) {
            query.add(new ApiRequest.QueryValue(entry.name(), shown(entry.value(), entry.name())));
        }
        return new ApiRequest(request.method(), path, query, request.headers(), null);
    }

    private String shown(String value, String name) {
        return open(name) ? value : id(value, name);
    }

    private boolean open(String name) {
        Parameter parameter = match == null ? null : match.operation().parameter(name);
        return parameter == null || parameter.kind().sensitivity() == Parameter.Sensitivity.OPEN;
    }

    /** The type stays, the value goes. */
    private String id(String value, String name) {
        int colon = value.indexOf(':');
        String type = colon < 0 ? "" : value.substring(0, colon);
        if (type.equals("header")) {
            return value;
        }
        return IdType.of(type) == null ? variable(name) : type + ":" + variable(name);
    }

    private JsonNode hidden(JsonNode node, String name) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                String path = name.isEmpty() ? member.getKey() : name + "." + member.getKey();
                object.set(member.getKey(), hidden(member.getValue(), path));
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
        return open(name) && open(top(name)) ? node : Json.object().textNode(id(node.asText(), name));
    }

    private static String top(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** A variable's name by what it stands for: {@code PATIENT_ID}; a second one gets a number. */
    private String variable(String name) {
        String base = name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
        String unique = base;
        for (int n = 2; variables.contains(unique); n++) {
            unique = base + "_" + n;
        }
        variables.add(unique);
        return MARK + unique + MARK;
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
        String plain = text.replace("%01", String.valueOf(MARK)).replace("\\u0001", String.valueOf(MARK));
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
