package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskerTest {
    private static final String NUMBER = "191212121212";
    private static final String BELOW = "/api/emrs/webdoc/care-units/L0_1";

    private static ApiRequest get(String target) {
        return ApiRequest.parse("GET", target, Map.of(), null);
    }

    private static ApiRequest post(String target, String body) throws Exception {
        return ApiRequest.parse("POST", target, Map.of(), Json.parse(body));
    }

    @Test
    void targetKeepsTypesAndOpenValues() {
        assertEquals(
                BELOW + "/patients/se_personal_number:***",
                Masker.target(get(BELOW + "/patients/se_personal_number%3A" + NUMBER)));
        assertEquals(
                BELOW + "/appointments?resource_id=hsa_id:***&patient_id=***&start=2026-11-23",
                Masker.target(get(BELOW + "/appointments?resource_id=hsa_id:SE1-E1&patient_id=L0_5&start=2026-11-23")));
        assertEquals(BELOW + "/appointments/a1", Masker.target(get(BELOW + "/appointments/a1")));
        assertEquals(
                BELOW + "/resources/header:x-resource-id/schedules",
                Masker.target(get(BELOW + "/resources/header:x-resource-id/schedules")));
        assertEquals(BELOW + "/resources/***", Masker.target(get(BELOW + "/resources/header:" + NUMBER)));
    }

    @Test
    void targetHidesNamesAndWhatNoParameterTellsOf() {
        assertEquals(
                BELOW + "/patients?first_name=***&last_name=***&other=***",
                Masker.target(get(BELOW + "/patients?first_name=Tolvan&last_name=Tolvansson&other=1")));
        assertEquals(
                BELOW + "/patients/***/family/***?q=***",
                Masker.target(get(BELOW + "/patients/abc/family/no_such:" + NUMBER + "?q=1")));
        assertEquals("/status/***", Masker.target(get("/status/" + NUMBER)));
    }

    @Test
    void valuesAreHiddenInEverySpelling() throws Exception {
        Masker masker = Masker.of(get(BELOW + "/patients/se_personal_number:19121212-1212"));
        assertEquals("se_personal_number:*** is unknown", masker.mask("se_personal_number:19121212-1212 is unknown"));
        assertEquals("*** *** *** ***", masker.mask("191212121212 121212-1212 1212121212 19121212+1212"));
        assertEquals("[***]", masker.mask("[" + base64("se_personal_number:19121212-1212") + "]"));
        assertEquals("[***]", masker.mask("[" + base64("19121212-1212") + "]"));
        Masker named = Masker.of(get(BELOW + "/patients?first_name=%C3%85sa%20%22O&last_name=Li"));
        assertEquals("*** *** *** ***", named.mask("Åsa \"O %C3%85sa%20%22O åsa \\\"O %c3%85sa+%22O"));
        assertEquals("no *** in Linköping, ***.", named.mask("no Li in Linköping, li."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "191212121212",
                "%31912%31212%31212",
                "%2531912%2531212%2531212",
                "\\u0031912\\u00312121212",
                "&#49;912&#x31;2121212",
                "19121212%2d1212",
                "19121212%E2%80%931212",
                "19 12 12 12 12 12",
                "1912.12.12-1212",
                "MTkxMjEyMTIxMjEy",
                "eDoxOTEyMTIxMjEyMTI=",
                "eHg6MTkxMjEyMTIxMjEy",
                "eHh4OjE5MTIxMjEyMTIxMg%3D%3D"
            })
    void aNumberIsHiddenHoweverItIsEncoded(String spelling) {
        Masker masker = Masker.of(get(BELOW + "/patients/se_personal_number:19121212-1212"));
        assertEquals("(***)", masker.mask("(" + spelling + ")"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Åsa \"O'Neil\"",
                "åSA \"o'neil\"",
                "%C3%85sa+%22O%27Neil%22",
                "%c3%85sa%20%22O%27Neil%22",
                "\\u00c5sa \\\"O'Neil\\\"",
                "\\u00C5sa \\u0022O\\u0027Neil\\\\\"",
                "&#197;sa &quot;O&apos;Neil&quot;",
                "w4VzYSAiTydOZWlsIg==",
                "w4VzYSAiTydOZWlsIg",
            })
    void aNameIsHiddenHoweverItIsEncoded(String spelling) {
        Masker masker = Masker.of(get(BELOW + "/patients?first_name=%C3%85sa%20%22O%27Neil%22"));
        assertEquals("(***)", masker.mask("(" + spelling + ")"));
    }

    @Test
    void theBeginningOfALongTextIsEnough() throws Exception {
        Masker masker = Masker.of(post(
                BELOW + "/patients/emr_id:77/medical-notes",
                "{\"content\":{\"unstructured\":\"fell off a very blue ladder\"}}"));
        assertEquals("too long: '***…'", masker.mask("too long: 'fell off a very blue…'"));
        assertEquals("fell off a horse", masker.mask("fell off a horse"));
    }

    @Test
    void whatLooksLikeANumberIsHiddenEverywhere() throws Exception {
        Masker masker = Masker.of(java.util.List.<String>of());
        assertEquals("not *** but hsa_id:***", masker.mask("not 197110021834 but hsa_id:SE2321000131-E000000012345"));
        assertEquals(BELOW + "/appointments/***", Masker.target(get(BELOW + "/appointments/197110021834")));
        assertEquals(BELOW + "/appointments?start=***", Masker.target(get(BELOW + "/appointments?start=26258605879")));
        assertEquals("/api/emrs/***/care-units", Masker.target(get("/api/emrs/197110021834/care-units")));
        JsonNode body = Masker.body(post(BELOW + "/patients", "{\"197110021834\":1,\"phones\":[\"1\"]}"));
        assertEquals("{\"***\":\"***\",\"phones\":[\"***\"]}", Json.compact(body));
    }

    @Test
    void aNameOfTheQueryThatMayBeAValueIsHidden() {
        assertEquals(BELOW + "/patients?***=***", Masker.target(get(BELOW + "/patients?197110021834=x")));
        assertEquals(BELOW + "/patients?***=***", Masker.target(get(BELOW + "/patients?Tolvan%20T=x")));
        Masker masker = Masker.of(get(BELOW + "/patients?Tolvan%20T=x"));
        assertEquals("unknown ***", masker.mask("unknown Tolvan T"));
    }

    private static String base64(String text) {
        return java.util.Base64.getEncoder().encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void bodyIsHiddenButForOpenFields() throws Exception {
        Masker masker = Masker.of(post(
                BELOW + "/appointments",
                "{\"start\":\"2026-11-23\",\"patient_id\":\"emr_id:L0_12345\",\"resource_id\":\"header:x-resource-id\","
                        + "\"comment\":\"knee\",\"healthcare_service_id\":\"svc\",\"extra\":{\"n\":[" + NUMBER
                        + "]}}"));
        assertEquals(
                "2026-11-23 emr_id:*** header:x-resource-id *** svc ***",
                masker.mask("2026-11-23 emr_id:L0_12345 header:x-resource-id knee svc " + NUMBER));
        JsonNode cancelled = Json.parse("{\"status\":\"cancelled\",\"comment\":\"ill\"}");
        Masker cancelling = Masker.of(ApiRequest.parse("PATCH", BELOW + "/appointments/a1", Map.of(), cancelled));
        assertEquals("a1 is cancelled: ***", cancelling.mask("a1 is cancelled: ill"));
    }

    @Test
    void openFieldsOfABodyAreShownUnlessTheyLookPersonal() throws Exception {
        String target = BELOW + "/resources/L0_12345/schedules";
        JsonNode body = Masker.body(post(
                target,
                "{\"start\":\"2026-11-23\",\"slot_minutes\":15,\"healthcare_service_ids\":[\"202\",\"26258605879\"],"
                        + "\"extra\":{\"a\":true,\"b\":\"emr_id:x\"}}"));
        assertEquals(
                "{\"start\":\"2026-11-23\",\"slot_minutes\":15,\"healthcare_service_ids\":[\"202\",\"***\"],"
                        + "\"extra\":{\"a\":true,\"b\":\"emr_id:***\"}}",
                Json.compact(body));
        assertNull(Masker.body(get(target)));
    }

    @Test
    void anOpenFieldOfABodyHidesANumberWithoutQuotesToo() throws Exception {
        String body = "{\"slot_minutes\":26258605879,\"healthcare_service_ids\":[26258605879,true,null,30]}";
        assertEquals(
                Json.parse("{\"slot_minutes\":\"***\",\"healthcare_service_ids\":[\"***\",true,null,30]}"),
                Masker.body(post(BELOW + "/resources/101/schedules", body)));
    }

    @Test
    void nationalNumbersAndHsaIdsLookPersonal() {
        assertTrue(Masker.looksPersonal("no_personal_number 26258605879"));
        assertTrue(Masker.looksPersonal("SE2321000131-E000000012345"));
        assertFalse(Masker.looksPersonal("2026-11-23T10:00:00+01:00"));
    }

    @Test
    void itShowsHowManyValuesItKnowsAndNoneOfThem() {
        assertEquals("Masker[2]", Masker.of(java.util.List.of("Tolvan", "Li")).toString());
    }

    @Test
    void valuesOfHeadersAreHidden() {
        Map<String, String> headers = Map.of("x-resource-id", "hsa_id:SE2321000131-E000000012345");
        Masker masker = Masker.of(ApiRequest.parse("GET", BELOW + "/resources/header:x-resource-id", headers, null));
        assertEquals("hsa_id:*** not found", masker.mask("hsa_id:SE2321000131-E000000012345 not found"));
    }
}
