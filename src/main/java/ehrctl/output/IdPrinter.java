package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Prints one id per line, ready for the next command; all of them or none. */
final class IdPrinter {
    private IdPrinter() {}

    static void print(Iterable<JsonNode> rows, View view, Appendable out) throws IOException {
        if (view.idPath() == null) {
            throw new NoIdException();
        }
        Column column = Column.ofKey(view.idPath());
        StringBuilder lines = new StringBuilder();
        for (JsonNode row : rows) {
            JsonNode id = column.valueIn(row);
            if (!(id.isTextual() || id.isNumber()) || id.asText().isEmpty()) {
                throw new NoIdException();
            }
            // A line end inside an id would make two ids of it.
            lines.append(view.idPrefix())
                    .append(ControlCharacters.escape(id.asText()))
                    .append('\n');
        }
        out.append(lines);
    }
}
