package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints one object as lines of key and value; long values go on below themselves, so that nothing is lost. */
final class DetailsPrinter {
    private static final int NARROWEST = 10;

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
        details.lines(terminal, out);
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

    private void lines(Terminal terminal, Appendable out) throws IOException {
        int keyWidth = 0;
        for (Column column : columns) {
            keyWidth = Math.max(keyWidth, DisplayWidth.of(key(column)));
        }
        for (int i = 0; i < columns.size(); i++) {
            line(columns.get(i), CellText.of(values.get(i)), keyWidth, terminal, out);
        }
    }

    private static String key(Column column) {
        return ControlCharacters.escape(column.path());
    }

    private static void line(Column column, String text, int keyWidth, Terminal terminal, Appendable out)
            throws IOException {
        String key = key(column);
        out.append(terminal.color() ? Style.header(key) : key);
        int indent = keyWidth + TableWidths.GAP;
        int room = terminal.width() - indent;
        int blanks = indent - DisplayWidth.of(key);
        int start = 0;
        while (start < text.length()) {
            int end = room < NARROWEST ? text.length() : lineEnd(text, start, room);
            String part = text.substring(start, end).stripTrailing();
            out.append(" ".repeat(blanks)).append(terminal.color() ? Style.state(column, text, part) : part);
            start = end;
            blanks = indent;
            out.append(start < text.length() ? "\n" : "");
        }
        out.append('\n');
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
