package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints records quoted as RFC 4180 has it, with lines that end as scripts know them, in LF. Values are exact, null is
 * nothing, lists are JSON. Unless the user chose columns, every field of every record has one, whatever a table shows.
 */
final class CsvPrinter {
    private static final char LINE_END = '\n';

    private CsvPrinter() {}

    static void print(Iterable<JsonNode> rows, View view, Appendable out) throws IOException {
        if (view.fieldsGiven()) {
            chosen(rows, view.columns(), out);
        } else {
            all(rows, view.fields(), out);
        }
    }

    private static void chosen(Iterable<JsonNode> rows, List<Column> columns, Appendable out) throws IOException {
        String[] cells = new String[columns.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = columns.get(i).path();
        }
        line(cells, out);
        for (JsonNode row : rows) {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = text(columns.get(i).valueIn(row));
            }
            line(cells, out);
        }
    }

    private static void all(Iterable<JsonNode> rows, List<String> known, Appendable out) throws IOException {
        List<String> paths = FlatRecord.paths(rows);
        if (paths.isEmpty() && !rows.iterator().hasNext()) {
            paths = known;
        }
        if (paths.isEmpty()) {
            return;
        }
        String[] cells = new String[paths.size()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = paths.get(i).isEmpty() ? "value" : paths.get(i);
        }
        line(cells, out);
        for (JsonNode row : rows) {
            Map<String, JsonNode> values = FlatRecord.of(row);
            for (int i = 0; i < cells.length; i++) {
                cells[i] = text(values.get(paths.get(i)));
            }
            line(cells, out);
        }
    }

    private static void line(String[] cells, Appendable out) throws IOException {
        for (int i = 0; i < cells.length; i++) {
            // An empty line would be no record at all to most readers.
            boolean empty = cells.length == 1 && cells[i].isEmpty();
            out.append(i == 0 ? "" : ",").append(empty ? "\"\"" : quoted(cells[i]));
        }
        out.append(LINE_END);
    }

    private static String text(@Nullable JsonNode value) {
        if (value == null || value.isNull() || value.isMissingNode()) {
            return "";
        }
        return value.isValueNode() ? value.asText() : Json.compact(value);
    }

    private static String quoted(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\r' || c == '\n') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }
}
