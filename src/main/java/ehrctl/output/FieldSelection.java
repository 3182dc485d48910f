package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Cuts rows down to the chosen paths and keeps their nesting. */
final class FieldSelection {
    private final Map<String, FieldSelection> below = new LinkedHashMap<>();
    private boolean whole;

    private FieldSelection() {}

    static FieldSelection of(List<Column> columns) {
        FieldSelection root = new FieldSelection();
        for (Column column : columns) {
            root.add(column.path());
        }
        return root;
    }

    private void add(String path) {
        FieldSelection here = this;
        int start = 0;
        while (start < path.length()) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            here = here.child(path.substring(start, end));
            start = end + 1;
        }
        here.whole = true;
    }

    private FieldSelection child(String key) {
        FieldSelection child = below.get(key);
        if (child == null) {
            child = new FieldSelection();
            below.put(key, child);
        }
        return child;
    }

    /** A row without the chosen key has null there, so that all rows have the same keys. */
    JsonNode of(JsonNode row) {
        if (whole) {
            return row;
        }
        if (row.isObject()) {
            return ofObject(row);
        }
        return row.isArray() ? ofArray(row) : Json.object().nullNode();
    }

    private ObjectNode ofObject(JsonNode row) {
        ObjectNode cut = Json.object();
        for (Map.Entry<String, FieldSelection> entry : below.entrySet()) {
            JsonNode value = row.get(entry.getKey());
            cut.set(
                    entry.getKey(),
                    value == null ? cut.nullNode() : entry.getValue().of(value));
        }
        return cut;
    }

    private ArrayNode ofArray(JsonNode elements) {
        ArrayNode cut = Json.array();
        for (Map.Entry<String, FieldSelection> entry : below.entrySet()) {
            boolean isIndex = Column.isIndex(entry.getKey());
            JsonNode element = isIndex ? elements.get(Integer.parseInt(entry.getKey())) : null;
            if (element != null) {
                cut.add(entry.getValue().of(element));
            }
        }
        return cut;
    }
}
