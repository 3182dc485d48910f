package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints one record as lines of field and value, so that nothing is lost: long texts go on below themselves; ids, times
 * and numbers stay whole.
 */
final class DetailsPrinter {
    private static final int GAP = 2;
    private static final int NARROWEST = 10;
    /** That of a time, which should stand beside its field. */
    private static final int USUAL = "2026-11-25 Wed 08:00".length();

    private final List<Column> columns = new ArrayList<>();
    private final List<JsonNode> values = new ArrayList<>();

    private DetailsPrinter() {}

    static void print(JsonNode object, View view, Terminal terminal, Appendable out) throws IOException {
        DetailsPrinter details = new DetailsPrinter();
        if (view.fieldsGiven()) {
            for (Column column : view.columns()) {
                details.flatten(column.path(), column.valueIn(object));
            }
        } else {
            details.members("", object);
        }
        ShownTimes times = terminal.screen() ? new ShownTimes() : null;
        List<Cell> cells = details.cells(view, times);
        lines(details.columns, cells, terminal, out);
        if (times != null) {
            offset(times, terminal, out);
        }
    }

    /** Says the offset of the times above, where it is the same for all. */
    static void offset(ShownTimes times, Terminal terminal, Appendable out) throws IOException {
        String said = times.said();
        if (said != null) {
            out.append(terminal.color() ? Style.aside(said) : said).append('\n');
        }
    }

    // The paths shown are those that --fields takes.
    private void flatten(String path, JsonNode value) {
        if (value.isContainerNode() && !value.isEmpty() && !CellText.isListOfPlain(value)) {
            members(path + ".", value);
        } else {
            columns.add(Column.ofKey(path));
            values.add(value);
        }
    }

    private void members(String prefix, JsonNode container) {
        if (container.isObject()) {
            for (Map.Entry<String, JsonNode> member : container.properties()) {
                flatten(prefix + member.getKey(), member.getValue());
            }
        } else {
            for (int i = 0; i < container.size(); i++) {
                flatten(prefix + i, container.get(i));
            }
        }
    }

    private List<Cell> cells(View view, @Nullable ShownTimes times) {
        if (times != null) {
            for (JsonNode value : values) {
                times.see(value);
            }
        }
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            cells.add(Cell.of(values.get(i), view.isId(columns.get(i)), times));
        }
        return cells;
    }

    /** Prints the record that has these values in these columns. */
    static void lines(List<Column> columns, List<Cell> cells, Terminal terminal, Appendable out) throws IOException {
        int widest = 0;
        for (Column column : columns) {
            widest = Math.max(widest, DisplayWidth.of(key(column)));
        }
        // A long name must not push all values aside.
        int most = Math.max(NARROWEST, terminal.width() - GAP - USUAL);
        int indent = GAP + (terminal.width() > 0 ? Math.min(widest, most) : widest);
        for (int i = 0; i < cells.size(); i++) {
            line(columns.get(i), cells.get(i), indent, terminal, out);
        }
    }

    private static String key(Column column) {
        return ControlCharacters.escape(column.path());
    }

    private static void line(Column column, Cell cell, int indent, Terminal terminal, Appendable out)
            throws IOException {
        String key = key(column);
        out.append(terminal.color() ? Style.header(key) : key);
        int width = terminal.width();
        int beside = Math.max(indent, DisplayWidth.of(key) + GAP);
        if (cell.text().isEmpty()) {
            out.append('\n');
            return;
        }
        if (width == 0 || beside + cell.width() <= width) {
            part(column, cell, cell.text(), beside - DisplayWidth.of(key), terminal, out);
            return;
        }
        int margin = width - indent < NARROWEST ? Math.min(GAP, width / NARROWEST) : indent;
        int room = Math.max(1, width - margin);
        if (!cell.mayWrap(room)) {
            out.append('\n');
            part(column, cell, cell.text(), Math.max(0, Math.min(GAP, width - cell.width())), terminal, out);
            return;
        }
        boolean below = beside > margin;
        out.append(below ? "\n" : "");
        int blanks = below ? margin : margin - DisplayWidth.of(key);
        for (int start = 0; start < cell.text().length(); ) {
            int end = lineEnd(cell.text(), start, room);
            part(column, cell, cell.text().substring(start, end).stripTrailing(), blanks, terminal, out);
            start = end;
            blanks = margin;
        }
    }

    private static void part(Column column, Cell cell, String text, int blanks, Terminal terminal, Appendable out)
            throws IOException {
        out.append(" ".repeat(blanks))
                .append(terminal.color() ? Style.state(column, cell.text(), text) : text)
                .append('\n');
    }

    private static int lineEnd(String text, int start, int room) {
        int end = DisplayWidth.fitting(text, start, room);
        if (end == text.length()) {
            return end;
        }
        int blank = text.lastIndexOf(' ', end);
        return blank > start ? blank + 1 : end;
    }
}
