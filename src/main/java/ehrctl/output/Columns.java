package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds columns for rows of which nothing is known. */
final class Columns {
    private static final Column ROW_ITSELF = new Column("VALUE", "");

    private Columns() {}

    /** The keys that hold plain values somewhere, in order of first appearance; all keys if there is no such. */
    static List<Column> plain(Iterable<JsonNode> rows) {
        Set<String> keys = keys(rows, false);
        return columns(keys.isEmpty() ? keys(rows, true) : keys, rows);
    }

    private static Set<String> keys(Iterable<JsonNode> rows, boolean nestedToo) {
        Set<String> keys = new LinkedHashSet<>();
        for (JsonNode row : rows) {
            for (Map.Entry<String, JsonNode> member : row.properties()) {
                if (nestedToo || member.getValue().isValueNode()) {
                    keys.add(member.getKey());
                }
            }
        }
        return keys;
    }

    private static List<Column> columns(Set<String> keys, Iterable<JsonNode> rows) {
        List<Column> columns = new ArrayList<>(keys.size());
        for (String key : keys) {
            columns.add(Column.ofKey(key));
        }
        if (columns.isEmpty() && rows.iterator().hasNext()) {
            columns.add(ROW_ITSELF);
        }
        return columns;
    }
}
