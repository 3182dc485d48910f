package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import java.io.IOException;
import java.util.List;

/** Prints rows as RFC 4180 has it; values are exact, null is nothing, nested values are JSON. */
final class CsvPrinter {
    private static final String LINE_END = "\r\n";

    private CsvPrinter() {}

    static void print(Iterable<JsonNode> rows, List<Column> known, Appendable out) throws IOException {
        List<Column> columns = known.isEmpty() ? Columns.all(rows) : known;
        if (columns.isEmpty()) {
            return;
        }
        for (int i = 0; i < columns.size(); i++) {
            out.append(i == 0 ? "" : ",").append(quoted(columns.get(i).csvHeader()));
        }
        out.append(LINE_END);
        for (JsonNode row : rows) {
            record(row, columns, out);
        }
    }

    private static void record(JsonNode row, List<Column> columns, Appendable out) throws IOException {
        boolean alone = columns.size() == 1;
        for (int i = 0; i < columns.size(); i++) {
            String text = text(columns.get(i).valueIn(row));
            // An empty line would be no record at all to most readers.
            out.append(i == 0 ? "" : ",").append(alone && text.isEmpty() ? "\"\"" : quoted(text));
        }
        out.append(LINE_END);
    }

    private static String text(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
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
