package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MaskTest {
    @ParameterizedTest
    @CsvSource({
        "se_personal_number:191212121212, se_personal_number:***",
        "emr_id:abc, emr_id:***",
        "abc, ***",
        "header:x-name, header:x-name",
        "header:191212121212, ***",
        "urn:oid, ***",
    })
    void oneIdKeepsItsTypeOnly(String id, String masked) {
        assertEquals(masked, Masker.one(id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "191212121212",
                "1212121212",
                "19121212-1212",
                "19121212+1212",
                "121212-1212",
                "121212+1212",
                "121212 1212",
                "19121212 1212",
                "19121212–1212",
                "19121212%2B1212",
                "1912-12-12-1212",
                "701063-2391",
                "26258605879",
                "262586 05879",
                "26 25 86 05879",
                "262586 058 79",
                "41814061033",
                "81234567802",
                "１９１２１２１２１２１２",
                "SE2321000131-E000000012345",
                "SE2321000131E000000012345",
                "26.85.86 05848",
                "268586.05848",
                "268586/05848",
                "1912 12 12 1212",
                "19121212  1212",
                "19121212 - 1212",
                "19121212\u20091212",
                "191212\u00ad1212",
                "1912\u200b12\u200b121212",
                "19121212%C2%A01212",
                "19121212&nbsp;1212",
                "19121212\\u00a01212",
                "0191212121212",
                "191212121212197110021834",
                "2625860587926858605848",
                "%31912%31212%31212",
                "7000602391",
                "943 476 5919",
                "9434765919",
                "943-476-5919"
            })
    void aNumberIsMaskedWhereverItStands(String number) {
        assertEquals("***", Mask.text(number));
        assertEquals("for *** at", Mask.text("for " + number + " at"));
        assertEquals("\"***\",", Mask.text("\"" + number + "\","));
        assertEquals("GET /patients/***?x=1\n", Mask.text("GET /patients/" + number + "?x=1\n"));
        assertEquals("pnr=***.", Mask.text("pnr=" + number + "."));
        assertEquals("7 *** *** 5", Mask.text("7 " + number + " " + number + " 5"));
    }

    @ParameterizedTest
    @CsvSource({
        "191212121213, ***",
        "191299991212, ***",
        "12345678910, ***",
        "121299-1212, ***",
    })
    void aTypingMistakeDoesNotUncoverANumber(String text, String masked) {
        assertEquals(masked, Mask.text(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "se_personal_number:19121212 1212 late|se_personal_number:*** late",
                "/resources/hsa_id:SE2321000131-E000000012345/schedules|/resources/hsa_id:***/schedules",
                "?resource_id=emr_id:abc_12345&start=2026|?resource_id=emr_id:***&start=2026",
                "?resource_id=emr_id%3Aabc_12345&start=2026|?resource_id=emr_id%3A***&start=2026",
                "emr_id%253aabc|emr_id%253a***",
                "{\"patient_id\":\"no_personal_number:26258605879\"}|{\"patient_id\":\"no_personal_number:***\"}",
                "x-resource-id: EMR_ID:urn:oid:1.2|x-resource-id: EMR_ID:***",
                "emr_id:a,emr_id:b|emr_id:***,emr_id:***",
                "emr_id:***|emr_id:***",
                "emr_id: none|emr_id: none",
            })
    void aTypedIdKeepsItsTypeAndWhatFollows(String text, String masked) {
        assertEquals(masked, Mask.text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:00:00+01:00",
                "2026-11-23T10:00:00.123456+0100",
                "2026-11-23 10:00:00,123456+0100",
                "20261123T100000+0100",
                "2026-11-23 10:00 2026-11-23 1000",
                "2026-11-23 2026-11-24",
                "123e4567-e89b-12d3-a456-426614174000",
                "12345678-1234-1234-1234-123456789012",
                "instance 550e8400-e29b-41d4-a716-446655440000.",
                "status 400, 1234567 of 123456789",
                "+46 8 123 45 67",
                "+46 70 123 45 67",
                "+46701234567",
                "+46701740605 (12345678-1234-1234-1234-123456789012)",
                "+46701740605 2026-11-25",
                "tel:+4745678901",
                "20261125 0800",
                "2026-11-25 0800",
                "2026/11/25 0815",
                "20261125080000",
                "junit-1695494150518973253 1732356000123",
                "127.0.0.1:8080 10.12.12.12",
                "nhs 943 476 5918",
                "write emr_id:VALUE, se_personal_number:@ask or no_personal_number:@FILE",
                "1732356000",
                "12345678901234567890",
                "L0_12345",
                ""
            })
    void timesUuidsAndOtherNumbersStay(String text) {
        assertEquals(text, Mask.text(text));
    }

    @Test
    void aLongLineIsReadOnce() {
        String digits = "1".repeat(1_000_000);
        assertEquals(digits, Mask.text(digits));
        String groups = "12-".repeat(400_000);
        assertEquals(groups, Mask.text(groups));
        assertFalse(Mask.text("emr_id:" + digits).contains("1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "121212\u20101212",
                "121212\u20151212",
                "121212\u22121212",
                "121212\t1212",
                "121212\u00a01212",
                "121212\u202f1212",
                "121212%e2%80%931212",
                "18121212 1212",
                "20121212 1212",
                "SE2321000131"
            })
    void separatorsOfEveryKindHideNothing(String number) {
        assertEquals("***", Mask.text(number));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "121212\u20161212",
                "121212%211212",
                "17121212 1212",
                "21121212 1212",
                "20261231235959",
                "1T100000+0100",
                ":00.123456+0100",
                ":00,123456+0100",
                "2026-11-23t100000+0100",
                "SE232100013"
            })
    void whatIsNoNumberStaysBesideItsBorders(String text) {
        assertEquals(text, Mask.text(text));
    }

    @Test
    void aTimeNeedsItsDateOrItsMinutesInFront() {
        assertEquals("T***", Mask.text("T100000+0100"));
        assertEquals("xT***", Mask.text("xT100000+0100"));
        assertEquals("1.***", Mask.text("1.123456+0100"));
        assertEquals("0;00.***", Mask.text("0;00.123456+0100"));
    }

    @Test
    void aUuidEndsWhereItMustOrIsNone() {
        String uuid = "abcdefab-abcd-abcd-abcd-a26258605879";
        assertEquals(uuid, Mask.text(uuid));
        assertEquals(uuid + "/x", Mask.text(uuid + "/x"));
        assertEquals("abcdefab-abcd-abcd-abcd-a***x", Mask.text(uuid + "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://user:password@host/x, https://***@host/x",
        "https://token@host:8080, https://***@host:8080",
        "https://user:pa/ss@host/x, https://***@host/x",
        "https%3A%2F%2Fuser%3Apassword%40host, https%3A%2F%2F***%40host",
        "https://host:8080/a@b, https://host:8080/a@b",
        "https://host/?q=a@b, https://host/?q=a@b"
    })
    void whatStandsBeforeTheHostOfAUrlIsMasked(String text, String masked) {
        assertEquals(masked, Mask.text(text));
    }

    @Test
    void aPhoneNumberDoesNotShieldANationalNumber() {
        assertEquals("+46 70 123 45 67 ***", Mask.text("+46 70 123 45 67 191212121212"));
        assertEquals("+46 *** and +***", Mask.text("+46 19121212-1212 and +41814061033"));
        assertEquals("x+***", Mask.text("x+26258605879"));
    }
}
