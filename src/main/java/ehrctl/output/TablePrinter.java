package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints rows as an aligned table, or each as a block of its own where no table fits the screen. */
final class TablePrinter {
    private final List<Column> columns;
    private final List<Cell[]> rows = new ArrayList<>();
    private final boolean[] numeric;
    private final TableLayout layout;
    private final Terminal terminal;
    private final @Nullable ShownTimes times;

    private TablePrinter(Iterable<JsonNode> values, View view, Terminal terminal) {
        this.columns = view.columns().isEmpty() ? Columns.plain(values) : view.columns();
        this.terminal = terminal;
        this.times = terminal.screen() ? new ShownTimes() : null;
        this.numeric = new boolean[columns.size()];
        Header[] headers = new Header[columns.size()];
        boolean[] ids = new boolean[columns.size()];
        for (int i = 0; i < headers.length; i++) {
            Column column = columns.get(i);
            numeric[i] = isNumeric(column, values);
            headers[i] = new Header(column);
            ids[i] = view.isId(column);
            if (times != null) {
                for (JsonNode value : values) {
                    times.see(column.valueIn(value));
                }
            }
        }
        for (JsonNode value : values) {
            Cell[] cells = new Cell[columns.size()];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = Cell.of(columns.get(i).valueIn(value), ids[i], times);
            }
            rows.add(cells);
        }
        this.layout = new TableLayout(headers, rows, terminal.width());
    }

    static void print(Iterable<JsonNode> values, View view, Terminal terminal, Appendable out) throws IOException {
        TablePrinter table = new TablePrinter(values, view, terminal);
        if (table.layout.fits()) {
            table.header(out);
            for (Cell[] row : table.rows) {
                table.row(row, out);
            }
        } else {
            table.blocks(out);
        }
        if (table.times != null) {
            DetailsPrinter.offset(table.times, terminal, out);
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

    /** Its last line stands right above the first row. */
    private void header(Appendable out) throws IOException {
        List<List<String>> headers = new ArrayList<>();
        int height = 0;
        for (int i = 0; i < columns.size(); i++) {
            headers.add(layout.header(i));
            height = Math.max(height, headers.get(i).size());
        }
        for (int above = height; above > 0; above--) {
            String[] line = new String[columns.size()];
            for (int i = 0; i < line.length; i++) {
                List<String> header = headers.get(i);
                line[i] = above > header.size() ? "" : header.get(header.size() - above);
            }
            line(line, null, out);
        }
    }

    private void row(Cell[] cells, Appendable out) throws IOException {
        String[] line = new String[cells.length];
        for (int i = 0; i < line.length; i++) {
            line[i] = cells[i].cut(layout.width(i));
        }
        line(line, cells, out);
    }

    /** @param cells those of a row; null for a line of the header */
    private void line(String[] texts, Cell @Nullable [] cells, Appendable out) throws IOException {
        int last = texts.length - 1;
        while (last >= 0 && texts[last].isEmpty()) {
            last--; // no blanks at the end of a line
        }
        StringBuilder line = new StringBuilder();
        for (int i = 0; i <= last; i++) {
            int padding = layout.width(i) - DisplayWidth.of(texts[i]);
            line.append(" ".repeat(numeric[i] ? padding : 0)).append(styled(i, texts[i], cells));
            if (i < last) {
                line.append(" ".repeat(layout.gap() + (numeric[i] ? 0 : padding)));
            }
        }
        out.append(line).append('\n');
    }

    private String styled(int column, String text, Cell @Nullable [] cells) {
        if (!terminal.color() || text.isEmpty()) {
            return text;
        }
        return cells == null ? Style.header(text) : Style.state(columns.get(column), cells[column].text(), text);
    }

    private void blocks(Appendable out) throws IOException {
        boolean first = true;
        for (Cell[] row : rows) {
            out.append(first ? "" : "\n");
            first = false;
            DetailsPrinter.lines(columns, List.of(row), terminal, out);
        }
        out.append(times == null || times.said() == null ? "" : "\n");
    }
}
