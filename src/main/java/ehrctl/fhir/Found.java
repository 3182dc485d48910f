package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a search found, all pages together. */
final class Found {
    private final String type;
    private final List<ObjectNode> matches = new ArrayList<>();
    private final Map<String, ObjectNode> included = new HashMap<>();
    private int counted;

    Found(String type) {
        this.type = type;
    }

    /** Takes in one page: a server may send what was not asked for. */
    void add(JsonNode bundle) {
        for (JsonNode entry : bundle.path("entry")) {
            String mode = entry.path("search").path("mode").asText("match");
            if (entry.path("resource") instanceof ObjectNode resource) {
                boolean match = mode.equals("match");
                counted += match ? 1 : 0;
                if (match && resource.path("resourceType").asText().equals(type)) {
                    matches.add(resource);
                } else if (mode.equals("include")) {
                    included.put(Reference.to(resource).text(), resource);
                }
            }
        }
    }

    /** The resources that were searched for. */
    List<ObjectNode> matches() {
        return matches;
    }

    /** How many the server took for matches. */
    int counted() {
        return counted;
    }

    /** A resource that came along, or null. */
    @Nullable
    ObjectNode included(Reference reference) {
        return included.get(reference.text());
    }
}
