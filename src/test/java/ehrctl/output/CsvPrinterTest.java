package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvPrinterTest {
    private static final View NAMES = View.of("id", "first_name");

    @Test
    void everyFieldOfEveryRecordHasAColumnInTheOrderOfItsFirstRecord() {
        assertEquals("id,first_name,more,late\n1,Åse,1,\n2,,,x\n3,,,\n", csv(NAMES, """
            [{"id":"1","first_name":"Åse","more":1},{"id":2,"first_name":null,"late":"x"},{"id":3}]"""));
    }

    @Test
    void chosenFieldsAreTheOnlyColumns() {
        assertEquals("first_name,no\nÅse,\n", csv(NAMES.withFields("first_name,no"), """
            [{"id":"1","first_name":"Åse","more":1}]"""));
    }

    @Test
    void noRowsLeaveTheHeaderWhereItIsKnown() {
        assertEquals("id,first_name\n", csv(NAMES, "[]"));
        assertEquals("id,first_name,phones\n", csv(NAMES.holding(List.of("id", "first_name", "phones")), "[]"));
        assertEquals("", csv(View.of(), "[]"));
    }

    @Test
    void anObjectIsOneRow() {
        assertEquals("first_name,id\na,1\n", csv(NAMES, "{\"first_name\":\"a\",\"id\":1}"));
    }

    @Test
    void separatorsQuotesAndLineEndsAreQuoted() {
        assertEquals("id\n\"a,b\"\n\"say \"\"hi\"\"\"\n\"a\nb\"\n\"a\rb\"\n a; b\n", csv(View.of("id"), """
            [{"id":"a,b"},{"id":"say \\"hi\\""},{"id":"a\\nb"},{"id":"a\\rb"},{"id":" a; b"}]"""));
    }

    @Test
    void controlCharactersAndFormulasStayExact() {
        assertEquals("id\n\u001b\u202e\n=1+1\n", csv(View.of("id"), """
            [{"id":"\\u001b\\u202e"},{"id":"=1+1"}]"""));
    }

    @Test
    void anEmptyValueAloneIsStillARecord() {
        assertEquals("id\n\"\"\n\"\"\n", csv(View.of("id"), "[{\"id\":null},{\"id\":\"\"}]"));
    }

    @Test
    void nestedFieldsAreNamedByTheirPaths() {
        assertEquals(
                "id,address.city,address.geo.lat,address.zip,note\n1,Oslo,59,,\n2,,,0150,{}\n3,,,,\n",
                csv(View.of(), """
            [{"id":1,"address":{"city":"Oslo","geo":{"lat":59}}},{"id":2,"address":{"zip":"0150"},"note":{}},
             {"id":3,"address":null}]"""));
        assertEquals("a.b,c\n1,\n2,3\n", csv(View.of(), "[{\"a.b\":1},{\"a\":{\"b\":2},\"c\":3}]"));
    }

    @Test
    void chosenNestedValuesAreJsonAndChosenPathsReachInside() {
        assertEquals(
                "address,address.city,phones.1\n\"{\"\"city\"\":\"\"Oslo\"\"}\",Oslo,2\n",
                csv(View.of().withFields("address,address.city,phones.1"), """
            [{"address":{"city":"Oslo"},"phones":["1","2"]}]"""));
    }

    @Test
    void unknownRowsLoseNoKey() {
        assertEquals("b,deep,a\n1,\"[1,2]\",\n,,2\n", csv(View.of(), """
            [{"b":1,"deep":[1,2]},{"a":2}]"""));
        assertEquals("value\na\n", csv(View.of(), "[\"a\"]"));
        assertEquals("", csv(View.of(), "[{}]"));
    }

    @Test
    void numbersKeepTheirDigits() {
        assertEquals("n\n1.10\n123456789012345678901234567890\n", csv(View.of("n"), """
            [{"n":1.10},{"n":123456789012345678901234567890}]"""));
    }

    private static String csv(View view, String json) {
        return Printed.as(Format.CSV, view, json);
    }
}
