package ehrctl.id;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.mask.Mask;
import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TypedIdTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        "abc_12345, emr_id:abc_12345",
        "emr_id:abc_12345, emr_id:abc_12345",
        "emr_id:urn:oid:1.2, emr_id:urn:oid:1.2",
        "hsa_id:SE2321000131-e000000012345, hsa_id:SE2321000131-e000000012345",
        "no_personal_number:26258605879, no_personal_number:26258605879",
        "se_personal_number:121212-1212, se_personal_number:121212-1212",
        "header:x-resource-id, header:x-resource-id",
        "a.b, emr_id:a.b",
    })
    void theFormToSendAlwaysHasAPrefix(String text, String sent) {
        assertEquals(sent, TypedId.parse(text).text());
    }

    @Test
    void bareAndPrefixedEhrIdsAreEqual() {
        assertEquals(TypedId.parse("emr_id:abc_12345"), TypedId.parse("abc_12345"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ".",
                "..",
                "emr_id:",
                "emr_id:..",
                "emr_id:a b",
                " abc",
                "abc\n",
                "a\tb",
                "a\u0000",
                "a\u007f",
                "å",
                "a\u00a0b",
                "se_personal_number:１９１２１２１２１２１２",
                "se_personal_number:19121212 1212",
                "header:",
                "header:header:x",
                "header:authorization",
                ":abc",
                "EMR_ID:abc",
                "urn:oid:1.2"
            })
    void badSyntaxIsRefused(String text) {
        assertThrows(InvalidIdException.class, () -> TypedId.parse(text));
    }

    @Test
    void anUnknownTypeListsTheKnownOnesAndTheWayOut() {
        String message = message("urn:oid:1.2");
        for (IdType type : IdType.values()) {
            assertTrue(message.contains(type.prefix()), message);
        }
        assertTrue(
                message.contains("'urn'") && message.contains("header") && message.contains("with emr_id: in front"),
                message);
        assertFalse(message.contains("oid"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"191212121212", "L0_12345", "mFdvd", "SE", "a b"})
    void aPrefixThatMayBePartOfAnIdIsNotShown(String prefix) {
        assertFalse(message(prefix + ":x").contains(prefix));
    }

    @Test
    void messagesDoNotShowTheValue() {
        assertFalse(message("se_personal_number:19121212 1212").contains("1212"));
        assertFalse(message("header:191212121212").contains("1212"));
    }

    @ParameterizedTest
    @CsvSource({
        "se_personal_number:191212121212, se_personal_number:***",
        "abc_12345, emr_id:***",
        "header:x-name, header:x-name",
    })
    void printingShowsTheTypeOnly(String text, String shown) {
        assertEquals(shown, TypedId.parse(text).toString());
    }

    @ParameterizedTest
    @CsvSource({
        "se_personal_number:121212-1212, 201212121212",
        "se_personal_number:121212+1212, 191212121212",
        "se_personal_number:19121212-1212, 191212121212",
        "se_personal_number:121212-1213, 201212121213",
        "se_personal_number:701063-2391, 197010632391",
    })
    void swedishNumbersGetTheirCenturyWhetherTheyPassTheCheckOrNot(String text, String twelve) {
        assertEquals(
                "se_personal_number:" + twelve,
                TypedId.parse(text).normalised(TODAY).text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "se_personal_number:abc",
                "se_personal_number:129912-1212",
                "no_personal_number:26258605879",
                "hsa_id:SE2321000131-e000000012345",
                "121212-1212",
                "header:x-name"
            })
    void whatIsNoSwedishNumberStaysAsItIs(String text) {
        TypedId id = TypedId.parse(text);
        assertSame(id, id.normalised(TODAY));
    }

    @Test
    void parsingWhatWasWrittenGivesTheSameId() {
        Random random = new Random(20261121);
        String[] beginnings = {"", "emr_id:", "se_personal_number:", "no_personal_number:", "hsa_id:", "header:", "urn:"
        };
        String alphabet = "0123456789-+SEabcxyz_.:/% @\u00e5\u0000\u0661\ud83d";
        int parsed = 0;
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder(beginnings[random.nextInt(beginnings.length)]);
            for (int length = random.nextInt(14); length > 0; length--) {
                // Mostly digits, so that numbers come up that are read to their end.
                int most = random.nextInt(8) == 0 ? alphabet.length() : 12;
                text.append(alphabet.charAt(random.nextInt(most)));
            }
            parsed += survives(text.toString()) ? 1 : 0;
        }
        assertTrue(parsed > 10_000, "parsed: " + parsed);
    }

    private static boolean survives(String text) {
        TypedId id;
        try {
            id = TypedId.parse(text);
        } catch (InvalidIdException refused) {
            return false;
        }
        assertEquals(id, TypedId.parse(id.text()));
        TypedId normalised = id.normalised(TODAY);
        assertEquals(normalised, normalised.normalised(TODAY));
        if (id instanceof TypedId.Direct direct) {
            Verdict verdict = IdCheck.check(direct.type(), direct.value(), TODAY);
            if (!verdict.normalised().isEmpty()) {
                assertEquals(direct.type().prefix() + ":" + verdict.normalised(), normalised.text());
            }
            // A slash ends a value in free text; when sent it is percent-encoded.
            boolean masked = Mask.text(id.text()).equals(direct.type().prefix() + ":***");
            assertTrue(
                    masked || direct.value().indexOf('/') >= 0 || direct.value().equals("@-"), direct.value());
        }
        return true;
    }

    private static String message(String text) {
        return assertThrows(InvalidIdException.class, () -> TypedId.parse(text)).getMessage();
    }

    @ParameterizedTest
    @CsvSource({
        "az_:x, true",
        "abcdefghijklmnopqrst:x, true",
        "abcdefghijklmnopqrstu:x, false",
        "a`:x, false",
        "a{:x, false",
        "a1:x, false"
    })
    void onlyAWordIsRepeatedAsAnUnknownType(String text, boolean repeated) {
        String prefix = text.substring(0, text.indexOf(':'));
        assertEquals(repeated, message(text).contains("'" + prefix + "'"), text);
    }

    @Test
    void aBadValueIsNamedByItsTypesTitle() {
        assertEquals("Swedish personal number: empty", message("se_personal_number:"));
        assertEquals("EHR id: has a blank inside or around", message("emr_id:a b"));
    }
}
