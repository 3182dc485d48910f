package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HowToLookTest {
    private static final String NUMBER = "191212121212";

    private static String hint(String method, String below, String body) throws Exception {
        String target = "/api/emrs/webdoc/care-units/L0_1" + below;
        return HowToLook.hint(ApiRequest.parse(method, target, Map.of(), Json.parse(body)));
    }

    @Test
    void everyWriteNamesACommandAndNoPerson() throws Exception {
        String patient = "/patients/se_personal_number:" + NUMBER;
        String[] hints = {
            hint("POST", "/appointments", "{\"patient_id\":\"" + NUMBER + "\"}"),
            hint("PATCH", "/appointments/a1", "{\"comment\":\"" + NUMBER + "\"}"),
            hint("PATCH", "/appointments", "{\"ids\":[\"a1\"]}"),
            hint("POST", "/patients", "{\"external_id\":\"" + NUMBER + "\"}"),
            hint("POST", patient + "/medical-notes", "{}"),
            hint("POST", patient + "/documents", "{}"),
            hint("POST", "/resources/se_personal_number:" + NUMBER + "/schedules", "{}")
        };
        for (String hint : hints) {
            assertTrue(hint.contains("ehrctl "), hint);
            assertTrue(hint.contains("--emr webdoc --care-unit L0_1"), hint);
            assertFalse(hint.contains(NUMBER), hint);
        }
    }

    @Test
    void appointmentIsNamedWhereAShellTakesItAsItIs() throws Exception {
        String cancel = "{\"status\":\"cancelled\"}";
        assertEquals(
                "whether it was done shows: ehrctl appointments get a1 --emr webdoc --care-unit L0_1",
                hint("PATCH", "/appointments/a1", cancel));
        assertFalse(hint("PATCH", "/appointments/a1%3Brm", cancel).contains("rm"));
    }

    @ParameterizedTest
    @CsvSource({"azAZ09-_.:+, azAZ09-_.:+", "a@b, …", "a[b, …", "a`b, …", "a{b, …", "a/b, …", "a;b, …", "å, …", "'', …"
    })
    void onlyWordsThatAShellTakesAsTheyAreAreRepeated(String id, String shown) throws Exception {
        String below = "/appointments/" + id.replace("+", "%2B").replace("/", "%2F");
        assertEquals(
                "whether it was done shows: ehrctl appointments get " + shown + " --emr webdoc --care-unit L0_1",
                hint("PATCH", below, "{}"));
    }

    @Test
    void aBookingIsLookedForInItsWindowWhereThatIsKnown() throws Exception {
        String list = "whether it was booked shows: ehrctl appointments list --emr webdoc --care-unit L0_1";
        String start = "\"start\":\"2026-11-23T10:00:00+01:00\"";
        String end = "\"end\":\"2026-11-23T10:30:00+01:00\"";
        assertEquals(
                list + " --start 2026-11-23T10:00:00+01:00 --end 2026-11-23T10:30:00+01:00",
                hint("POST", "/appointments", "{" + start + "," + end + "}"));
        assertEquals(list, hint("POST", "/appointments", "{" + start + "}"));
        assertEquals(list, hint("POST", "/appointments", "{" + end + "}"));
        String target = "/api/emrs/webdoc/care-units/L0_1/appointments";
        assertEquals(list, HowToLook.hint(ApiRequest.parse("POST", target, Map.of(), null)));
    }

    @Test
    void aReadMayBeSentAgain() throws Exception {
        assertEquals("it reads only: try again", hint("GET", "/appointments/a1", "{}"));
    }

    @Test
    void rawRequestsAreLookedForWhereTheyWent() throws Exception {
        assertEquals("look with a GET in the same place before sending it again", hint("PUT", "/x/" + NUMBER, "{}"));
    }

    @Test
    void everyWriteHasAHintOfItsOwn() throws Exception {
        for (Operation operation : Operation.values()) {
            if (operation.writes()) {
                String target = "/api/emrs/webdoc/" + String.join("/", operation.segments());
                String key = operation.bodyKey();
                JsonNode body = Json.parse(key == null ? "{}" : "{\"" + key + "\":1}");
                String hint = HowToLook.hint(ApiRequest.parse(operation.method(), target, Map.of(), body));
                assertTrue(hint.startsWith("whether "), operation + ": " + hint);
            }
        }
    }
}
