package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ehrctl.api.ApiResponse;
import ehrctl.harness.SandboxRun;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdReferenceTest {
    private static final String WEBDOC = "/api/emrs/webdoc/care-units/L0_1";
    private static final String SAMPLE = "{\"resource_id\":\"%s\",\"start_time\":\"2026-11-23T10:00:00\","
            + "\"end_time\":\"2026-11-23T10:30:00\",\"patient_id\":\"%s\",\"healthcare_service_id\":\"L0_12345\"}";

    private final SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private static String sample(String resourceId, String patientId) {
        return SAMPLE.formatted(resourceId, patientId);
    }

    @Test
    void theVendorsPathSamplesRun() {
        for (String id : new String[] {
            "101",
            "emr_id:101",
            "hsa_id:SE2321000131-E000000012345",
            "se_personal_number:191212121212",
            "se_personal_number:121212%2B1212"
        }) {
            assertEquals(
                    "101",
                    assertOk(200, run.get(WEBDOC + "/resources/" + id))
                            .path("id")
                            .asText(),
                    id);
        }
        assertOk(200, run.get("/api/emrs/pasientsky/care-units/L0_10/appointments?resource_id=emr_id:abc_12345"));
        assertOk(200, run.get("/api/emrs/pasientsky/care-units/L0_10/appointments?resource_id=abc_12345"));
        assertOk(200, run.get("/api/emrs/takecare/care-units/L0_10/appointments?resource_id=abc_12345"));
    }

    @Test
    void theVendorsBookingSampleRunsWithItsDateMoved() {
        ApiResponse response = run.raw(
                "POST",
                "/api/emrs/webdoc/care-units/L0_10/appointments",
                Map.of(),
                sample("hsa_id:SE2321000131-E000000012345", "L0_12345"));
        assertEquals(1, assertOk(201, response).size());
        assertEquals(
                "2026-11-23T10:00:00+01:00",
                response.body().path(0).path("start").asText());
    }

    @Test
    void aHeaderReferenceWorksInPathQueryAndBody() {
        assertOk(
                200,
                run.raw(
                        "GET",
                        WEBDOC + "/resources/header:x-resource-id",
                        Map.of("X-Resource-Id", "se_personal_number:191212121212"),
                        null));
        assertOk(
                200,
                run.raw(
                        "GET",
                        WEBDOC + "/appointments?resource_id=header:X-Current&patient_id=header:x-patient-id",
                        Map.of("x-current", "hsa_id:SE2321000131-E000000012345", "x-patient-id", "L0_12345"),
                        null));
        assertOk(
                201,
                run.raw(
                        "POST",
                        "/api/emrs/pasientsky/care-units/L0_10/appointments",
                        Map.of("x-referring-resource", "emr_id:abc_12345", "x-patient-id", "emr_id:L0_12345"),
                        sample("header:x-referring-resource", "header:x-patient-id")));
    }

    @Test
    void aMissingHeaderOrAReferenceToAReferenceIsAnInvalidId() {
        assertProblemAt("INVALID_RESOURCE_ID", "resource_id", run.get(WEBDOC + "/resources/header:x-resource-id"));
        assertProblem("INVALID_PATIENT_ID", run.get(WEBDOC + "/patients/header:x-patient-id"));
        assertProblem(
                "INVALID_RESOURCE_ID",
                run.raw("GET", WEBDOC + "/resources/header:x-a", Map.of("x-a", "header:x-b", "x-b", "101"), null));
        assertProblem(
                "INVALID_PATIENT_ID",
                run.raw("GET", WEBDOC + "/patients/header:x-a", Map.of("x-a", "header:x-a"), null));
    }

    @Test
    void aHeaderThatTheApiUsesItselfIsNeverRead() {
        assertProblem(
                "INVALID_RESOURCE_ID",
                run.raw(
                        "GET",
                        WEBDOC + "/resources/header:x-leyr-client-secret",
                        Map.of("x-leyr-client-secret", "101"),
                        null));
    }

    @Test
    void anUnsupportedTypeSaysSo() {
        assertProblem("NOT_SUPPORTED", run.get(WEBDOC + "/resources/no_personal_number:191212121212"));
        assertProblem(
                "NOT_SUPPORTED",
                run.get("/api/emrs/pasientsky/care-units/L0_10/resources/hsa_id:SE2321000131-E000000012345"));
        assertProblem(
                "PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED", run.get(WEBDOC + "/patients/no_personal_number:26258605879"));
        assertProblem(
                "PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED",
                run.get(WEBDOC + "/patients/hsa_id:SE2321000131-E000000012345"));
    }

    @Test
    void anUnknownTypeIsAnInvalidResourceIdOrPatientIdType() {
        assertProblem("INVALID_RESOURCE_ID", run.get(WEBDOC + "/resources/passport:1"));
        assertProblem("INVALID_PATIENT_ID_TYPE", run.get(WEBDOC + "/patients/passport:1"));
        assertProblem("INVALID_PATIENT_ID", run.get(WEBDOC + "/patients/emr_id:a%20b"));
    }

    @Test
    void anIdIsRefusedBeforeTheBodyIsLookedAt() {
        assertProblem(
                "NOT_SUPPORTED",
                run.raw(
                        "POST",
                        WEBDOC + "/appointments",
                        Map.of(),
                        "{\"resource_id\":\"no_personal_number:26258605879\"}"));
    }

    @Test
    void noProblemNamesTheIdThatItIsAbout() {
        for (String id : new String[] {
            "191212121212", "se_personal_number:191212121213", "hsa_id:SE2321000131-P1", "191212121212:x"
        }) {
            String body = run.get(WEBDOC + "/resources/" + id).body().toString()
                    + run.get(WEBDOC + "/patients/" + id).body()
                    + run.get(WEBDOC + "/timeslots?resource_id=" + id).body()
                    + run.get(WEBDOC + "/appointments?patient_id=" + id).body();
            String value = id.startsWith("19") ? "191212121212" : id.substring(id.indexOf(':') + 1);
            assertFalse(body.contains(value), body);
        }
    }

    @Test
    void timeslotsTakeTheBareEhrIdLiterally() {
        assertOk(200, run.get(WEBDOC + "/timeslots?resource_id=101"));
        String details = assertProblem("INVALID_RESOURCE_ID", run.get(WEBDOC + "/timeslots?resource_id=emr_id:101"))
                .path("details")
                .asText();
        assertEquals(
                "no resource of this care unit has this EHR id; the bare EHR id is wanted here, without a type or header in front",
                details);
    }
}
