package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Prints rows as an aligned table that never wraps: what does not fit the terminal ends in an ellipsis. */
final class TablePrinter {
    private final List<Column> columns;
    private final List<String[]> rows = new ArrayList<>();
    private final boolean[] numeric;
    private final TableWidths widths;
    private final Terminal terminal;

    private TablePrinter(Iterable<JsonNode> values, View view, Terminal terminal) {
        this.columns = view.columns().isEmpty() ? Columns.plain(values) : view.columns();
        this.terminal = terminal;
        this.numeric = new boolean[columns.size()];
        for (int i = 0; i < numeric.length; i++) {
            numeric[i] = isNumeric(columns.get(i), values);
        }
        for (JsonNode value : values) {
            String[] cells = new String[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = CellText.of(columns.get(i).valueIn(value));
            }
            rows.add(cells);
        }
        this.widths = new TableWidths(columns, rows, view.idPath(), terminal.width());
    }

    static void print(Iterable<JsonNode> values, View view, Terminal terminal, Appendable out) throws IOException {
        TablePrinter table = new TablePrinter(values, view, terminal);
        table.header(out);
        for (String[] row : table.rows) {
            table.row(row, out);
        }
    }

    private static boolean isNumeric(Column column, Iterable<JsonNode> values) {
        boolean found = false;
        for (JsonNode row : values) {
            JsonNode value = column.valueIn(row);
            if (value.isNumber()) {
                found = true;
            } else if (!value.isNull() && !value.isMissingNode()) {
                return false;
            }
        }
        return found;
    }

    private void header(Appendable out) throws IOException {
        StringBuilder line = new StringBuilder();
        int last = widths.shown() - 1;
        for (int i = 0; i <= last; i++) {
            String text = DisplayWidth.cut(columns.get(i).shownHeader(), widths.of(i));
            cell(line, i, DisplayWidth.of(text), terminal.color() ? Style.header(text) : text, i == last);
        }
        boolean someLeftOut = widths.shown() < columns.size();
        out.append(line).append(someLeftOut ? TableWidths.LEFT_OUT : "").append('\n');
    }

    private void row(String[] cells, Appendable out) throws IOException {
        int last = widths.shown() - 1;
        while (last >= 0 && cells[last].isEmpty()) {
            last--; // no blanks at the end of a line
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            String text = DisplayWidth.cut(cells[i], widths.of(i));
            String styled = terminal.color() ? Style.state(columns.get(i), cells[i], text) : text;
            cell(line, i, DisplayWidth.of(text), styled, i == last);
        }
        out.append(line).append('\n');
    }

    private void cell(StringBuilder line, int i, int width, String styled, boolean last) {
        int padding = widths.of(i) - width;
        if (numeric[i]) {
            blanks(line, padding);
        }
        line.append(styled);
        if (!last) {
            blanks(line, TableWidths.GAP + (numeric[i] ? 0 : padding));
        }
    }

    private static void blanks(StringBuilder line, int count) {
        for (int i = 0; i < count; i++) {
            line.append(' ');
        }
    }
}
