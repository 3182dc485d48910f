package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which a list is shown: by one key after the other, each ascending or descending. Records that are equal
 * stay as they came, and those without the key come last in either direction.
 */
public final class SortOrder {
    private final List<Key> keys;

    private record Key(Column column, boolean descending) {
        @Override
        public String toString() {
            return "Key";
        }
    }

    private static final class Row {
        private final JsonNode record;
        private final SortValue[] values;

        Row(JsonNode record, SortValue[] values) {
            this.record = record;
            this.values = values;
        }
    }

    private SortOrder(List<Key> keys) {
        this.keys = keys;
    }

    /**
     * Reads an order as {@code --sort} takes it.
     *
     * @param text paths joined by commas, each with {@code -} in front where it is descending: {@code start,-name}
     * @throws IllegalArgumentException if a path is empty or has an empty key
     */
    public static SortOrder parse(String text) {
        List<Key> keys = new ArrayList<>();
        for (String word : text.split(",", -1)) {
            String key = word.strip();
            boolean descending = key.startsWith("-");
            keys.add(new Key(Column.of(descending ? key.substring(1) : key), descending));
        }
        return new SortOrder(keys);
    }

    /** The records of {@code list} in this order, in an array of their own. */
    public ArrayNode sorted(JsonNode list) {
        List<Row> rows = new ArrayList<>(list.size());
        for (JsonNode row : list) {
            SortValue[] values = new SortValue[keys.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = SortValue.of(keys.get(i).column().valueIn(row));
            }
            rows.add(new Row(row, values));
        }
        rows.sort(this::compare);
        ArrayNode sorted = Json.array();
        for (Row row : rows) {
            sorted.add(row.record);
        }
        return sorted;
    }

    private int compare(Row left, Row right) {
        for (int i = 0; i < keys.size(); i++) {
            SortValue one = left.values[i];
            SortValue other = right.values[i];
            int order = one.isMissing() || other.isMissing()
                    ? Boolean.compare(one.isMissing(), other.isMissing())
                    : keys.get(i).descending() ? other.compareTo(one) : one.compareTo(other);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** The keys that no record has, joined by commas; null where each is found or there are no records. */
    public @Nullable String absentFrom(JsonNode list) {
        List<Column> columns = new ArrayList<>();
        for (Key key : keys) {
            columns.add(key.column());
        }
        return Columns.absent(columns, list);
    }
}
