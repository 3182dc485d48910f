package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortOrderTest {
    @Test
    void timesAreSortedByTheMomentThatTheyName() {
        assertEquals(
                "2026-11-23T10:00:00+02:00 2026-11-23T08:30:00Z 2026-11-23T09:45:00+01:00 2026-11-24",
                sorted("k", """
            [{"k":"2026-11-24"},{"k":"2026-11-23T09:45:00+01:00"},{"k":"2026-11-23T08:30:00Z"},
             {"k":"2026-11-23T10:00:00+02:00"}]"""));
    }

    @Test
    void numbersAreSortedBySize() {
        assertEquals("-1 2 2.5 10", sorted("k", """
            [{"k":10},{"k":2.5},{"k":-1},{"k":2}]"""));
    }

    @Test
    void textsAreSortedWithoutCaseAndWithTheirNumbersBySize() {
        assertEquals("a A2 a9 A10 A010b b Åse", sorted("k", """
            [{"k":"A10"},{"k":"b"},{"k":"Åse"},{"k":"a9"},{"k":"A010b"},{"k":"A2"},{"k":"a"}]"""));
        assertEquals("99 101", sorted("k", """
            [{"k":"101"},{"k":"99"}]"""));
    }

    @Test
    void whatLacksTheKeyComesLastInEitherDirection() {
        assertEquals("1 2 null x", names("n", "k", """
            [{"n":"null","k":null},{"n":"2","k":2},{"n":"x"},{"n":"1","k":1}]"""));
        assertEquals("2 1 null x", names("n", "-k", """
            [{"n":"null","k":null},{"n":"2","k":2},{"n":"x"},{"n":"1","k":1}]"""));
    }

    @Test
    void equalRecordsStayAsTheyCameAndTheNextKeyDecides() {
        String rows = """
            [{"n":"a","k":2,"m":1},{"n":"b","k":1,"m":2},{"n":"c","k":2,"m":0},{"n":"d","k":1,"m":2}]""";
        assertEquals("b d a c", names("n", "k", rows));
        assertEquals("a c b d", names("n", "-k", rows));
        assertEquals("c a b d", names("n", "-k, m", rows));
    }

    @Test
    void pathsReachInsideAndKindsFollowEachOther() {
        assertEquals("c b a", names("n", "k.0.x", """
            [{"n":"a","k":[{"x":"t"}]},{"n":"b","k":[{"x":"2026-11-23T10:00"}]},{"n":"c","k":[{"x":7}]}]"""));
        assertEquals("2026-99-99 b [1]", sorted("k", """
            [{"k":[1]},{"k":"b"},{"k":"2026-99-99"}]"""));
    }

    @Test
    void keysThatNoRecordHasAreNamed() {
        JsonNode rows = json("[{\"a\":1},{\"b\":2}]");
        assertEquals("c, d.e", SortOrder.parse("a,-c,d.e").absentFrom(rows));
        assertNull(SortOrder.parse("b,a").absentFrom(rows));
        assertNull(SortOrder.parse("c").absentFrom(json("[]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", ",", "a,", "a..b", ".a", "a.", "a,,b"})
    void whatNamesNoKeyIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> SortOrder.parse(text));
    }

    private static String sorted(String keys, String rows) {
        return names("k", keys, rows);
    }

    private static String names(String name, String keys, String rows) {
        StringBuilder names = new StringBuilder();
        for (JsonNode row : SortOrder.parse(keys).sorted(json(rows))) {
            JsonNode value = row.path(name);
            names.append(names.isEmpty() ? "" : " ").append(value.isValueNode() ? value.asText() : value.toString());
        }
        return names.toString();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(e);
        }
    }
}
