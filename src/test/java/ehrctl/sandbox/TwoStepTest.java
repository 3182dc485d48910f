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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TwoStepTest {
    private final SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private ApiResponse book() {
        return run.ask(
                Operation.CREATE_APPOINTMENT,
                "anitasystems",
                "L0_1",
                "start",
                TEN,
                "end",
                HALF_PAST_TEN,
                "resource_id",
                "101",
                "patient_id",
                "301");
    }

    private ApiResponse confirm(String id, String code) {
        return run.ask(
                Operation.CONFIRM_APPOINTMENT, "anitasystems", "L0_1", "appointment_id", id, "confirmation.code", code);
    }

    private ApiResponse cancel(String id) {
        return run.ask(Operation.CANCEL_APPOINTMENT, "anitasystems", "L0_1", "appointment_id", id, "comment", "Syk");
    }

    @Test
    void aBookingAwaitsItsCodeAndHoldsTheTime() {
        assertEquals(
                "awaiting_confirmation",
                assertOk(201, book()).path(0).path("status").asText());
        assertProblem("NO_TIMESLOTS_AVAILABLE", book());
        assertProblemAt("BAD_INPUT", "confirmation.code", confirm("A1", "654321"));
        assertEquals(
                "booked", assertOk(200, confirm("A1", "123456")).path("status").asText());
        assertProblem("BAD_INPUT", confirm("A1", "123456"));
    }

    @Test
    void aCancellingHasAnIdOfItsOwnToConfirm() {
        assertOk(201, book());
        assertOk(200, confirm("A1", "123456"));
        JsonNode pending = assertOk(200, cancel("A1"));
        assertEquals("A2", pending.path("id").asText());
        assertEquals("awaiting_confirmation", pending.path("status").asText());
        assertProblem("NO_TIMESLOTS_AVAILABLE", book());
        assertEquals("A2", assertOk(200, cancel("A1")).path("id").asText());
        assertProblem("BAD_INPUT", confirm("A2", "000000"));
        JsonNode cancelled = assertOk(200, confirm("A2", "123456"));
        assertEquals("A2", cancelled.path("id").asText());
        assertEquals("cancelled", cancelled.path("status").asText());
        assertEquals("Syk", cancelled.path("comment").asText());
        assertProblem("BAD_INPUT", confirm("A2", "123456"));
        assertProblem("BAD_INPUT", cancel("A1"));
        assertOk(201, book());
    }

    @Test
    void aCancellingItselfCanOnlyBeConfirmed() {
        assertOk(201, book());
        assertOk(200, cancel("A1"));
        assertProblem("BAD_INPUT", cancel("A2"));
        assertProblem(
                "BAD_INPUT",
                run.ask(Operation.UPDATE_APPOINTMENT, "anitasystems", "L0_1", "appointment_id", "A2", "comment", "x"));
    }

    @Test
    void manyCancellingsAwaitOneConfirmationEach() {
        assertOk(201, book());
        JsonNode pending =
                assertOk(200, run.ask(Operation.CANCEL_APPOINTMENTS, "anitasystems", "L0_1", "ids", "[\"A1\"]"));
        assertEquals("A2", pending.path(0).path("id").asText());
        assertEquals(
                "cancelled",
                assertOk(200, confirm("A2", "123456")).path("status").asText());
    }
}
