package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a resource points to: a type and a logical id, such as {@code Practitioner/7}. */
record Reference(String type, String id) {
    /** What stands in front of the id where a type other than the usual one is meant. */
    static @Nullable Reference parse(String text) {
        int end = text.indexOf("/_history/");
        String whole = end < 0 ? text : text.substring(0, end);
        int slash = whole.lastIndexOf('/');
        if (slash < 1 || slash == whole.length() - 1 || whole.charAt(0) == '#' || whole.startsWith("urn:")) {
            return null;
        }
        String type = whole.substring(whole.lastIndexOf('/', slash - 1) + 1, slash);
        return type.isEmpty() || type.charAt(0) < 'A' || type.charAt(0) > 'Z'
                ? null
                : new Reference(type, whole.substring(slash + 1));
    }

    /** The reference that {@code node} holds; null where it names no resource of a server. */
    static @Nullable Reference of(JsonNode node) {
        return parse(node.path("reference").asText());
    }

    /** That of a resource itself. */
    static Reference to(JsonNode resource) {
        return new Reference(
                resource.path("resourceType").asText(), resource.path("id").asText());
    }

    /** All in an array of references, or of objects that hold one as {@code member}. */
    static List<Reference> all(JsonNode array, @Nullable String member) {
        List<Reference> all = new ArrayList<>();
        for (JsonNode entry : array) {
            Reference reference = of(member == null ? entry : entry.path(member));
            if (reference != null) {
                all.add(reference);
            }
        }
        return all;
    }

    /** The id of the first of a type, or null. */
    static @Nullable String first(List<Reference> references, String type) {
        for (Reference reference : references) {
            if (reference.type.equals(type)) {
                return reference.id;
            }
        }
        return null;
    }

    /** As FHIR writes it. */
    String text() {
        return type + '/' + id;
    }

    /** The JSON that points there. */
    ObjectNode json() {
        return Json.object().put("reference", text());
    }

    /** An array with nothing else. */
    ArrayNode list() {
        return Json.array().add(json());
    }

    @Override
    public String toString() {
        return "Reference";
    }
}
