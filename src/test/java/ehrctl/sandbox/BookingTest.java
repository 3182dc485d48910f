package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.HALF_PAST_TEN;
import static ehrctl.harness.SandboxRun.TEN;
import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BookingTest {
    private SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private ApiResponse bookFor(String resource, String start, String end, String... more) {
        String[] values = new String[8 + more.length];
        System.arraycopy(
                new String[] {"start", start, "end", end, "resource_id", resource, "patient_id", "L0_12345"},
                0,
                values,
                0,
                8);
        System.arraycopy(more, 0, values, 8, more.length);
        return run.ask(Operation.CREATE_APPOINTMENT, "webdoc", "L0_1", values);
    }

    private ApiResponse list(String... values) {
        return run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_1", values);
    }

    @Test
    void aBookingAnswersAnArrayOfOneWithTheServiceThatFits() {
        JsonNode answer = assertOk(201, bookFor("101", TEN, HALF_PAST_TEN, "comment", "Första besöket"));
        assertEquals(
                SandboxRun.json(
                        "[{\"id\":\"A1\",\"start\":\"" + TEN + "\",\"end\":\"" + HALF_PAST_TEN
                                + "\",\"status\":\"booked\",\"comment\":\"Första besöket\",\"care_unit_id\":\"L0_1\","
                                + "\"patient_id\":\"L0_12345\",\"resource_id\":\"101\",\"healthcare_service_id\":\"L0_12345\"}]"),
                answer);
        assertEquals(
                answer.path(0),
                run.ask(Operation.GET_APPOINTMENT, "webdoc", "L0_1", "appointment_id", "A1")
                        .body());
    }

    @Test
    void aTakenOrOddTimeHasNoTimeslot() {
        assertOk(201, run.book(TEN, HALF_PAST_TEN));
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book(TEN, HALF_PAST_TEN));
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book(TEN, "2026-11-23T11:00:00+01:00"));
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book("2026-11-23T11:15:00+01:00", "2026-11-23T11:45:00+01:00"));
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book("2026-11-22T11:00:00+01:00", "2026-11-22T11:30:00+01:00"));
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book("2022-01-03T10:00:00+01:00", "2022-01-03T10:30:00+01:00"));
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book(TEN, "2031-11-23T10:00:00+01:00"));
        assertEquals(1, list().body().size());
    }

    @Test
    void severalServicesThatFitMustBeToldApart() {
        assertOk(
                201,
                run.ask(
                        Operation.CREATE_SCHEDULE,
                        "webdoc",
                        "L0_1",
                        "resource_id",
                        "101",
                        "start",
                        "2026-11-24T18:00:00+01:00",
                        "end",
                        "2026-11-24T19:00:00+01:00",
                        "slot_minutes",
                        "20"));
        String start = "2026-11-24T18:20:00+01:00";
        String end = "2026-11-24T18:40:00+01:00";
        assertProblem("AMBIGUOUS_TIMESLOTS", bookFor("101", start, end));
        JsonNode booked = assertOk(201, bookFor("101", start, end, "healthcare_service_id", "203"));
        assertEquals("203", booked.path(0).path("healthcare_service_id").asText());
    }

    @Test
    void unknownIdsAreNamedByTheirCodes() {
        assertProblemAt("INVALID_RESOURCE_ID", "resource_id", bookFor("9", TEN, HALF_PAST_TEN));
        assertProblemAt(
                "INVALID_HEALTHCARE_SERVICE_ID",
                "healthcare_service_id",
                bookFor("101", TEN, HALF_PAST_TEN, "healthcare_service_id", "9"));
        assertProblemAt(
                "INVALID_PATIENT_ID",
                "patient_id",
                run.ask(
                        Operation.CREATE_APPOINTMENT,
                        "webdoc",
                        "L0_1",
                        "start",
                        TEN,
                        "end",
                        HALF_PAST_TEN,
                        "resource_id",
                        "101",
                        "patient_id",
                        "9"));
        assertProblem(
                "INVALID_APPOINTMENT_ID", run.ask(Operation.GET_APPOINTMENT, "webdoc", "L0_1", "appointment_id", "A1"));
    }

    @Test
    void aServiceThatTheResourceDoesNotOfferHasNoTimeslot() {
        assertProblem("NO_TIMESLOTS_AVAILABLE", bookFor("101", TEN, HALF_PAST_TEN, "healthcare_service_id", "201"));
    }

    @Test
    void impossibleTimesAreBadInput() {
        assertProblemAt("BAD_INPUT", "start", run.book("yesterday", TEN));
        assertProblemAt("BAD_INPUT", "end", run.book(TEN, TEN));
    }

    @Test
    void aCommentHasAtMost500Characters() {
        assertProblemAt(
                "INVALID_COMMENT_LENGTH", "comment", bookFor("101", TEN, HALF_PAST_TEN, "comment", "å".repeat(501)));
        assertOk(201, bookFor("101", TEN, HALF_PAST_TEN, "comment", "😀".repeat(500)));
    }

    @Test
    void whatIsRefusedUsesUpNoId() {
        assertProblem("NO_TIMESLOTS_AVAILABLE", run.book(TEN, TEN.replace("10:00", "10:07")));
        assertEquals(
                "A1", run.book(TEN, HALF_PAST_TEN).body().path(0).path("id").asText());
    }

    @Test
    void anAppointmentBelongsToItsCareUnit() {
        assertOk(201, run.book(TEN, HALF_PAST_TEN));
        assertEquals(
                0,
                run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_10").body().size());
        assertProblem(
                "INVALID_APPOINTMENT_ID",
                run.ask(Operation.GET_APPOINTMENT, "webdoc", "L0_10", "appointment_id", "A1"));
    }

    @Test
    void listsAreOrderedAndFiltered() {
        assertOk(201, run.book(TEN, HALF_PAST_TEN));
        assertOk(201, bookFor("102", "2026-11-23T08:00:00+01:00", "2026-11-23T08:30:00+01:00"));
        assertOk(201, bookFor("102", TEN, HALF_PAST_TEN));
        assertEquals("[A2, A1, A3]", ids(list()));
        assertEquals("[A2, A3]", ids(list("resource_id", "102")));
        assertEquals("[A1]", ids(list("resource_id", "se_personal_number:191212121212")));
        assertEquals("[A2, A1, A3]", ids(list("patient_id", "se_personal_number:19711002-1834")));
        assertEquals("[]", ids(list("patient_id", "302")));
        assertEquals("[A1, A3]", ids(list("start", "2026-11-23T10:29:59+01:00", "end", "2026-11-23T12:00:00+01:00")));
        assertEquals("[]", ids(list("start", HALF_PAST_TEN)));
        assertEquals("[A2]", ids(list("end", TEN)));
        assertProblem("INVALID_PATIENT_ID", list("patient_id", "9"));
        assertProblem("INVALID_RESOURCE_ID", list("resource_id", "9"));
        assertProblem("BAD_INPUT", list("start", TEN, "end", TEN));
    }

    private static String ids(ApiResponse response) {
        java.util.List<String> ids = new java.util.ArrayList<>();
        assertOk(200, response)
                .forEach(appointment -> ids.add(appointment.path("id").asText()));
        return ids.toString();
    }

    @Test
    void whatIsPastIsCompletedAndStaysAsItIs(@org.junit.jupiter.api.io.TempDir java.nio.file.Path folder) {
        java.nio.file.Path file = folder.resolve("s.db");
        run.close();
        run = new SandboxRun(Sandbox.open(file, SandboxRun.SUNDAY));
        assertOk(201, run.book(TEN, HALF_PAST_TEN));
        run.close();
        run = new SandboxRun(Sandbox.open(file, SandboxClock.of(HALF_PAST_TEN)));
        assertEquals("completed", run.status("webdoc", "L0_1", "A1"));
        assertProblem("BAD_INPUT", run.ask(Operation.CANCEL_APPOINTMENT, "webdoc", "L0_1", "appointment_id", "A1"));
        assertProblem(
                "BAD_INPUT",
                run.ask(Operation.UPDATE_APPOINTMENT, "webdoc", "L0_1", "appointment_id", "A1", "comment", "x"));
        assertTrue(list().body().path(0).path("comment").isNull());
    }
}
