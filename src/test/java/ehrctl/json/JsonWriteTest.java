package ehrctl.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonWriteTest {
    private static final String SEVERAL_LINES = """
            {
              "id": "L0_1",
              "phones": [
                "1",
                "2"
              ],
              "empty": [],
              "none": {},
              "at": {
                "zone": null
              }
            }""";

    @Test
    void prettyIndentsByTwoAndKeepsEmptiesTogether() throws MalformedJsonException {
        assertEquals(SEVERAL_LINES, Json.pretty(Json.parse(SEVERAL_LINES)));
        assertEquals("[]", Json.pretty(Json.array()));
        assertEquals("{}", Json.pretty(Json.object()));
        assertEquals("1", Json.pretty(Json.parse("1")));
    }

    @Test
    void compactIsOneLineWithoutBlanks() throws MalformedJsonException {
        assertEquals(
                "{\"id\":\"L0_1\",\"phones\":[\"1\",\"2\"],\"empty\":[],\"none\":{},\"at\":{\"zone\":null}}",
                Json.compact(Json.parse(SEVERAL_LINES)));
    }

    @Test
    void nonAsciiTextStaysAsItIs() {
        assertEquals("\"Åse Bjørn 東京 🩺\"", Json.compact(Json.object().textNode("Åse Bjørn 東京 🩺")));
    }

    @Test
    void whatATerminalObeysIsEscaped() {
        String unsafe = "\"\\\b\t\n\f\r\u0000\u001b\u007f\u0085\u009b\u2028\u2029";
        assertEquals(
                "\"\\\"\\\\\\b\\t\\n\\f\\r\\u0000\\u001b\\u007f\\u0085\\u009b\\u2028\\u2029\"",
                Json.compact(Json.object().textNode(unsafe)));
        assertEquals(
                "{\"\\u001b\":1}",
                Json.compact(Json.object().set("\u001b", Json.object().numberNode(1))));
    }

    @Test
    void halfASurrogatePairIsEscaped() {
        assertEquals("\"a\\ud83db\"", Json.compact(Json.object().textNode("a\ud83db")));
        assertEquals("\"\\ude00\"", Json.compact(Json.object().textNode("\ude00")));
    }

    @Test
    void decimalsKeepTheirDigits() throws MalformedJsonException {
        assertEquals(
                "[1.10,0.1234567890123456789012345,1E+400]", roundTrip("[1.10,0.1234567890123456789012345,1e400]"));
    }

    @Test
    void aMissingNodeIsNoJson() {
        assertThrows(IllegalArgumentException.class, () -> Json.compact(MissingNode.getInstance()));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() throws MalformedJsonException {
        Random random = new Random(20261121);
        for (int i = 0; i < 2_000; i++) {
            JsonNode tree = anyTree(random, 5);
            assertEquals(tree, Json.parse(Json.compact(tree)));
            assertEquals(tree, Json.parse(Json.pretty(tree).getBytes(UTF_8)));
        }
    }

    private static String roundTrip(String text) throws MalformedJsonException {
        return Json.compact(Json.parse(text));
    }

    private static JsonNode anyTree(Random random, int depth) {
        ObjectNode nodes = Json.object();
        return switch (random.nextInt(depth == 0 ? 7 : 9)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt());
            case 3 -> nodes.numberNode(Integer.MAX_VALUE + 1L + random.nextInt(1000));
            case 4 -> nodes.numberNode(new BigInteger(70 + random.nextInt(200), random).setBit(69));
            case 5 -> nodes.numberNode(BigDecimal.valueOf(random.nextLong(), 1 + random.nextInt(30)));
            case 6 -> nodes.textNode(anyText(random));
            case 7 -> anyArray(random, depth - 1);
            default -> anyObject(random, depth - 1);
        };
    }

    private static ArrayNode anyArray(Random random, int depth) {
        ArrayNode array = Json.array();
        for (int i = random.nextInt(4); i > 0; i--) {
            array.add(anyTree(random, depth));
        }
        return array;
    }

    private static ObjectNode anyObject(Random random, int depth) {
        ObjectNode object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(anyName(random), anyTree(random, depth));
        }
        return object;
    }

    // Jackson refuses half a surrogate pair in a key, though not in a value.
    private static String anyName(Random random) {
        return anyText(random).replaceAll("[\\ud800-\\udfff]", "x");
    }

    private static String anyText(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append((char) random.nextInt(random.nextBoolean() ? 0x100 : 0x10000));
        }
        return text.toString();
    }
}
