package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest.QueryValue;
import ehrctl.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ApiRequestTest {
    private static ApiRequest parse(String method, String target) {
        return ApiRequest.parse(method, target, Map.of(), null);
    }

    private static Parameter parameter(Operation operation, String name) {
        return Objects.requireNonNull(operation.parameter(name));
    }

    @Test
    void valuesStandWhereTheirRowsSay() throws Exception {
        Operation operation = Operation.CREATE_MEDICAL_NOTE;
        ApiRequest request = ApiRequest.of(operation, "webdoc", "L0_10")
                .put(parameter(operation, "patient_id"), "header:x-patient")
                .put(parameter(operation, "title"), "Call")
                .header("X-Patient", "L0_12345")
                .build();
        assertEquals("POST", request.method());
        assertEquals("/api/emrs/webdoc/care-units/L0_10/patients/header:x-patient/medical-notes", request.target());
        assertEquals(Json.parse("{\"title\":\"Call\"}"), request.body());
        assertEquals(Map.of("x-patient", "L0_12345"), request.headers());
        assertEquals("webdoc", request.emr());
        assertTrue(request.writes());
    }

    @Test
    void aDottedNameLeadsIntoAnObject() throws Exception {
        Operation operation = Operation.CONFIRM_APPOINTMENT;
        ApiRequest request = ApiRequest.of(operation, "anitasystems", "L0_1")
                .put(parameter(operation, "appointment_id"), "A1")
                .put(parameter(operation, "confirmation.code"), "123456")
                .build();
        assertEquals(Json.parse("{\"confirmation\":{\"code\":\"123456\"}}"), request.body());
    }

    @Test
    void queryValuesStandInOrder() {
        Operation operation = Operation.LIST_TIMESLOTS;
        ApiRequest request = ApiRequest.of(operation, "konfidens", "L0_1")
                .put(parameter(operation, "resource_id"), "101")
                .put(parameter(operation, "start"), "2026-11-23T08:00:00+01:00")
                .build();
        assertEquals(
                "/api/emrs/konfidens/care-units/L0_1/timeslots?resource_id=101&start=2026-11-23T08:00:00%2B01:00",
                request.target());
        assertNull(request.body());
        assertFalse(request.writes());
    }

    @Test
    void cancellingIsAStatusAndAnyOtherWriteHasABody() throws Exception {
        ApiRequest one =
                ApiRequest.of(Operation.CANCEL_APPOINTMENT, "webdoc", "L0_10").build();
        assertEquals(Json.parse("{\"status\":\"cancelled\"}"), one.body());
        ApiRequest many =
                ApiRequest.of(Operation.CANCEL_APPOINTMENTS, "webdoc", "L0_10").build();
        assertEquals(Json.parse("{\"status\":\"cancelled\"}"), many.body());
        ApiRequest update =
                ApiRequest.of(Operation.UPDATE_APPOINTMENT, "webdoc", "L0_10").build();
        assertEquals(JsonNodeFactory.instance.objectNode(), update.body());
    }

    @Test
    void whatIsPrintedIsReadBack() {
        ApiRequest request = new ApiRequest(
                "GET",
                List.of("api", "emrs", "a b", "ø/%", "..", ""),
                List.of(new QueryValue("n&=", "1+2 3"), new QueryValue("n", "")),
                Map.of(),
                null);
        assertEquals("/api/emrs/a%20b/%C3%B8%2F%25/%2E%2E/?n%26%3D=1%2B2%203&n=", request.target());
        assertEquals(request, parse("GET", request.target()));
    }

    @Test
    void whatOthersWriteIsRead() {
        ApiRequest request = ApiRequest.parse("GET", "api/x?a=1+2&&b&c=d=e", Map.of("X-One", "Two"), null);
        assertEquals(List.of("api", "x"), request.path());
        assertEquals(
                List.of(new QueryValue("a", "1 2"), new QueryValue("b", ""), new QueryValue("c", "d=e")),
                request.query());
        assertEquals(Map.of("x-one", "Two"), request.headers());
        assertEquals(List.of(""), parse("GET", "/").path());
        assertEquals(List.of(new QueryValue("", "v")), parse("GET", "/?=v").query());
        assertThrows(IllegalArgumentException.class, () -> parse("GET", "/?a=%ZZ"));
    }

    @Test
    void onlyAPathBelowAnEhrHasAnOperation() {
        assertEquals(
                List.of("care-units", "L0_1"),
                parse("GET", "/api/emrs/webdoc/care-units/L0_1").pathBelowEmr());
        assertEquals("webdoc", parse("GET", "/api/emrs/webdoc").emr());
        for (String target :
                new String[] {"/api/emrs/webdoc", "/x/emrs/webdoc/care-units", "/api/x/webdoc/care-units"}) {
            assertEquals(List.of(), parse("GET", target).pathBelowEmr(), target);
            assertNull(parse("GET", target).match(), target);
        }
        for (String target : new String[] {"/api/emrs", "/x/emrs/webdoc", "/api/x/webdoc"}) {
            assertEquals("", parse("GET", target).emr(), target);
        }
    }

    @Test
    void onlyMethodsThatReadDoNotWrite() {
        for (String method : new String[] {"GET", "HEAD", "OPTIONS"}) {
            assertFalse(parse(method, "/").writes(), method);
        }
        assertTrue(parse("DELETE", "/").writes());
    }

    @Test
    void inTextItNamesNeitherIdsNorPeople() {
        ApiRequest request = parse("GET", "/api/emrs/webdoc/care-units/L0_10/patients/L0_12345?first_name=Kari");
        assertEquals("ApiRequest[GET_PATIENT]", request.toString());
        assertEquals("ApiRequest[]", parse("PUT", "/L0_12345").toString());
        assertEquals("[QueryValue]", request.query().toString());
    }
}
