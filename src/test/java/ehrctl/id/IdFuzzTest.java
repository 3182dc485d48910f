package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Trials;
import ehrctl.mask.Mask;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Ids and header names that chance made up. */
class IdFuzzTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final String[] IDS = {
        "L0_12345",
        "emr_id:L0_12345",
        "emr_id:a:b",
        "se_personal_number:191212121212",
        "se_personal_number:121212-1212",
        "se_personal_number:701063-2391",
        "no_personal_number:26258605879",
        "no_personal_number:26858605848",
        "hsa_id:SE2321000131-E000000012345",
        "header:x-resource-id",
        "header:X"
    };

    @Test
    void anIdIsRefusedInItsOwnWayOrPrintedAsItIsRead() {
        Trials.each(8_000, 250_000, chance -> {
            String text = chance.oneIn(5) ? chance.text(80) : chance.bent(chance.of(IDS));
            TypedId id;
            try {
                id = TypedId.parse(text);
            } catch (InvalidIdException e) {
                assertOneLine(e.getMessage());
                return;
            }
            assertEquals(id, TypedId.parse(id.text()));
            assertOneLine(id.text());
            TypedId normalised = id.normalised(TODAY);
            assertEquals(normalised, normalised.normalised(TODAY));
            assertEquals(normalised, TypedId.parse(normalised.text()));
            if (id instanceof TypedId.Direct direct) {
                assertNotNull(IdCheck.check(direct.type(), direct.value(), TODAY));
                assertEquals(direct.type().prefix() + ":" + Mask.MASK, id.toString());
            }
        });
    }

    @Test
    void aHeaderNameIsRefusedOrFitForAHeader() {
        Trials.each(3_000, 100_000, chance -> {
            String name = chance.oneIn(5)
                    ? chance.text(80)
                    : chance.bent(chance.of("x-resource-id", "Content-Length", "X-Leyr-Client-Id", "hOST", "te", "x"));
            try {
                assertEquals(name, HeaderName.check(name));
                assertTrue(name.matches("[A-Za-z][A-Za-z0-9-]{0,63}"), name);
                assertEquals("header:" + name, TypedId.parse("header:" + name).text());
            } catch (InvalidIdException e) {
                assertOneLine(e.getMessage());
            }
        });
    }

    @Test
    void maskedTextHoldsNoNumberAndMaskingAgainChangesNothing() {
        Trials.each(2_000, 100_000, chance -> {
            String text = chance.bent("to se_personal_number:26258605879") + " 191212121212 " + chance.text(20);
            String masked = Mask.text(text);
            assertEquals(masked, Mask.text(masked));
            assertFalse(masked.contains("191212121212"), masked);
        });
    }

    private static void assertOneLine(String text) {
        assertTrue(text.indexOf('\n') < 0 && text.indexOf('\r') < 0, text);
    }
}
