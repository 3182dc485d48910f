package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.Map;

/** The facts about one EHR, a row each for people: what it is, its value in words, and where it is known from. */
final class EhrFactRows {
    private final ArrayNode rows = Json.array();

    private EhrFactRows() {}

    /** @param facts as {@code ehrs get} shows them to scripts */
    static ArrayNode of(ObjectNode facts) {
        EhrFactRows table = new EhrFactRows();
        for (Map.Entry<String, JsonNode> fact : facts.properties()) {
            JsonNode value = fact.getValue();
            switch (fact.getKey()) {
                case "code" -> table.add("code", value, facts.path("code_source"));
                case "code_source" -> {
                    // It stands beside the code.
                }
                case "operations" -> table.operations(value);
                case "fhir" -> table.fhir(value);
                default ->
                    table.add(
                            fact.getKey().replace('_', ' '),
                            value.isObject() ? value.path("value") : value,
                            value.path("source"));
            }
        }
        return table.rows;
    }

    private void operations(JsonNode operations) {
        for (Map.Entry<String, JsonNode> operation : operations.properties()) {
            add(
                    operation.getKey(),
                    operation.getValue().path("supported"),
                    operation.getValue().path("source"));
        }
    }

    private void fhir(JsonNode fhir) {
        String[] source = fhir.path("source").asText().split(": ", 2);
        JsonNode kind = fhir.path("source").isMissingNode()
                ? fhir.path("source")
                : Json.object().textNode(source[0]);
        add("fhir booking", fhir.path("booking"), kind);
        for (JsonNode lacking : fhir.path("lacks")) {
            add("fhir " + lacking.asText(), Json.object().booleanNode(false), kind);
        }
        if (source.length > 1) {
            add("fhir source", Json.object().textNode(source[1]), kind);
        }
    }

    private void add(String fact, JsonNode value, JsonNode source) {
        ObjectNode row = rows.addObject().put("fact", fact);
        if (value.isBoolean()) {
            row.put("value", value.asBoolean() ? "yes" : "no");
        } else {
            row.set("value", value);
        }
        row.put("source", source.isMissingNode() ? null : source.asText());
    }
}
