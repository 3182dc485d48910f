package ehrctl.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One request to the API, free of transport. All values are decoded; only {@link #target()} encodes.
 *
 * @param method the HTTP method
 * @param path the parts of the path, from {@code api} on
 * @param query in order; a name may stand more than once
 * @param headers by name in lower case: those used by reference, and a raw request's own
 * @param body null where there is none
 */
public record ApiRequest(
        String method,
        List<String> path,
        List<QueryValue> query,
        Map<String, String> headers,
        @Nullable JsonNode body) {

    /** One value of the query. */
    public record QueryValue(String name, String value) {
        @Override
        public String toString() {
            return "QueryValue";
        }
    }

    /** The parts below {@code /api/emrs/{emr}}; empty where the path leads elsewhere. */
    public List<String> pathBelowEmr() {
        return path.size() > 3 && path.get(0).equals("api") && path.get(1).equals("emrs")
                ? path.subList(3, path.size())
                : List.of();
    }

    /** The EHR's code in the path, or an empty text. */
    public String emr() {
        return path.size() > 2 && path.get(0).equals("api") && path.get(1).equals("emrs") ? path.get(2) : "";
    }

    /** The operation that this request asks for, or null. */
    public Operation.@Nullable Match match() {
        List<String> below = pathBelowEmr();
        return below.isEmpty() ? null : Operation.match(method, below, body);
    }

    /** Whether sending it may change something. */
    public boolean writes() {
        return !method.equals("GET") && !method.equals("HEAD") && !method.equals("OPTIONS");
    }

    /** Path and query as they stand in the request line. */
    public String target() {
        StringBuilder target = new StringBuilder(96);
        for (String part : path) {
            target.append('/');
            PercentCoding.encode(part, target);
        }
        char separator = '?';
        for (QueryValue entry : query) {
            target.append(separator);
            PercentCoding.encode(entry.name(), target);
            target.append('=');
            PercentCoding.encode(entry.value(), target);
            separator = '&';
        }
        return target.toString();
    }

    /** Names neither ids nor people. */
    @Override
    public String toString() {
        Operation.Match match = match();
        return "ApiRequest[" + (match == null ? "" : match.operation()) + "]";
    }

    /**
     * Reads a request as it came over the wire.
     *
     * @param target path and query, percent-encoded
     * @throws IllegalArgumentException where an escape is broken or the bytes are no UTF-8
     */
    public static ApiRequest parse(String method, String target, Map<String, String> headers, @Nullable JsonNode body) {
        int mark = target.indexOf('?');
        String rawPath = mark < 0 ? target : target.substring(0, mark);
        List<String> path = new ArrayList<>();
        int start = rawPath.startsWith("/") ? 1 : 0;
        while (start <= rawPath.length()) {
            int slash = rawPath.indexOf('/', start);
            int end = slash < 0 ? rawPath.length() : slash;
            path.add(PercentCoding.decode(rawPath.substring(start, end)));
            start = end + 1;
        }
        List<QueryValue> query = new ArrayList<>();
        String rawQuery = mark < 0 ? "" : target.substring(mark + 1);
        for (int from = 0; from < rawQuery.length(); ) {
            int amp = rawQuery.indexOf('&', from);
            int end = amp < 0 ? rawQuery.length() : amp;
            String entry = rawQuery.substring(from, end);
            if (!entry.isEmpty()) {
                int equals = entry.indexOf('=');
                String name = equals < 0 ? entry : entry.substring(0, equals);
                String value = equals < 0 ? "" : entry.substring(equals + 1);
                // Form encoding writes a blank as +; clients in the wild send both.
                query.add(new QueryValue(
                        PercentCoding.decode(name.replace('+', ' ')), PercentCoding.decode(value.replace('+', ' '))));
            }
            from = end + 1;
        }
        return new ApiRequest(method, path, query, lowerCase(headers), body);
    }

    private static Map<String, String> lowerCase(Map<String, String> headers) {
        Map<String, String> lower = new TreeMap<>();
        for (Map.Entry<String, String> header : headers.entrySet()) {
            lower.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
        }
        return lower;
    }

    /** Starts a request for an operation at an EHR; values are put where their parameter's place says. */
    public static Builder of(Operation operation, String emr, @Nullable String careUnit) {
        return new Builder(operation, emr, careUnit);
    }

    /** Fills in the values of one operation's parameters, in any order: they travel in that of the row. */
    public static final class Builder {
        private final Operation operation;
        private final String emr;
        private final @Nullable String careUnit;
        private final Map<Parameter, JsonNode> values = new HashMap<>();
        private final Map<String, String> headers = new TreeMap<>();

        private Builder(Operation operation, String emr, @Nullable String careUnit) {
            this.operation = operation;
            this.emr = emr;
            this.careUnit = careUnit;
        }

        /** Puts a value where the parameter's row says. */
        public Builder put(Parameter parameter, JsonNode value) {
            values.put(parameter, value);
            return this;
        }

        /** Puts a text where the parameter's row says. */
        public Builder put(Parameter parameter, String value) {
            return put(parameter, JsonNodeFactory.instance.textNode(value));
        }

        /** Adds a header that an id refers to. */
        public Builder header(String name, String value) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
            return this;
        }

        public ApiRequest build() {
            List<String> path = new ArrayList<>(List.of("api", "emrs", emr));
            for (String segment : operation.segments()) {
                path.add(segment.equals("{care_unit_id}") && careUnit != null ? careUnit : segment);
            }
            List<QueryValue> query = new ArrayList<>();
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            for (Parameter parameter : operation.parameters()) {
                JsonNode value = values.get(parameter);
                if (value != null) {
                    switch (parameter.place()) {
                        case PATH -> path.set(path.indexOf("{" + parameter.name() + "}"), value.asText());
                        case QUERY -> put(query, parameter, value);
                        case BODY -> put(body, parameter, value);
                    }
                }
            }
            String key = operation.bodyKey();
            String said = operation.bodyValue();
            if (key != null && said != null) {
                body.put(key, said);
            }
            return new ApiRequest(
                    operation.method(),
                    List.copyOf(path),
                    List.copyOf(query),
                    headers,
                    operation.writes() ? body : null);
        }

        private static void put(List<QueryValue> query, Parameter parameter, JsonNode value) {
            if (value.isArray()) {
                value.forEach(one -> query.add(new QueryValue(parameter.name(), one.asText())));
            } else {
                query.add(new QueryValue(parameter.name(), value.asText()));
            }
        }

        private static void put(ObjectNode body, Parameter parameter, JsonNode value) {
            String parent = parameter.parent();
            (parent == null ? body : body.withObjectProperty(parent)).set(parameter.leaf(), value);
        }
    }
}
