package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds columns for rows of which nothing is known, and those that no row has. */
final class Columns {
    private static final Column ROW_ITSELF = new Column("VALUE", "");

    private Columns() {}

    /** The keys that hold plain values somewhere, in order of first appearance; all keys if there is no such. */
    static List<Column> plain(Iterable<JsonNode> rows) {
        Set<String> keys = keys(rows, false);
        return columns(keys.isEmpty() ? keys(rows, true) : keys, rows);
    }

    /** The paths of those columns that no record has, joined by commas; null where each is found or nothing is. */
    static @Nullable String absent(List<Column> columns, JsonNode answer) {
        if (!answer.isContainerNode() || answer.isEmpty()) {
            return null;
        }
        StringBuilder absent = new StringBuilder();
        for (Column column : columns) {
            if (!column.isIn(answer)) {
                absent.append(absent.isEmpty() ? "" : ", ").append(ControlCharacters.escape(column.path()));
            }
        }
        return absent.isEmpty() ? null : absent.toString();
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
