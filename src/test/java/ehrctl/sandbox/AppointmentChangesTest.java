package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.HALF_PAST_TEN;
import static ehrctl.harness.SandboxRun.TEN;
import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AppointmentChangesTest {
    private static final String ELEVEN = "2026-11-23T11:00:00+01:00";
    private static final String HALF_PAST_ELEVEN = "2026-11-23T11:30:00+01:00";

    private final SandboxRun run = new SandboxRun();

    @BeforeEach
    void bookAtTenAndEleven() {
        assertOk(201, run.book(TEN, HALF_PAST_TEN));
        assertOk(201, run.book(ELEVEN, HALF_PAST_ELEVEN));
    }

    @AfterEach
    void close() {
        run.close();
    }

    private ApiResponse update(String... values) {
        String[] all = new String[values.length + 2];
        all[0] = "appointment_id";
        all[1] = "A1";
        System.arraycopy(values, 0, all, 2, values.length);
        return run.ask(Operation.UPDATE_APPOINTMENT, "webdoc", "L0_1", all);
    }

    private ApiResponse patch(String id, String body) {
        String target = "/api/emrs/webdoc/care-units/L0_1/appointments" + (id.isEmpty() ? "" : "/" + id);
        return run.raw("PATCH", target, Map.of(), body);
    }

    @Test
    void movingFreesTheOldTimeAndTakesTheNew() {
        JsonNode moved =
                assertOk(200, update("start", "2026-11-23T12:00:00+01:00", "end", "2026-11-23T12:30:00+01:00"));
        assertEquals("2026-11-23T12:00:00+01:00", moved.path("start").asText());
        assertOk(201, run.book(TEN, HALF_PAST_TEN));
    }

    @Test
    void itsOwnTimeCountsAsFreeButNotThatOfOthers() {
        assertOk(200, update("start", TEN, "end", HALF_PAST_TEN));
        assertProblem("NO_TIMESLOTS_AVAILABLE", update("start", ELEVEN, "end", HALF_PAST_ELEVEN));
        assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
    }

    @Test
    void anotherResourceMustBeFreeAndOfferTheService() {
        assertEquals(
                "102",
                assertOk(200, update("resource_id", "102")).path("resource_id").asText());
        assertProblem("NO_TIMESLOTS_AVAILABLE", update("resource_id", "103"));
        assertProblem("INVALID_RESOURCE_ID", update("resource_id", "9"));
        assertProblem("INVALID_RESOURCE_ID", update("resource_id", "emr_id:102"));
    }

    @Test
    void aCommentAloneChecksNoAvailability() {
        assertEquals(
                "Ny", assertOk(200, update("comment", "Ny")).path("comment").asText());
        assertProblem("INVALID_COMMENT_LENGTH", update("comment", "x".repeat(501)));
    }

    @Test
    void anUpdateNeedsSomethingAndBothEnds() {
        assertProblem("BAD_INPUT", patch("A1", "{}"));
        assertProblem("BAD_INPUT", patch("A1", "{\"unknown\":1}"));
        assertProblemAt("BAD_INPUT", "end", update("start", TEN));
        assertProblemAt("BAD_INPUT", "start", update("end", TEN));
        assertProblem("BAD_INPUT", update("start", TEN, "end", TEN));
    }

    @Test
    void theOlderSpellingOfTheTimesMovesToo() {
        JsonNode moved = assertOk(
                200, patch("A1", "{\"start_time\":\"2026-11-23T12:00:00\",\"end_time\":\"2026-11-23T12:30:00\"}"));
        assertEquals("2026-11-23T12:30:00+01:00", moved.path("end").asText());
    }

    @Test
    void cancellingFreesTheTimeAndHappensOnce() {
        JsonNode cancelled = assertOk(200, patch("A1", "{\"status\":\"cancelled\",\"comment\":\"Sjuk\"}"));
        assertEquals("cancelled", cancelled.path("status").asText());
        assertEquals("Sjuk", cancelled.path("comment").asText());
        assertEquals("A1", cancelled.path("id").asText());
        assertProblem("BAD_INPUT", patch("A1", "{\"status\":\"cancelled\"}"));
        assertProblem("BAD_INPUT", update("comment", "x"));
        assertEquals(
                "A3", run.book(TEN, HALF_PAST_TEN).body().path(0).path("id").asText());
    }

    @Test
    void noOtherStatusCanBeSet() {
        for (String status : new String[] {"\"booked\"", "\"completed\"", "1", "null"}) {
            assertProblemAt("BAD_INPUT", "status", patch("A1", "{\"status\":" + status + "}"));
        }
        assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
    }

    @Test
    void oneRequestIsOneOfTheThreeChanges() {
        String times = "\"start\":\"2026-11-23T12:00:00+01:00\",\"end\":\"2026-11-23T12:30:00+01:00\"";
        assertProblemAt("BAD_INPUT", "start", patch("A1", "{\"status\":\"cancelled\"," + times + "}"));
        assertProblemAt("BAD_INPUT", "start_time", patch("A1", "{\"status\":\"cancelled\",\"start_time\":\"x\"}"));
        assertProblemAt("BAD_INPUT", "resource_id", patch("A1", "{\"status\":\"cancelled\",\"resource_id\":\"102\"}"));
        assertProblemAt(
                "BAD_INPUT",
                "confirmation",
                patch("A1", "{\"status\":\"cancelled\",\"confirmation\":{\"code\":\"123456\"}}"));
        assertProblemAt(
                "BAD_INPUT", "comment", patch("A1", "{\"confirmation\":{\"code\":\"123456\"},\"comment\":\"x\"}"));
        assertProblemAt("BAD_INPUT", "start", patch("", "{\"ids\":[\"A1\"],\"status\":\"cancelled\"," + times + "}"));
        assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
        JsonNode cancelled = assertOk(200, patch("A1", "{\"status\":\"cancelled\",\"comment\":\"x\",\"other\":1}"));
        assertEquals("x", cancelled.path("comment").asText());
    }

    @Test
    void whatAwaitsNothingCannotBeConfirmed() {
        assertProblem("BAD_INPUT", patch("A1", "{\"confirmation\":{\"code\":\"123456\"}}"));
        assertProblemAt("MISSING_REQUIRED_FIELD", "confirmation.code", patch("A1", "{\"confirmation\":{}}"));
        assertProblem("INVALID_APPOINTMENT_ID", patch("A9", "{\"confirmation\":{\"code\":\"123456\"}}"));
    }

    @Test
    void manyAreCancelledTogether() {
        JsonNode both = assertOk(200, patch("", "{\"ids\":[\"A2\",\"A1\"],\"status\":\"cancelled\"}"));
        assertEquals("A2", both.path(0).path("id").asText());
        assertEquals("cancelled", both.path(1).path("status").asText());
    }

    @Test
    void ofManyAllOrNoneChange() {
        assertProblemAt(
                "INVALID_APPOINTMENT_ID", "ids[1]", patch("", "{\"ids\":[\"A1\",\"A9\"],\"status\":\"cancelled\"}"));
        assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
        assertOk(200, patch("A2", "{\"status\":\"cancelled\"}"));
        assertProblemAt("BAD_INPUT", "ids[1]", patch("", "{\"ids\":[\"A1\",\"A2\"],\"status\":\"cancelled\"}"));
        assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
    }

    @Test
    void manyCannotMoveToTheSameTime() {
        assertProblem(
                "NO_TIMESLOTS_AVAILABLE",
                patch(
                        "",
                        "{\"ids\":[\"A1\",\"A2\"],\"start\":\"2026-11-23T12:00:00+01:00\",\"end\":\"2026-11-23T12:30:00+01:00\"}"));
        assertEquals(
                TEN,
                run.ask(Operation.GET_APPOINTMENT, "webdoc", "L0_1", "appointment_id", "A1")
                        .body()
                        .path("start")
                        .asText());
        assertEquals(
                "Hej",
                assertOk(200, patch("", "{\"ids\":[\"A1\",\"A2\"],\"comment\":\"Hej\"}"))
                        .path(1)
                        .path("comment")
                        .asText());
    }

    @Test
    void manyAreOneToAHundredWithoutDoubles() {
        StringBuilder ids = new StringBuilder("\"A1\"");
        for (int i = 2; i <= 101; i++) {
            ids.append(",\"A").append(i).append('"');
        }
        assertProblem("MAX_ITEMS_EXCEEDED", patch("", "{\"ids\":[" + ids + "],\"comment\":\"x\"}"));
        assertProblemAt("BAD_INPUT", "ids[1]", patch("", "{\"ids\":[\"A1\",\"A1\"],\"comment\":\"x\"}"));
        assertProblemAt("BAD_INPUT", "ids[0]", patch("", "{\"ids\":[1],\"comment\":\"x\"}"));
        assertProblem("MISSING_REQUIRED_FIELD", patch("", "{\"ids\":[],\"comment\":\"x\"}"));
        assertProblem("MISSING_REQUIRED_FIELD", patch("", "{\"comment\":\"x\"}"));
    }
}
