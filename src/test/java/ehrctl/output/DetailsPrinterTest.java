package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class DetailsPrinterTest {
    private static final View PATIENT = View.of("id", "first_name");

    @Test
    void anObjectShowsAllItsFieldsAsLines() {
        assertEquals("""
            id            p1
            first_name    Åse
            phones        1, 2
            address.city  Oslo
            notes.0.id    n1
            care_unit
            empty
            """, Printed.as(Format.TABLE, PATIENT, """
            {"id":"p1","first_name":"Åse","phones":["1","2"],"address":{"city":"Oslo"},
             "notes":[{"id":"n1"}],"care_unit":null,"empty":[]}"""));
    }

    @Test
    void chosenFieldsAreShownAlone() {
        assertEquals("""
            address.city  Oslo
            id            p1
            nix
            """, Printed.as(Format.TABLE, PATIENT.withFields("address.city,id,nix"), """
            {"id":"p1","first_name":"Åse","address":{"city":"Oslo"}}"""));
    }

    @Test
    void aNarrowTerminalContinuesLongValuesBelowThemselves() {
        assertEquals("""
            id       n1
            content  the patient came on foot, and
                     left by bus
            wide     東京都東京都東京都東京都東京都
                     東京都
            """, Printed.table(40, PATIENT, """
            {"id":"n1","content":"the patient came on foot, and left by bus","wide":"東京都東京都東京都東京都東京都東京都"}"""));
    }

    @Test
    void aTerminalTooNarrowForThatHasValuesBelowTheirFields() {
        assertEquals(
                "content\n the patient\n came\n", Printed.table(12, PATIENT, "{\"content\":\"the patient came\"}"));
    }

    @Test
    void idsTimesAndNumbersAreNeverDividedAndLongFieldsDoNotPushTheOthersAside() {
        assertEquals("""
            id
            0123456789-0123456789-0123456789-0123456789
            start               2026-11-23 Mon 08:00
            healthcare_service_id  202
            a_field_with_a_long_name
                                a text that goes on
                                below
            times at UTC+01:00
            """, Printed.table(40, PATIENT, """
            {"id":"0123456789-0123456789-0123456789-0123456789","start":"2026-11-23T08:00:00+01:00",
             "healthcare_service_id":"202","a_field_with_a_long_name":"a text that goes on below"}"""));
    }

    @Test
    void controlCharactersAreEscapedInKeysAndValues() {
        assertEquals("a\\x1b  b\\nc\\u2066\n", Printed.as(Format.TABLE, PATIENT, "{\"a\\u001b\":\"b\\nc\\u2066\"}"));
    }

    @Test
    void keysAndStatesAreColoured() {
        assertEquals(
                "\u001b[1mstatus\u001b[0m  \u001b[32mbooked\u001b[0m\n",
                Printed.on(new Terminal(true, 40, true), Format.TABLE, PATIENT, "{\"status\":\"booked\"}"));
    }

    @Test
    void anEmptyObjectPrintsNothingAndAScalarItself() {
        assertEquals("", Printed.as(Format.TABLE, PATIENT, "{}"));
        assertEquals("a\\nb\n", Printed.as(Format.TABLE, PATIENT, "\"a\\nb\""));
    }
}
