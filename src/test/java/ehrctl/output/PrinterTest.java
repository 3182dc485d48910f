package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.MissingNode;
import ehrctl.json.Json;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class PrinterTest {
    private static final View ALL = View.of("id");

    @Test
    void everyFormatHasItsWord() {
        for (Format format : Format.values()) {
            assertEquals(format, Format.of(format.word()));
        }
        assertNull(Format.of("JSON"));
        assertNull(Format.of("yaml"));
    }

    @Test
    void jsonShowsUnknownFieldsToo() {
        assertEquals(
                "[\n  {\n    \"id\": \"1\",\n    \"odd\": null\n  }\n]\n", json(ALL, "[{\"id\":\"1\",\"odd\":null}]"));
        assertEquals("[]\n", json(ALL, "[]"));
        assertEquals("{}\n", json(ALL, "{}"));
    }

    @Test
    void ndjsonIsOneLinePerRow() {
        assertEquals("{\"id\":1}\n{\"id\":2}\n", ndjson(ALL, "[{\"id\":1},{\"id\":2}]"));
        assertEquals("{\"id\":1}\n", ndjson(ALL, "{ \"id\": 1 }"));
        assertEquals("", ndjson(ALL, "[]"));
    }

    @Test
    void chosenFieldsKeepTheirNestingAndTheirOrder() {
        String row = "{\"c\":{\"x\":1,\"y\":{\"z\":2}},\"b\":[{\"k\":1,\"l\":2},{\"k\":3}],\"a\":0}";
        assertEquals("{\"a\":0,\"c\":{\"y\":{\"z\":2}}}\n", ndjson(ALL.withFields("a,c.y.z"), row));
        assertEquals("{\"c\":{\"y\":{\"z\":2},\"x\":1}}\n", ndjson(ALL.withFields("c.y, c.x"), row));
        assertEquals("{\"b\":[{\"k\":3},{\"l\":2}]}\n", ndjson(ALL.withFields("b.1.k,b.0.l,b.7"), row));
        assertEquals("{\"c\":{\"x\":1,\"y\":{\"z\":2}}}\n", ndjson(ALL.withFields("c.x,c"), row));
        assertEquals("{\"c\":{\"x\":1,\"y\":{\"z\":2}}}\n", ndjson(ALL.withFields("c,c.x"), row));
        assertEquals("{\"b\":[]}\n", ndjson(ALL.withFields("b.k"), row));
    }

    @Test
    void aChosenFieldThatIsMissingIsNull() {
        assertEquals("[\n  {\n    \"nix\": null\n  }\n]\n", json(ALL.withFields("nix"), "[{\"id\":1}]"));
        assertEquals("{\"id\":null}\n", ndjson(ALL.withFields("id.x"), "{\"id\":1}"));
    }

    @Test
    void emptyFieldsAreRefused() {
        for (String fields : new String[] {"", ",", "a,", "a,,b", "a..b", ".a", "a.", " "}) {
            assertThrows(IllegalArgumentException.class, () -> ALL.withFields(fields), fields);
        }
    }

    @Test
    void idsStandOnePerLineWithTheirPrefix() {
        assertEquals("a\n7\n", id(ALL, "[{\"id\":\"a\"},{\"id\":7}]"));
        assertEquals("a\n", id(ALL.withFields("name"), "{\"id\":\"a\"}"));
        assertEquals("", id(ALL, "[]"));
        View patients = ALL.withIds("emr_id", "emr_id:");
        assertEquals("emr_id:x\nemr_id:y\n", id(patients, "[{\"id\":1,\"emr_id\":\"x\"},{\"emr_id\":\"y\"}]"));
    }

    @Test
    void aLineEndInAnIdMakesNoSecondId() {
        assertEquals("a\\nb\n", id(ALL, "[{\"id\":\"a\\nb\"}]"));
    }

    @Test
    void whatHasNoIdPrintsNone() {
        for (String json : new String[] {"[{\"id\":1},{}]", "{\"id\":null}", "{\"id\":{}}", "{\"id\":\"\"}", "\"x\""}) {
            StringWriter out = new StringWriter();
            assertThrows(NoIdException.class, () -> Printer.print(Json.parse(json), Format.ID, ALL, Printed.PIPE, out));
            assertEquals("", out.toString());
        }
        assertTrue(ALL.hasIds());
        assertFalse(ALL.withoutIds().hasIds());
        assertThrows(NoIdException.class, () -> id(ALL.withoutIds(), "[]"));
    }

    @Test
    void printingCountsRows() throws Exception {
        assertEquals(2, count("[1,2]"));
        assertEquals(1, count("{}"));
        assertEquals(0, count("[]"));
    }

    @Test
    void noContentPrintsNothingInAnyFormat() throws IOException {
        for (Format format : Format.values()) {
            StringWriter out = new StringWriter();
            assertEquals(0, Printer.print(MissingNode.getInstance(), format, ALL, Printed.PIPE, out));
            assertEquals("", out.toString());
        }
    }

    @Test
    void timesAreShownAsTheyCame() {
        String time = "2026-11-23T09:00:00.000+01:00";
        for (Format format : new Format[] {Format.TABLE, Format.JSON, Format.NDJSON, Format.CSV}) {
            assertTrue(Printed.as(format, View.of("start"), "[{\"start\":\"" + time + "\"}]")
                    .contains(time));
        }
    }

    private static int count(String json) throws Exception {
        return Printer.print(Json.parse(json), Format.TABLE, View.of(), Printed.PIPE, new StringWriter());
    }

    private static String json(View view, String json) {
        return Printed.as(Format.JSON, view, json);
    }

    private static String ndjson(View view, String json) {
        return Printed.as(Format.NDJSON, view, json);
    }

    private static String id(View view, String json) {
        return Printed.as(Format.ID, view, json);
    }
}
