package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CsvPrinterTest {
    private static final View NAMES = View.of("id", "first_name");

    @Test
    void rowsFollowAHeaderOfPaths() {
        assertEquals("id,first_name\r\n1,Åse\r\n2,\r\n3,\r\n", csv(NAMES, """
            [{"id":"1","first_name":"Åse","more":1},{"id":2,"first_name":null},{"id":3}]"""));
    }

    @Test
    void noRowsLeaveTheHeaderWhereItIsKnown() {
        assertEquals("id,first_name\r\n", csv(NAMES, "[]"));
        assertEquals("", csv(View.of(), "[]"));
    }

    @Test
    void anObjectIsOneRow() {
        assertEquals("id,first_name\r\n1,a\r\n", csv(NAMES, "{\"first_name\":\"a\",\"id\":1}"));
    }

    @Test
    void separatorsQuotesAndLineEndsAreQuoted() {
        assertEquals(
                "id\r\n\"a,b\"\r\n\"say \"\"hi\"\"\"\r\n\"a\nb\"\r\n\"a\rb\"\r\n a; b\r\n", csv(View.of("id"), """
            [{"id":"a,b"},{"id":"say \\"hi\\""},{"id":"a\\nb"},{"id":"a\\rb"},{"id":" a; b"}]"""));
    }

    @Test
    void controlCharactersAndFormulasStayExact() {
        assertEquals("id\r\n\u001b\u202e\r\n=1+1\r\n", csv(View.of("id"), """
            [{"id":"\\u001b\\u202e"},{"id":"=1+1"}]"""));
    }

    @Test
    void anEmptyValueAloneIsStillARecord() {
        assertEquals("id\r\n\"\"\r\n\"\"\r\n", csv(View.of("id"), "[{\"id\":null},{\"id\":\"\"}]"));
    }

    @Test
    void nestedValuesAreJsonAndNestedPathsReachInside() {
        assertEquals(
                "address,address.city,phones.1\r\n\"{\"\"city\"\":\"\"Oslo\"\"}\",Oslo,2\r\n",
                csv(View.of().withFields("address,address.city,phones.1"), """
            [{"address":{"city":"Oslo"},"phones":["1","2"]}]"""));
    }

    @Test
    void unknownRowsLoseNoKey() {
        assertEquals("b,deep,a\r\n1,\"[1,2]\",\r\n,,2\r\n", csv(View.of(), """
            [{"b":1,"deep":[1,2]},{"a":2}]"""));
        assertEquals("value\r\na\r\n", csv(View.of(), "[\"a\"]"));
    }

    @Test
    void numbersKeepTheirDigits() {
        assertEquals("n\r\n1.10\r\n123456789012345678901234567890\r\n", csv(View.of("n"), """
            [{"n":1.10},{"n":123456789012345678901234567890}]"""));
    }

    private static String csv(View view, String json) {
        return Printed.as(Format.CSV, view, json);
    }
}
