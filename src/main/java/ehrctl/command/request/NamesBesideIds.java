package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Session;
import ehrctl.json.Json;
import java.util.HashMap;
import java.util.Map;

/** The names beside the ids of resources and services ({@code --names}): each list of them is asked for once in a run. */
final class NamesBesideIds {
    private final Session session;
    private final ApiRequest request;
    private final Map<Kind, Map<String, JsonNode>> known = new HashMap<>();

    /** What has a name. */
    enum Kind {
        RESOURCE("resource_id", "resource_name", Operation.LIST_RESOURCES),
        HEALTHCARE_SERVICE("healthcare_service_id", "healthcare_service_name", Operation.LIST_HEALTHCARE_SERVICES);

        private final String id;
        private final String name;
        private final Operation list;

        Kind(String id, String name, Operation list) {
            this.id = id;
            this.name = name;
            this.list = list;
        }

        String id() {
            return id;
        }

        String field() {
            return name;
        }

        private static Kind of(String field) {
            return field.equals(RESOURCE.id) ? RESOURCE : HEALTHCARE_SERVICE;
        }
    }

    private NamesBesideIds(Session session, ApiRequest request) {
        this.session = session;
        this.request = request;
    }

    /**
     * The answer with the names that were asked for.
     *
     * @param request what was answered, in the same care unit as what is looked up
     */
    static JsonNode beside(Session session, ApiRequest request, JsonNode answer) {
        if (!session.settings().has(GlobalOption.NAMES)
                || request.pathBelowEmr().size() < 2) {
            return answer;
        }
        return new NamesBesideIds(session, request).in(answer);
    }

    private JsonNode in(JsonNode answer) {
        if (answer.isArray()) {
            ArrayNode rows = Json.array();
            for (JsonNode row : answer) {
                rows.add(inRecord(row));
            }
            return rows;
        }
        return inRecord(answer);
    }

    /** Right behind its id, unless the API itself has named it. */
    private JsonNode inRecord(JsonNode row) {
        if (!row.has(Kind.RESOURCE.id) && !row.has(Kind.HEALTHCARE_SERVICE.id)) {
            return row;
        }
        ObjectNode named = Json.object();
        for (Map.Entry<String, JsonNode> member : row.properties()) {
            String key = member.getKey();
            named.set(key, member.getValue());
            if (key.equals(Kind.RESOURCE.id) || key.equals(Kind.HEALTHCARE_SERVICE.id)) {
                Kind kind = Kind.of(key);
                if (!row.has(kind.name)) {
                    named.set(kind.name, name(kind, member.getValue()));
                }
            }
        }
        return named;
    }

    private JsonNode name(Kind kind, JsonNode id) {
        JsonNode none = Json.object().nullNode();
        if (id.isNull() || id.asText().isEmpty()) {
            return none;
        }
        Map<String, JsonNode> names = known.get(kind);
        if (names == null) {
            names = lookUp(kind);
            known.put(kind, names);
        }
        return names.getOrDefault(id.asText(), none);
    }

    /** What cannot be listed has no names; the command itself has done its work all the same. */
    private Map<String, JsonNode> lookUp(Kind kind) {
        Map<String, JsonNode> names = new HashMap<>();
        try {
            session.checks().operation(kind.list);
            JsonNode list = session.lookUp(ApiRequest.of(
                            kind.list, request.emr(), request.pathBelowEmr().get(1))
                    .build());
            for (JsonNode one : list) {
                names.put(one.path("emr_id").asText(), one.path("name"));
                names.put(one.path("id").asText(), one.path("name"));
            }
        } catch (Failure failure) {
            session.hint(kind.name + " stays empty: " + failure.getMessage());
        }
        return names;
    }
}
