package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeslotsTest {
    private SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private JsonNode slots(String... values) {
        return assertOk(200, run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", values));
    }

    private static List<String> starts(JsonNode slots) {
        List<String> starts = new ArrayList<>();
        slots.forEach(slot -> starts.add(slot.path("start").asText()));
        return starts;
    }

    @Test
    void aMondayIsCutIntoTheServicesLength() {
        JsonNode slots = slots(
                "resource_id",
                "101",
                "healthcare_service_id",
                "L0_12345",
                "start",
                "2026-11-23T00:00:00+01:00",
                "end",
                "2026-11-24T00:00:00+01:00");
        assertEquals(16, slots.size());
        assertEquals("2026-11-23T08:00:00+01:00", slots.path(0).path("start").asText());
        assertEquals("2026-11-23T08:30:00+01:00", slots.path(0).path("end").asText());
        assertEquals("101", slots.path(0).path("resource_id").asText());
        assertEquals("L0_12345", slots.path(0).path("healthcare_service_id").asText());
        assertEquals("2026-11-23T16:00:00+01:00", slots.path(15).path("end").asText());
    }

    @Test
    void lunchIsNotOffered() {
        List<String> starts = starts(slots(
                "resource_id",
                "102",
                "healthcare_service_id",
                "L0_12345",
                "start",
                "2026-11-23T11:30:00+01:00",
                "end",
                "2026-11-23T13:30:00+01:00"));
        assertEquals(List.of("2026-11-23T11:30:00+01:00", "2026-11-23T13:00:00+01:00"), starts);
    }

    @Test
    void theDefaultWindowIsThirtyDaysFromNowInOrder() {
        List<OffsetDateTime> starts = new ArrayList<>();
        starts(slots()).forEach(start -> starts.add(OffsetDateTime.parse(start)));
        assertEquals(OffsetDateTime.parse("2026-11-23T08:00:00+01:00"), starts.get(0));
        assertTrue(starts.get(starts.size() - 1).isBefore(OffsetDateTime.parse("2026-12-22T11:00:00+01:00")));
        assertTrue(starts.get(starts.size() - 1).isAfter(OffsetDateTime.parse("2026-12-21T00:00:00+01:00")));
        List<OffsetDateTime> sorted = new ArrayList<>(starts);
        sorted.sort(null);
        assertEquals(sorted, starts);
    }

    @Test
    void whatHasBegunIsNotOffered() {
        run.close();
        run = new SandboxRun(SandboxClock.of("2026-11-23T10:00:01+01:00"));
        assertEquals(
                "2026-11-23T10:30:00+01:00",
                slots("resource_id", "101", "start", "2026-11-23T00:00:00+01:00")
                        .path(0)
                        .path("start")
                        .asText());
        run.close();
        run = new SandboxRun(SandboxClock.of("2026-11-23T10:00:00+01:00"));
        assertEquals(
                "2026-11-23T10:00:00+01:00",
                slots("resource_id", "101").path(0).path("start").asText());
    }

    @Test
    void aBookingHidesAllSlotsThatItOverlapsInEveryCareUnit() {
        assertOk(201, run.book(SandboxRun.TEN, SandboxRun.HALF_PAST_TEN));
        for (String careUnit : new String[] {"L0_1", "L0_10"}) {
            List<String> starts = starts(run.ask(
                            Operation.LIST_TIMESLOTS,
                            "webdoc",
                            careUnit,
                            "resource_id",
                            "101",
                            "start",
                            "2026-11-23T09:30:00+01:00",
                            "end",
                            "2026-11-23T11:00:00+01:00")
                    .body());
            assertEquals(List.of("2026-11-23T09:30:00+01:00", "2026-11-23T10:30:00+01:00"), starts);
        }
    }

    @Test
    void aBlankWhereThePlusWasIsReadAsPlus() {
        JsonNode slots = run.get("/api/emrs/webdoc/care-units/L0_1/timeslots?start=2026-11-23T10:00:00+01:00"
                        + "&end=2026-11-23T10:30:00%2B01:00&resource_id=101")
                .body();
        assertEquals(List.of(SandboxRun.TEN), starts(slots));
    }

    @Test
    void aNaiveTimeIsReadInTheCareUnitsZone() {
        JsonNode slots = slots("resource_id", "101", "start", "2026-11-23T10:00:00", "end", "2026-11-23T10:30:00");
        assertEquals(List.of(SandboxRun.TEN), starts(slots));
    }

    @Test
    void anImpossibleWindowIsBadInput() {
        assertProblem("BAD_INPUT", run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "start", "tomorrow"));
        assertProblem("BAD_INPUT", run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "end", "2026-11-22T09:00:00Z"));
        assertProblem("BAD_INPUT", run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "end", "2027-11-23T10:00:01Z"));
        assertProblem(
                "BAD_INPUT",
                run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "start", "+999999999-12-31T10:00:00Z"));
        assertOk(200, run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "end", "2027-11-23T10:00:00Z"));
    }

    @Test
    void anUnknownResourceOrServiceIsRefused() {
        assertProblem("INVALID_RESOURCE_ID", run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "resource_id", "9"));
        assertProblem(
                "INVALID_HEALTHCARE_SERVICE_ID",
                run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1", "healthcare_service_id", "9"));
    }

    @Test
    void aDayWithoutAnHourHasFewerSlotsAndNoneInTheGap() {
        List<String> starts = nightOf("2026-03-29");
        assertEquals(5 * 4, starts.size());
        assertTrue(starts.contains("2026-03-29T01:45:00+01:00"));
        assertTrue(starts.contains("2026-03-29T03:00:00+02:00"));
        assertEquals("2026-03-29T05:45:00+02:00", starts.get(starts.size() - 1));
    }

    @Test
    void aDayWithAnHourTwiceHasSlotsInBoth() {
        List<String> starts = nightOf("2026-10-25");
        assertEquals(7 * 4, starts.size());
        assertTrue(starts.contains("2026-10-25T02:00:00+02:00"));
        assertTrue(starts.contains("2026-10-25T02:00:00+01:00"));
        assertEquals("2026-10-25T05:45:00+01:00", starts.get(starts.size() - 1));
    }

    @Test
    void workingHoursStayLocalAcrossTheChangeOfTime() {
        run.close();
        run = new SandboxRun(SandboxClock.of("2026-03-27T05:00:00Z"));
        List<String> starts = starts(slots("resource_id", "101", "healthcare_service_id", "203"));
        assertTrue(starts.contains("2026-03-27T08:00:00+01:00"));
        assertTrue(starts.contains("2026-03-30T08:00:00+02:00"));
        assertFalse(starts.contains("2026-03-30T09:30:00+02:00"));
    }

    private List<String> nightOf(String date) {
        run.close();
        run = new SandboxRun(SandboxClock.of(date + "T00:00:00+0" + (date.contains("-03-") ? "1" : "2") + ":00"));
        return starts(slots("resource_id", "103", "end", date + "T12:00:00"));
    }
}
