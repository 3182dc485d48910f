package ehrctl.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class WeekPrinterTest {
    private final ArrayNode rows = Json.array();

    @Test
    void midnightIsCrossedAndOverlapsShowWhatIsBooked() throws IOException {
        row("2026-11-23T22:45:00+01:00", "2026-11-24T00:10:00+01:00", null);
        row("2026-11-23T23:00:00+01:00", "2026-11-23T23:30:00+01:00", "booked");
        row("2026-11-23T10:00:00+01:00", "2026-11-23T23:30:00+01:00", "cancelled");
        row("2026-11-24T00:15:00+01:00", "2026-11-24T00:30:00+01:00", "awaiting_confirmation");
        String[] drawn = drawn(new Terminal(false, 0, false, true)).split("\n", -1);
        assertEquals("00:00 ....   o?..   ....   ....   ....   ....   ....", drawn[2]);
        assertEquals("22:00 ...o   ....   ....   ....   ....   ....   ....", drawn[24]);
        assertEquals("23:00 ##oo   ....   ....   ....   ....   ....   ....", drawn[25]);
        assertEquals("o free, ? awaits its code, # booked", drawn[27]);
        assertEquals("times at UTC+01:00", drawn[28]);
    }

    @Test
    void aPeriodThatNeverEndsIsDrawnForAYear() throws IOException {
        row("2026-11-23T08:00:00+01:00", "9999-12-31T00:00:00+01:00", null);
        assertTrue(drawn(Terminal.none()).lines().count() < 53 * 28);
    }

    @Test
    void theNarrowestScreenHasADayAtATime() throws IOException {
        row("2026-11-23T08:00:00+01:00", "2026-11-23T09:00:00+01:00", null);
        row("2026-11-24T08:00:00+01:00", "2026-11-24T09:00:00+01:00", null);
        String drawn = drawn(new Terminal(true, 12, false));
        assertTrue(drawn.lines().allMatch(line -> line.length() <= 18), drawn);
        assertEquals(2, drawn.lines().filter(line -> line.equals("08:00 ░░░░")).count(), drawn);
    }

    @Test
    void whatHasNoTimesIsPassedOver() throws IOException {
        row("soon", "later", null);
        assertEquals("", drawn(Terminal.none()));
    }

    private void row(String start, String end, String status) {
        var row = rows.addObject().put("start", start).put("end", end).put("resource_id", "101");
        if (status != null) {
            row.put("status", status);
        }
    }

    private String drawn(Terminal terminal) throws IOException {
        StringBuilder out = new StringBuilder();
        WeekPrinter.print(rows(), terminal, out);
        return out.toString();
    }

    private Iterable<JsonNode> rows() {
        return rows;
    }
}
