package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxRouteTest {
    private final SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void careUnitsComeInTheSeedsOrderWithTheirZone() {
        JsonNode list = assertOk(200, run.ask(Operation.LIST_CARE_UNITS, "takecare", null));
        assertEquals("10", list.path(0).path("id").asText());
        assertEquals("L0_10", list.path(1).path("id").asText());
        assertEquals("Europe/Stockholm", list.path(0).path("time_zone").asText());
        assertEquals("10", run.sandbox.firstCareUnit("takecare"));
        assertEquals(ZoneId.of("Australia/Sydney"), run.sandbox.zone("cliniko", "L0_1"));
    }

    @Test
    void whatIsUnknownHasNoFirstCareUnitAndNoZone() {
        assertNull(run.sandbox.firstCareUnit("nosuch"));
        assertNull(run.sandbox.zone("webdoc", "nosuch"));
    }

    @Test
    void anUnknownEhrOrPathIsAnUnknownErrorWith404() {
        for (String target : new String[] {
            "/api/emrs/nosuch/care-units",
            "/api/emrs/webdoc/nosuch",
            "/api/emrs/webdoc",
            "/api/emrs",
            "/",
            "/x/y/webdoc/z"
        }) {
            ApiResponse response = run.get(target);
            assertEquals(404, response.status(), target);
            assertEquals("UNKNOWN_ERROR", response.body().path("code").asText());
        }
    }

    @Test
    void aKnownPathWithAnotherMethodSaysWhichAreAllowed() {
        ApiResponse response = run.raw("DELETE", "/api/emrs/webdoc/care-units/L0_1/appointments", Map.of(), null);
        assertEquals(405, response.status());
        assertEquals("GET, POST, PATCH", response.headers().get("allow"));
        assertEquals("UNKNOWN_ERROR", response.body().path("code").asText());
    }

    @Test
    void anUnknownCareUnitIsRefusedBeforeAnythingInTheBody() {
        assertProblemAt(
                "INVALID_CARE_UNIT_ID",
                "care_unit_id",
                run.raw("POST", "/api/emrs/webdoc/care-units/L0_2/appointments", Map.of(), "[]"));
    }

    @Test
    void theEnvelopeIsTheApisAndRepeats() {
        JsonNode body = run.get("/api/emrs/webdoc/care-units/L0_2").body();
        assertEquals(
                "https://docs.leyr.io/api/error-handling/bad_request",
                body.path("type").asText());
        assertEquals("Request validation failed", body.path("title").asText());
        assertEquals(400, body.path("status").asInt());
        assertEquals("no care unit has the id L0_2", body.path("detail").asText());
        assertTrue(body.path("instance").asText().matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
        assertEquals(body, run.get("/api/emrs/webdoc/care-units/L0_2").body());
    }

    @Test
    void allThatIsMissingIsListedWithItsPath() {
        JsonNode errors = run.raw(
                        "POST", "/api/emrs/webdoc/care-units/L0_1/appointments", Map.of(), "{\"start\":\" \"}")
                .body()
                .path("errors");
        assertEquals(4, errors.size());
        String[] missing = {"start", "end", "resource_id", "patient_id"};
        for (int i = 0; i < missing.length; i++) {
            assertEquals(
                    "MISSING_REQUIRED_FIELD", errors.path(i).path("error_code").asText());
            assertEquals(missing[i], errors.path(i).path("path").asText());
        }
    }

    @Test
    void aWriteWithoutABodyLacksWhatIsDemanded() {
        assertProblem(
                "MISSING_REQUIRED_FIELD", run.raw("POST", "/api/emrs/webdoc/care-units/L0_1/patients", Map.of(), null));
    }

    @Test
    void aValueOfAWrongKindIsBadInputAtItsPath() {
        assertProblemAt(
                "BAD_INPUT",
                "phones[1]",
                run.raw(
                        "POST",
                        "/api/emrs/webdoc/care-units/L0_1/patients",
                        Map.of(),
                        "{\"first_name\":\"Åsa\",\"last_name\":\"Ö\",\"phones\":[\"1\",2]}"));
        assertProblemAt(
                "BAD_INPUT",
                "start_time",
                run.raw(
                        "POST",
                        "/api/emrs/webdoc/care-units/L0_1/appointments",
                        Map.of(),
                        "{\"start_time\":1,\"end\":\"x\",\"resource_id\":\"101\",\"patient_id\":\"302\"}"));
        assertProblem("BAD_INPUT", run.raw("POST", "/api/emrs/webdoc/care-units/L0_1/patients", Map.of(), "[1]"));
    }

    @Test
    void aQueryValueThatStandsTwiceIsBadInput() {
        assertProblemAt(
                "BAD_INPUT",
                "healthcare_service_id",
                run.get(
                        "/api/emrs/webdoc/care-units/L0_1/timeslots?healthcare_service_id=201&healthcare_service_id=203"));
    }

    @Test
    void resourcesShowNoPersonalNumberAndNoNameOfAnotherCareUnit() {
        JsonNode list = assertOk(200, run.ask(Operation.LIST_RESOURCES, "webdoc", "L0_10"));
        assertFalse(list.toString().contains("191212121212"));
        assertEquals(2, list.size());
        assertEquals("SE2321000131-E000000012345", list.path(0).path("hsa_id").asText());
        assertEquals(list.path(0).path("id"), list.path(0).path("emr_id"));
        assertEquals("equipment", list.path(1).path("type").asText());
        assertProblem("INVALID_RESOURCE_ID", run.ask(Operation.GET_RESOURCE, "webdoc", "L0_10", "resource_id", "102"));
    }

    @Test
    void servicesTellHowLongTheyTake() {
        JsonNode list = assertOk(200, run.ask(Operation.LIST_HEALTHCARE_SERVICES, "pasientsky", "L0_10"));
        assertEquals("L0_12345", list.path(1).path("id").asText());
        assertEquals(30, list.path(1).path("duration_minutes").asInt());
    }
}
