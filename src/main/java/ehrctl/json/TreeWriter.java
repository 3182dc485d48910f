package ehrctl.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Writes a tree as JSON text that is safe to show on a terminal. */
final class TreeWriter {
    private static final String HEX = "0123456789abcdef";
    private static final int COMPACT = -1;

    private final StringBuilder out = new StringBuilder();

    private TreeWriter() {}

    static String compact(JsonNode node) {
        TreeWriter writer = new TreeWriter();
        writer.value(node, COMPACT);
        return writer.out.toString();
    }

    static String pretty(JsonNode node) {
        TreeWriter writer = new TreeWriter();
        writer.value(node, 0);
        return writer.out.toString();
    }

    private void value(JsonNode node, int depth) {
        switch (node.getNodeType()) {
            case OBJECT -> object(node, depth);
            case ARRAY -> array(node, depth);
            case STRING -> text(node.textValue());
            case NUMBER, BOOLEAN, NULL -> out.append(node.asText());
            default -> throw new IllegalArgumentException("no JSON: " + node.getNodeType());
        }
    }

    private void object(JsonNode node, int depth) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            separate(first, depth);
            first = false;
            text(member.getKey());
            out.append(depth == COMPACT ? ":" : ": ");
            value(member.getValue(), inside(depth));
        }
        close('}', first, depth);
    }

    private void array(JsonNode node, int depth) {
        out.append('[');
        boolean first = true;
        for (JsonNode element : node) {
            separate(first, depth);
            first = false;
            value(element, inside(depth));
        }
        close(']', first, depth);
    }

    private void separate(boolean first, int depth) {
        if (!first) {
            out.append(',');
        }
        if (depth != COMPACT) {
            newLine(depth + 1);
        }
    }

    private void close(char bracket, boolean empty, int depth) {
        if (!empty && depth != COMPACT) {
            newLine(depth);
        }
        out.append(bracket);
    }

    private void newLine(int depth) {
        out.append('\n');
        for (int i = 0; i < depth; i++) {
            out.append("  ");
        }
    }

    private static int inside(int depth) {
        return depth == COMPACT ? COMPACT : depth + 1;
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\f' -> out.append("\\f");
                case '\r' -> out.append("\\r");
                default -> {
                    if (isUnsafe(c) || isLoneSurrogate(text, i)) {
                        unicodeEscape(c);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    // JSON itself asks for C0 only; terminals obey DEL and C1, and JavaScript ends lines at U+2028 and U+2029.
    private static boolean isUnsafe(char c) {
        return c < 0x20 || (c >= 0x7f && c <= 0x9f) || c == '\u2028' || c == '\u2029';
    }

    // UTF-8 cannot hold half a pair: left as it is, the output would say '?'.
    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }

    private void unicodeEscape(char c) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 0xf))
                .append(HEX.charAt(c >> 4 & 0xf))
                .append(HEX.charAt(c & 0xf));
    }
}
