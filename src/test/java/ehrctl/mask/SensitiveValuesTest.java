package ehrctl.mask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiRequest;
import ehrctl.json.Json;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SensitiveValuesTest {
    private static final String BELOW = "/api/emrs/webdoc/care-units/L0_1";

    private static Set<String> sent(String target, String body) throws Exception {
        return Masker.values(ApiRequest.parse("POST", target, Map.of(), Json.parse(body)));
    }

    @Test
    void everyLeafOfAFieldThatNobodyKnowsIsSensitive() throws Exception {
        assertEquals(
                Set.of("a", "1.5", "7", "deep"),
                sent(
                        BELOW + "/appointments",
                        "{\"extra\":{\"n\":[\"a\",1.5,true,null]},\"more\":7,\"x\":[[\"deep\"]]}"));
    }

    @Test
    void aNameThatMayBeAValueIsSensitiveAtAnyDepth() throws Exception {
        assertEquals(
                Set.of("Tolvan T", "Åsa", "Li L", "L0_2", "w", "x"),
                sent(
                        BELOW + "/patients/L0_2/medical-notes",
                        "{\"Tolvan T\":true,\"extra\":{\"Åsa\":\"w\"},\"content\":{\"a\":[{\"Li L\":\"x\"}]}}"));
    }

    @Test
    void whatTheApiCallsOpenIsNotSensitive() throws Exception {
        assertEquals(
                Set.of("L0_2", "ill"),
                sent(
                        BELOW + "/appointments",
                        "{\"start\":\"2026-11-23\",\"healthcare_service_id\":\"202\",\"patient_id\":\"L0_2\","
                                + "\"comment\":\"ill\"}"));
    }

    @Test
    void theBodyOfAnUnknownRequestIsSensitiveAltogether() throws Exception {
        assertEquals(Set.of("2026-11-23"), sent("/api/emrs/webdoc/other", "{\"start\":\"2026-11-23\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/status, /status",
        "/az/a-z, /az/a-z",
        "/status/Abc, /status/***",
        "/status/a1, /status/***",
        "/status/a{, /status/***",
        "/status/a`, /status/***",
        "/status/web2/web2, /status/***/***",
        "/api/emrs/web2/web2, /api/emrs/web2/***",
        "/api/emrs/web2/care-units/L0_1/L0_1, /api/emrs/web2/care-units/L0_1/***",
        "/api/emrs/web2/x/care-units/L0_1, /api/emrs/web2/x/care-units/***",
        "/x/patients/abc/resources/abc/abc, /x/patients/***/resources/***/abc"
    })
    void onlyPlainWordsOfAnUnknownPathAreShown(String target, String shown) {
        ApiRequest request = ApiRequest.parse("PUT", target, Map.of(), null);
        assertEquals(shown, Masker.target(request));
    }

    @Test
    void namesAreMadeOfAsciiLettersDigitsAndAFewSigns() {
        StringBuilder plain = new StringBuilder();
        for (char c = 0; c < 256; c++) {
            if (SensitiveValues.plainName(Character.toString(c))) {
                plain.append(c);
            }
        }
        assertEquals("$-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ[]_abcdefghijklmnopqrstuvwxyz", plain.toString());
    }

    @Test
    void aNameHasAtMostFourDigits() {
        assertTrue(SensitiveValues.plainName("address1.line2.year19"));
        assertFalse(SensitiveValues.plainName("address1.line2.year190"));
    }
}
