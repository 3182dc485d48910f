package ehrctl.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads and writes JSON trees without an object mapper, which would cost every start of the program. */
public final class Json {
    private Json() {}

    /**
     * The one JSON document in {@code utf8}; a leading byte order mark is skipped.
     *
     * <p>Numbers keep their digits: integers become int, long or big integer nodes, everything else a decimal node.
     *
     * @throws MalformedJsonException if the bytes are not UTF-8, not exactly one document, name a key twice in one
     *     object, nest deeper than 200 levels or hold a number or text beyond Jackson's default limits
     */
    public static JsonNode parse(byte[] utf8) throws MalformedJsonException {
        return TreeReader.read(StrictUtf8.decode(utf8));
    }

    /** As {@link #parse(byte[])}, from text that is decoded already. */
    public static JsonNode parse(String text) throws MalformedJsonException {
        return TreeReader.read(text);
    }

    /** {@code node} in one line without blanks; non-ASCII text stays as it is, control characters are escaped. */
    public static String compact(JsonNode node) {
        return TreeWriter.compact(node);
    }

    /** {@code node} over several lines, two blanks per level, without a line end after the last. */
    public static String pretty(JsonNode node) {
        return TreeWriter.pretty(node);
    }

    /** A new empty object. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A new empty array. */
    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
