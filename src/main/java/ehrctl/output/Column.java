package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;

/**
 * One column of an answer.
 *
 * @param header what stands above it in a table; CSV shows the path instead
 * @param path keys from the row to the value, joined by dots; on an array a key is an index: {@code errors.0.code}; the
 *     empty path is the row itself
 */
public record Column(String header, String path) {
    private static final int LONGEST_INDEX = 9;

    /**
     * The column of {@code path} with the path as its header: {@code first_name} under {@code FIRST NAME}.
     *
     * @throws IllegalArgumentException if a key in the path is empty
     */
    public static Column of(String path) {
        if (path.isEmpty() || path.startsWith(".") || path.endsWith(".") || path.contains("..")) {
            throw new IllegalArgumentException("a field is a key, or keys joined by single dots");
        }
        return ofKey(path);
    }

    /** As {@link #of}, for a key out of an answer, which may be anything. */
    static Column ofKey(String key) {
        return new Column(key.replace('_', ' ').toUpperCase(Locale.ROOT), key);
    }

    /** The value of this column in {@code row}; a missing node if the row has none. */
    public JsonNode valueIn(JsonNode row) {
        JsonNode direct = row.get(path);
        if (direct != null) {
            return direct; // most paths are one key, and a key of an answer may itself hold dots
        }
        JsonNode node = row;
        int start = 0;
        while (start < path.length() && !node.isMissingNode()) {
            int dot = path.indexOf('.', start);
            int end = dot < 0 ? path.length() : dot;
            node = child(node, path.substring(start, end));
            start = end + 1;
        }
        return node;
    }

    /** Whether the answer is a record that has it, or holds one. */
    boolean isIn(JsonNode answer) {
        if (!answer.isArray()) {
            return !valueIn(answer).isMissingNode();
        }
        for (JsonNode row : answer) {
            if (!valueIn(row).isMissingNode()) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode child(JsonNode node, String key) {
        if (!node.isArray()) {
            return node.path(key);
        }
        return isIndex(key) ? node.path(Integer.parseInt(key)) : MissingNode.getInstance();
    }

    String shownHeader() {
        return ControlCharacters.escape(header);
    }

    static boolean isIndex(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < '0' || key.charAt(i) > '9') {
                return false;
            }
        }
        return !key.isEmpty() && key.length() <= LONGEST_INDEX;
    }
}
