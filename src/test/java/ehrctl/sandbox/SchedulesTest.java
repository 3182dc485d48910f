package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulesTest {
    private final SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private ApiResponse open(String start, String end, String... more) {
        String[] values = new String[6 + more.length];
        System.arraycopy(
                new String[] {"resource_id", "hsa_id:SE2321000131-E000000012345", "start", start, "end", end},
                0,
                values,
                0,
                6);
        System.arraycopy(more, 0, values, 6, more.length);
        return run.ask(Operation.CREATE_SCHEDULE, "webdoc", "L0_1", values);
    }

    private JsonNode slots(String start, String end) {
        return assertOk(
                200,
                run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "resource_id", "101", "start", start, "end", end));
    }

    @Test
    void weeklyHoursAreShownAsPeriodsWithStableIds() {
        JsonNode list = assertOk(
                200,
                run.ask(
                        Operation.GET_SCHEDULE,
                        "webdoc",
                        "L0_1",
                        "resource_id",
                        "102",
                        "start",
                        "2026-11-23T00:00:00+01:00",
                        "end",
                        "2026-11-23T13:00:01+01:00"));
        assertEquals(
                SandboxRun.json("[{\"id\":\"102-20261123-0800\",\"resource_id\":\"102\","
                        + "\"start\":\"2026-11-23T08:00:00+01:00\",\"end\":\"2026-11-23T12:00:00+01:00\","
                        + "\"healthcare_service_ids\":[\"201\",\"L0_12345\"],\"slot_minutes\":null},"
                        + "{\"id\":\"102-20261123-1300\",\"resource_id\":\"102\","
                        + "\"start\":\"2026-11-23T13:00:00+01:00\",\"end\":\"2026-11-23T16:00:00+01:00\","
                        + "\"healthcare_service_ids\":[\"201\",\"L0_12345\"],\"slot_minutes\":null}]"),
                list);
    }

    @Test
    void aNewPeriodIsListedAndOpensTimeslots() {
        JsonNode period = assertOk(
                201,
                open(
                        "2026-11-28T09:00:00+01:00",
                        "2026-11-28T10:00:00+01:00",
                        "slot_minutes",
                        "20",
                        "healthcare_service_ids",
                        "[\"203\",\"203\"]"));
        assertEquals(
                SandboxRun.json(
                        "{\"id\":\"S1\",\"resource_id\":\"101\",\"start\":\"2026-11-28T09:00:00+01:00\","
                                + "\"end\":\"2026-11-28T10:00:00+01:00\",\"healthcare_service_ids\":[\"203\"],\"slot_minutes\":20}"),
                period);
        assertEquals(
                3,
                slots("2026-11-28T00:00:00+01:00", "2026-11-29T00:00:00+01:00").size());
        JsonNode list = run.ask(Operation.GET_SCHEDULE, "webdoc", "L0_1", "resource_id", "101")
                .body();
        boolean listed = false;
        for (JsonNode entry : list) {
            listed |= entry.equals(period);
        }
        assertTrue(listed);
    }

    @Test
    void withoutServicesOrLengthThoseOfTheResourceHold() {
        assertEquals(
                2,
                assertOk(201, open("2026-11-28T09:00:00+01:00", "2026-11-28T10:00:00+01:00"))
                        .path("healthcare_service_ids")
                        .size());
        assertEquals(
                3,
                slots("2026-11-28T00:00:00+01:00", "2026-11-29T00:00:00+01:00").size());
    }

    @Test
    void aPeriodOverWorkingHoursDoublesNoTimeslot() {
        int before =
                slots("2026-11-23T08:00:00+01:00", "2026-11-23T16:00:00+01:00").size();
        assertOk(201, open("2026-11-23T08:00:00+01:00", "2026-11-23T16:00:00+01:00"));
        assertEquals(
                before,
                slots("2026-11-23T08:00:00+01:00", "2026-11-23T16:00:00+01:00").size());
    }

    @Test
    void aLongPeriodIsFoundFromItsEnd() {
        assertOk(201, open("2026-12-01T00:00:00+01:00", "2027-01-01T00:00:00+01:00", "slot_minutes", "480"));
        assertEquals(
                "2026-12-31T16:00:00+01:00",
                slots("2026-12-31T16:00:00+01:00", "2027-01-01T00:00:00+01:00")
                        .path(0)
                        .path("start")
                        .asText());
    }

    @Test
    void limitsAreHeld() {
        assertProblemAt("BAD_INPUT", "end", open("2026-11-28T09:00:00+01:00", "2026-11-28T09:00:00+01:00"));
        assertProblemAt("BAD_INPUT", "end", open("2026-12-01T00:00:00+01:00", "2027-01-01T00:00:01+01:00"));
        assertProblemAt("BAD_INPUT", "end", open("2027-11-23T09:00:00+01:00", "2027-11-23T12:00:00+01:00"));
        assertProblemAt("BAD_INPUT", "end", open("2026-11-21T09:00:00+01:00", "2026-11-21T12:00:00+01:00"));
        String start = "2026-11-28T09:00:00+01:00";
        String end = "2026-11-28T12:00:00+01:00";
        assertProblemAt("BAD_INPUT", "slot_minutes", open(start, end, "slot_minutes", "4"));
        assertProblemAt("BAD_INPUT", "slot_minutes", open(start, end, "slot_minutes", "481"));
        assertProblemAt("BAD_INPUT", "slot_minutes", open(start, end, "slot_minutes", "7.5"));
        assertProblemAt(
                "INVALID_HEALTHCARE_SERVICE_ID",
                "healthcare_service_ids[1]",
                open(start, end, "healthcare_service_ids", "[\"203\",\"9\"]"));
        assertProblem("NOT_SUPPORTED", run.ask(Operation.CREATE_SCHEDULE, "millenium", "L0_1", "resource_id", "101"));
    }

    @Test
    void theOlderSpellingOpensAPeriodToo() {
        assertOk(
                201,
                run.raw(
                        "POST",
                        "/api/emrs/webdoc/care-units/L0_1/resources/hsa_id:SE2321000131-E000000012345/schedules",
                        Map.of(),
                        "{\"start_time\":\"2026-11-28T09:00:00\",\"end_time\":\"2026-11-28T10:00:00\"}"));
    }
}
