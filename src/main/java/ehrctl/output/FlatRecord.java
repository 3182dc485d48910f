package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A record with its nested objects unfolded: {@code {"a":{"b":1}}} has the one value {@code a.b}. Lists stay whole. */
final class FlatRecord {
    private final Map<String, JsonNode> values = new LinkedHashMap<>();
    private final Set<String> objects = new HashSet<>();

    private FlatRecord() {}

    /** Its values by their paths; a record that is no object has the empty path. */
    static Map<String, JsonNode> of(JsonNode row) {
        FlatRecord record = new FlatRecord();
        record.unfold("", row);
        return record.values;
    }

    /**
     * The paths of all records in the order in which they are first seen. Where one record has an object and another one
     * nothing, only what is in the object has paths.
     */
    static List<String> paths(Iterable<JsonNode> rows) {
        FlatRecord all = new FlatRecord();
        for (JsonNode row : rows) {
            all.unfold("", row);
        }
        List<String> paths = new ArrayList<>();
        for (Map.Entry<String, JsonNode> value : all.values.entrySet()) {
            if (!isNothing(value.getValue()) || !all.objects.contains(value.getKey())) {
                paths.add(value.getKey());
            }
        }
        return paths;
    }

    private void unfold(String path, JsonNode value) {
        if (!value.isObject() || value.isEmpty()) {
            // The first one stays, unless it is nothing.
            if (!value.isObject() || !path.isEmpty()) {
                JsonNode known = values.putIfAbsent(path, value);
                if (known != null && isNothing(known)) {
                    values.put(path, value);
                }
            }
            return;
        }
        objects.add(path);
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            unfold(path.isEmpty() ? member.getKey() : path + '.' + member.getKey(), member.getValue());
        }
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull() || (value.isObject() && value.isEmpty());
    }
}
