package ehrctl.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonParseTest {
    @Test
    void readsEveryKindOfValue() throws MalformedJsonException {
        JsonNode tree = Json.parse(" {\"a\":[1,\"x\",true,false,null,{}],\"b\":{\"c\":[]}} ");
        assertEquals(1, tree.get("a").get(0).intValue());
        assertEquals("x", tree.get("a").get(1).textValue());
        assertTrue(tree.get("a").get(2).booleanValue());
        assertFalse(tree.get("a").get(3).booleanValue());
        assertTrue(tree.get("a").get(4).isNull());
        assertTrue(tree.get("a").get(5).isObject());
        assertTrue(tree.get("b").get("c").isArray());
    }

    @Test
    void aDocumentMayBeAScalar() throws MalformedJsonException {
        assertEquals("å", Json.parse("\"å\"".getBytes(UTF_8)).textValue());
        assertTrue(Json.parse("null").isNull());
    }

    @Test
    void numbersKeepTheirExactForm() throws MalformedJsonException {
        assertTrue(Json.parse("2147483647").isInt());
        assertTrue(Json.parse("2147483648").isLong());
        assertEquals(
                new BigInteger("123456789012345678901234567890"),
                Json.parse("123456789012345678901234567890").bigIntegerValue());
        assertEquals(new BigDecimal("1.10"), Json.parse("1.10").decimalValue());
        assertEquals(
                new BigDecimal("0.1234567890123456789012345"),
                Json.parse("0.1234567890123456789012345").decimalValue());
    }

    @Test
    void aByteOrderMarkIsSkipped() throws MalformedJsonException {
        assertTrue(Json.parse("\uFEFF[]".getBytes(UTF_8)).isArray());
    }

    @Test
    void twoHundredLevelsAreTheLimit() throws MalformedJsonException {
        assertTrue(Json.parse("[".repeat(200) + "]".repeat(200)).isArray());
        assertThrows(MalformedJsonException.class, () -> Json.parse("[".repeat(201) + "]".repeat(201)));
        assertThrows(MalformedJsonException.class, () -> Json.parse("{\"a\":".repeat(201) + "1" + "}".repeat(201)));
        assertThrows(MalformedJsonException.class, () -> Json.parse("[".repeat(1_000_000)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\n\n",
                "[",
                "]",
                "{",
                "}",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":1 \"b\":2}",
                "[1}",
                "{\"a\":1]",
                "nul",
                "nulll",
                "True",
                "NaN",
                "Infinity",
                "-",
                "+1",
                "01",
                "1.",
                ".5",
                "1e",
                "0x1",
                "1e99999999999999999999",
                "\"",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"a\nb\"",
                "\"a\u0000b\"",
                "// comment\n1",
                "/* comment */ 1",
                "# comment\n1",
                "1 2",
                "{} {}",
                "[]]",
                "{},",
                "[] x",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":null,\"a\":null}",
                "[{\"a\":{\"b\":1,\"b\":2}}]",
                "<html></html>",
                "\uFEFF\uFEFF1"
            })
    void whatIsNotOneDocumentIsMalformed(String text) {
        assertThrows(MalformedJsonException.class, () -> Json.parse(text));
        assertThrows(MalformedJsonException.class, () -> Json.parse(text.getBytes(UTF_8)));
    }

    @Test
    void otherEncodingsAreMalformed() {
        assertThrows(MalformedJsonException.class, () -> Json.parse("\"åäö\"".getBytes(ISO_8859_1)));
        assertThrows(MalformedJsonException.class, () -> Json.parse("[1]".getBytes(UTF_16)));
        byte[] cut = {'"', (byte) 0xC3};
        byte[] overlong = {'"', (byte) 0xC0, (byte) 0xAF, '"'};
        byte[] surrogate = {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
        assertThrows(MalformedJsonException.class, () -> Json.parse(cut));
        assertThrows(MalformedJsonException.class, () -> Json.parse(overlong));
        assertThrows(MalformedJsonException.class, () -> Json.parse(surrogate));
    }

    @Test
    void hugeNumbersAreMalformed() {
        assertThrows(MalformedJsonException.class, () -> Json.parse("9".repeat(100_000)));
        assertThrows(MalformedJsonException.class, () -> Json.parse("[0." + "9".repeat(100_000) + "]"));
    }

    @Test
    void theMessageSaysWhereButNotWhat() {
        MalformedJsonException e =
                assertThrows(MalformedJsonException.class, () -> Json.parse("{\n\"external_id\":\n  191212121212x}"));
        assertEquals("not JSON at line 3, column 15", e.getMessage());
        assertNull(e.getCause());
    }

    @Test
    void theMessageSaysWhereUtf8Ends() {
        byte[] bytes = {'[', '\n', '"', (byte) 0xC3, (byte) 0xA5, (byte) 0xFF, '"', ']'};
        MalformedJsonException e = assertThrows(MalformedJsonException.class, () -> Json.parse(bytes));
        assertEquals("not UTF-8 at line 2, column 3", e.getMessage());
        assertNull(e.getCause());
    }
}
