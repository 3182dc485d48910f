package ehrctl.command.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    private static final List<String> NOUNS = List.of("patients", "timeslots", "ids");

    @Test
    void aMisspeltWordLeadsToTheRightOne() {
        assertEquals("timeslots", Nearest.to("timslots", NOUNS));
        assertEquals("patients", Nearest.to("pat", NOUNS));
        assertEquals("ids", Nearest.to("id", NOUNS));
    }

    @Test
    void aStrangeWordLeadsNowhere() {
        assertNull(Nearest.to("frobnicate", NOUNS));
        assertNull(Nearest.to("x", NOUNS));
    }
}
