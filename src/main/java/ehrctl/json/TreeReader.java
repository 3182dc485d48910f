package ehrctl.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Builds a tree from Jackson's tokens; the recursion is bounded by the nesting that the parser allows. */
final class TreeReader {
    private static final int MAX_DEPTH = 200;
    private static final JsonFactory PARSERS = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private TreeReader() {}

    // Jackson's exceptions quote the text, which may hold a personal number: neither message nor cause is kept.
    static JsonNode read(String text) throws MalformedJsonException {
        try (JsonParser parser = PARSERS.createParser(text)) {
            JsonNode document = value(parser, parser.nextToken());
            if (parser.nextToken() != null) {
                throw malformed(parser.currentTokenLocation());
            }
            return document;
        } catch (JsonProcessingException e) {
            throw malformed(e.getLocation());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory failed", e);
        }
    }

    private static JsonNode value(JsonParser parser, @Nullable JsonToken token)
            throws IOException, MalformedJsonException {
        if (token == null) {
            throw malformed(parser.currentLocation());
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw malformed(parser.currentTokenLocation());
        };
    }

    private static ObjectNode object(JsonParser parser) throws IOException, MalformedJsonException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonLocation place = parser.currentTokenLocation();
            if (object.replace(name, value(parser, parser.nextToken())) != null) {
                throw malformed(place);
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException, MalformedJsonException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(parser, token));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    private static JsonNode decimal(JsonParser parser) throws IOException, MalformedJsonException {
        try {
            return NODES.numberNode(parser.getDecimalValue());
        } catch (NumberFormatException e) { // an exponent beyond 32 bits
            throw malformed(parser.currentTokenLocation());
        }
    }

    private static MalformedJsonException malformed(@Nullable JsonLocation place) {
        int line = place == null ? 1 : Math.max(place.getLineNr(), 1);
        int column = place == null ? 1 : Math.max(place.getColumnNr(), 1);
        return new MalformedJsonException("not JSON", line, column);
    }
}
