package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.json.Json;
import java.io.IOException;
import java.util.List;

/** Prints an answer in the format that was asked for. */
public final class Printer {
    private Printer() {}

    /**
     * Prints {@code answer}, an array of rows or a single one, with a line end after the last line.
     *
     * <p>An empty array is {@code []} in JSON, a header in CSV and nothing at all in the other formats; what to tell a
     * reader of the table then is the caller's to say, on stderr. A missing node (no content) prints nothing anywhere.
     *
     * @param out gets many small pieces, so it should be buffered; it is not flushed
     * @return the number of rows printed, 1 for a single object
     * @throws NoIdException if the format is {@link Format#ID} and a row has no id
     * @throws IOException if {@code out} cannot be written
     */
    public static int print(JsonNode answer, Format format, View view, Terminal terminal, Appendable out)
            throws IOException {
        if (answer.isMissingNode()) {
            return 0;
        }
        Iterable<JsonNode> rows = answer.isArray() ? answer : List.of(answer);
        int count = answer.isArray() ? answer.size() : 1;
        switch (format) {
            case TABLE -> table(answer, rows, view, terminal, out);
            case JSON -> out.append(Json.pretty(chosen(answer, view))).append('\n');
            case NDJSON -> lines(rows, view, out);
            case CSV -> CsvPrinter.print(rows, view, out);
            case ID -> IdPrinter.print(rows, view, out);
            case WEEK -> WeekPrinter.print(rows, terminal, out);
        }
        return count;
    }

    private static void table(JsonNode answer, Iterable<JsonNode> rows, View view, Terminal terminal, Appendable out)
            throws IOException {
        if (answer.isObject()) {
            DetailsPrinter.print(answer, view, terminal, out);
        } else if (answer.isArray() && !answer.isEmpty()) {
            TablePrinter.print(rows, view, terminal, out);
        } else if (answer.isValueNode()) {
            out.append(CellText.of(answer)).append('\n');
        }
    }

    private static void lines(Iterable<JsonNode> rows, View view, Appendable out) throws IOException {
        FieldSelection selection = view.fieldsGiven() ? FieldSelection.of(view.columns()) : null;
        for (JsonNode row : rows) {
            JsonNode shown = selection == null ? row : selection.of(row);
            out.append(Json.compact(shown)).append('\n');
        }
    }

    /** The answer cut down to the fields that the user chose; all of it where they chose none. */
    public static JsonNode chosen(JsonNode answer, View view) {
        if (!view.fieldsGiven()) {
            return answer;
        }
        FieldSelection selection = FieldSelection.of(view.columns());
        if (!answer.isArray()) {
            return selection.of(answer);
        }
        ArrayNode rows = Json.array();
        for (JsonNode row : answer) {
            rows.add(selection.of(row));
        }
        return rows;
    }
}
