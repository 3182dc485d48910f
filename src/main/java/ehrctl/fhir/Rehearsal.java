package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.mask.Masker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answers in a server's place where nothing is to be sent: with what the request itself says, and with a word in
 * capitals for what only the server could tell. What would be sent is written down, masked.
 */
final class Rehearsal {
    private final ApiRequest purpose;
    private final MadeUp madeUp;
    private final ArrayNode shown;
    private final Set<String> sensitive;
    private final @Nullable Marked marked;
    private @Nullable ObjectNode appointment;

    /**
     * Nothing is sent.
     *
     * @param shown what would be sent is added there, in order: method, target, headers and body of each
     * @param mark stands around the names of variables in texts for a shell; null where people read
     */
    Rehearsal(ApiRequest purpose, ArrayNode shown, @Nullable Character mark) {
        this.shown = shown;
        this.purpose = purpose;
        this.sensitive = new HashSet<>(Masker.values(purpose));
        for (String value : List.copyOf(sensitive)) {
            // To a FHIR server goes what stands behind an id's type.
            int colon = value.indexOf(':');
            if (colon > 0 && IdType.of(value.substring(0, colon)) != null) {
                sensitive.add(value.substring(colon + 1));
            }
        }
        this.madeUp = new MadeUp(purpose, sensitive);
        this.marked = mark == null ? null : new Marked(mark, sensitive);
    }

    ApiResponse answer(
            String method, String target, String masked, Map<String, String> headers, @Nullable String body) {
        if (marked == null) {
            show(method, MadeUp.readable(masked), headers, body);
        } else {
            mark(marked, method, target, masked, headers, body);
        }
        int mark = target.indexOf('?');
        List<String> path = parts(mark < 0 ? target : target.substring(0, mark));
        String query = mark < 0 ? "" : target.substring(mark + 1);
        String type = path.isEmpty() ? "" : path.get(0);
        if (method.equals("PUT") || method.equals("PATCH") || (method.equals("POST") && path.size() < 2)) {
            return written(type, body);
        }
        boolean search = path.size() == 1 || path.get(1).equals("_search");
        if (search) {
            return new ApiResponse(200, Map.of(), bundle(type, query.isEmpty() && body != null ? body : query));
        }
        if (path.get(1).startsWith("$")) {
            return new ApiResponse(200, Map.of(), bundle("Appointment", ""));
        }
        return new ApiResponse(200, Map.of(), madeUp.resource(type, path.get(1), ""));
    }

    private static List<String> parts(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        return parts;
    }

    private void mark(
            Marked marked,
            String method,
            String target,
            String masked,
            Map<String, String> headers,
            @Nullable String body) {
        ObjectNode entry = shown.addObject().put("method", method).put("target", marked.target(target, masked));
        ObjectNode all = entry.putObject("headers");
        for (Map.Entry<String, String> header : new TreeMap<>(headers).entrySet()) {
            all.put(
                    header.getKey(),
                    marked.text(
                            header.getValue(), header.getKey(), header.getKey().startsWith("x-")));
        }
        JsonNode json = body == null ? null : parsed(body);
        if (body == null) {
            entry.putNull("body");
        } else if (json == null) {
            entry.put("body", marked.form(body));
        } else {
            entry.set("body", marked.json(json, "value"));
        }
    }

    private void show(String method, String target, Map<String, String> headers, @Nullable String body) {
        ObjectNode entry = shown.addObject().put("method", method).put("target", target);
        ObjectNode shownHeaders = entry.putObject("headers");
        if (headers.containsKey("if-match")) {
            shownHeaders.put("if-match", MadeUp.readable(headers.get("if-match")));
        }
        JsonNode json = body == null ? null : parsed(body);
        if (body == null) {
            entry.putNull("body");
        } else if (json == null) {
            entry.put("body", form(body));
        } else {
            entry.set("body", masked(json));
        }
    }

    private static @Nullable JsonNode parsed(String body) {
        try {
            return Json.parse(body);
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    /** Names only: what a form holds is there because others may not see it. */
    private static String form(String body) {
        StringBuilder shown = new StringBuilder();
        for (String pair : body.split("&", -1)) {
            shown.append(shown.isEmpty() ? "" : "&")
                    .append(pair, 0, pair.indexOf('=') + 1)
                    .append("***");
        }
        return shown.toString();
    }

    private JsonNode masked(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = Json.object();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                object.set(member.getKey(), masked(member.getValue()));
            }
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            for (JsonNode element : node) {
                array.add(masked(element));
            }
            return array;
        }
        return node.isTextual()
                ? Json.object().textNode(Masker.of(sensitive).mask(MadeUp.readable(node.asText())))
                : node;
    }

    private ApiResponse written(String type, @Nullable String body) {
        JsonNode sent = body == null ? Json.object() : parsed(body);
        if (sent != null && sent.path("type").asText().equals("transaction")) {
            ObjectNode answer = Json.object().put("resourceType", "Bundle");
            for (JsonNode entry : sent.path("entry")) {
                ObjectNode resource = entry.path("resource").deepCopy();
                resource.put("id", MadeUp.word(resource.path("resourceType").asText()));
                ObjectNode answered = answer.withArrayProperty("entry").addObject();
                answered.putObject("response").put("status", "201");
                answered.set("resource", resource);
            }
            return new ApiResponse(200, Map.of(), answer);
        }
        ObjectNode resource =
                sent instanceof ObjectNode object ? object.deepCopy() : madeUp.resource(type, MadeUp.word(type), "");
        if (!resource.has("id")) {
            resource.put("id", MadeUp.word(type));
        }
        resource.putObject("meta").put("versionId", MadeUp.word("next"));
        appointment = type.equals("Appointment") ? resource : appointment;
        return new ApiResponse(200, Map.of(), resource);
    }

    private ObjectNode bundle(String type, String query) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle");
        boolean known = switch (type) {
            case "Device", "DocumentReference" -> false;
            // Nobody else holds the slot, and a new patient is not there yet.
            case "Appointment" -> !query.contains("slot=") && query.isEmpty();
            case "Patient" -> !purpose.writes() || !purpose.pathBelowEmr().contains("patients");
            default -> true;
        };
        if (type.equals("Appointment") && query.contains("slot=") && appointment != null) {
            bundle.withArrayProperty("entry").addObject().set("resource", appointment);
        }
        if (known) {
            bundle.withArrayProperty("entry")
                    .addObject()
                    .set("resource", madeUp.resource(type, MadeUp.word(type), query));
        }
        return bundle;
    }
}
