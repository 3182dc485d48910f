package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TablePrinterTest {
    private static final View NAMES = View.of("id", "first_name");
    private static final String APPOINTMENTS = """
            [{"id":"apt_000123","start":"2026-11-23T09:00:00+01:00","status":"booked","comment":"bring the referral"},
             {"id":"apt_000124","start":"2026-11-23T09:30:00+01:00","status":"cancelled","comment":null}]""";
    private static final View APPOINTMENT = View.of("id", "start", "status", "comment");

    @Test
    void oneRowStandsBelowItsHeader() {
        assertEquals("""
            ID    FIRST NAME
            L0_1  Åse
            """, table(NAMES, """
            [{"id":"L0_1","first_name":"Åse"}]"""));
    }

    @Test
    void manyRowsAreAligned() {
        assertEquals("""
            ID     FIRST NAME
            L0_1   Åse
            L0_10  Bo
            """, table(NAMES, """
            [{"id":"L0_1","first_name":"Åse"},{"id":"L0_10","first_name":"Bo"}]"""));
    }

    @Test
    void noRowsPrintNothing() {
        assertEquals("", table(NAMES, "[]"));
        assertEquals("", table(View.of(), "[]"));
    }

    @Test
    void wideAndDecomposedCharactersKeepTheColumnsAligned() {
        assertEquals("""
            FIRST NAME  ID
            東京        a
            A\u030Ase         b
            🩺          c
            Bjørn       d
            """, table(View.of("first_name", "id"), """
            [{"first_name":"東京","id":"a"},{"first_name":"A\u030Ase","id":"b"},
             {"first_name":"🩺","id":"c"},{"first_name":"Bjørn","id":"d"}]"""));
    }

    @Test
    void nullAndMissingValuesAreEmptyAndLeaveNoBlanksAtTheEnd() {
        assertEquals("""
            ID  FIRST NAME
            a
                b
            """, table(NAMES, """
            [{"id":"a","first_name":null},{"first_name":"b"}]"""));
    }

    @Test
    void numbersStandRight() {
        assertEquals("""
            NAME  DURATION MINUTES
            a                    5
            b                   45
            c
            """, table(View.of("name", "duration_minutes"), """
            [{"name":"a","duration_minutes":5},{"name":"b","duration_minutes":45},{"name":"c"}]"""));
    }

    @Test
    void nestedFieldsAndListsAreShown() {
        assertEquals("""
            ERRORS.0.CODE  PHONES  ADDRESS
            X              1, 2    {"city":"Oslo"}
            """, table(View.of("errors.0.code", "phones", "address"), """
            [{"errors":[{"code":"X"}],"phones":["1","2"],"address":{"city":"Oslo"}}]"""));
    }

    @Test
    void unknownRowsShowTheirPlainKeysInOrderOfAppearance() {
        assertEquals("""
            B  A
            1
            2  3
            """, table(View.of(), """
            [{"b":1,"deep":{"x":1}},{"a":3,"b":2}]"""));
    }

    @Test
    void rowsThatAreNoObjectsAreShownToo() {
        assertEquals("VALUE\na\nb\n", table(View.of(), "[\"a\",\"b\"]"));
        assertEquals("A.B\nx\n", table(View.of(), "[{\"a.b\":\"x\"}]"));
    }

    @Test
    void controlCharactersAreEscaped() {
        assertEquals("""
            FIRST NAME
            a\\nb\\x1b[31m\\x9b\\x7f\\u202e
            """, table(View.of("first_name"), """
            [{"first_name":"a\\nb\\u001b[31m\\u009b\\u007f\\u202e"}]"""));
        assertEquals("\\x1b\nx\n", table(View.of(), "[{\"\\u001b\":\"x\"}]"));
    }

    @Test
    void timesAreWrittenForPeopleAndTheirOffsetOnce() {
        assertEquals("""
            ID          START                 STATUS     COMMENT
            apt_000123  2026-11-23 Mon 09:00  booked     bring the referral
            apt_000124  2026-11-23 Mon 09:30  cancelled
            times at UTC+01:00
            """, Printed.table(200, APPOINTMENT, APPOINTMENTS));
        assertTrue(table(APPOINTMENT, APPOINTMENTS).contains("2026-11-23T09:00:00+01:00"), "off a terminal");
    }

    @Test
    void differentOffsetsStandBesideEachTime() {
        assertEquals("""
            START
            2026-10-25 Sun 02:30 +02:00
            2026-10-25 Sun 02:30:15 +01:00
            2026-10-25 Sun 01:30 Z
            2026-10-25 Sun 01:30
            2026-10-25
            """, Printed.table(80, View.of("start"), """
            [{"start":"2026-10-25T02:30+02:00"},{"start":"2026-10-25T02:30:15+01:00"},{"start":"2026-10-25T01:30Z"},
             {"start":"2026-10-25T01:30:00"},{"start":"2026-10-25"}]"""));
        assertEquals("START\n2026-10-26 Mon 00:00\ntimes at UTC\n", Printed.table(80, View.of("start"), """
            [{"start":"2026-10-25T24:00:00Z"}]"""));
    }

    @Test
    void headersWrapBeforeTextsShrink() {
        View view = View.of("id", "healthcare_service_id", "comment");
        String rows = """
            [{"id":"apt_000123","healthcare_service_id":"202","comment":"bring the referral, and the card"}]""";
        assertEquals("""
                        HEALTHCARE
            ID          SERVICE ID  COMMENT
            apt_000123  202         bring the referral, and the card
            """, Printed.table(60, view, rows));
        assertEquals("""
                        HEALTHCARE
            ID          SERVICE ID  COMMENT
            apt_000123  202         bring the…
            """, Printed.table(40, view, rows));
        assertEquals("""
                       HEALTH-
                       CARE
                       SERVICE
            ID         ID      COMMENT
            apt_000123 202     bring the…
            """, Printed.table(30, view, rows));
    }

    @Test
    void whatFitsNoTableIsABlockForEachRecord() {
        assertEquals("""
            id       apt_000123
            start    2026-11-23 Mon 09:00
            status   booked
            comment  bring the referral

            id       apt_000124
            start    2026-11-23 Mon 09:30
            status   cancelled
            comment

            times at UTC+01:00
            """, Printed.table(40, APPOINTMENT, APPOINTMENTS));
    }

    @Test
    void listsEndBetweenTheirPartsAndIdsInThemStayWhole() {
        String rows = """
            [{"service_ids":["L0_12345","L0_12346","L0_12347"],"tags":["red","green","blue and more"]}]""";
        assertEquals("""
            SERVICE IDS                   TAGS
            L0_12345, L0_12346, L0_12347  red, green, …
            """, Printed.table(46, View.of("service_ids", "tags"), rows));
        assertEquals("""
            SERVICE IDS  TAGS
            L0_12345, …  red, green, …
            """, Printed.table(26, View.of("service_ids", "tags"), rows));
    }

    @Test
    void aTimeAndAnIdAreWholeAtAnyWidth() {
        for (int width = 1; width <= 120; width++) {
            String table = Printed.table(width, APPOINTMENT, APPOINTMENTS);
            for (String whole : List.of("apt_000123", "apt_000124", "2026-11-23 Mon 09:00", "2026-11-23 Mon 09:30")) {
                assertTrue(table.contains(whole), width + ": " + table);
            }
        }
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        Random random = new Random(40);
        String[] texts = {"東京都", "a", "æøå", "👩‍⚕️ doctor", "a long text with blanks", "x\\ty"};
        for (int i = 0; i < 500; i++) {
            StringBuilder json = new StringBuilder("[");
            for (int row = 0; row < 3; row++) {
                json.append(row == 0 ? "{" : ",{");
                for (int key = 0; key < 6; key++) {
                    json.append(key == 0 ? "" : ",")
                            .append("\"key_")
                            .append(key)
                            .append("\":\"");
                    json.append(texts[random.nextInt(texts.length)].repeat(random.nextInt(5)))
                            .append('"');
                }
                json.append('}');
            }
            int width = 3 + random.nextInt(80);
            for (String line :
                    Printed.table(width, View.of(), json + "]").lines().toList()) {
                assertTrue(DisplayWidth.of(line) <= Math.max(width, "key_0".length()), () -> width + ": " + line);
            }
        }
    }

    @Test
    void coloursAppearOnlyWhereTheTerminalHasThem() {
        String coloured = Printed.on(new Terminal(true, 80, true), Format.TABLE, View.of("status", "name"), """
            [{"status":"booked","name":"booked"},{"status":"awaiting_confirmation","name":"b"},
             {"status":"cancelled","name":"c"},{"status":"odd","name":"d"}]""");
        assertEquals("""
            \u001b[1mSTATUS\u001b[0m                 \u001b[1mNAME\u001b[0m
            \u001b[32mbooked\u001b[0m                 booked
            \u001b[33mawaiting_confirmation\u001b[0m  b
            \u001b[2mcancelled\u001b[0m              c
            odd                    d
            """, coloured);
        assertFalse(table(APPOINTMENT, APPOINTMENTS).contains("\u001b"));
    }

    private static String table(View view, String json) {
        return Printed.as(Format.TABLE, view, json);
    }
}
