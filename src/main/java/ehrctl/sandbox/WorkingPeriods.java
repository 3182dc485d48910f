package ehrctl.sandbox;

import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** When a resource works: its weekly hours, and the periods that were opened through the API. */
final class WorkingPeriods {
    private final Database database;

    WorkingPeriods(Database database) {
        this.database = database;
    }

    /** All that overlap the window, in order; weekly hours are local times, also on the days that are longer or shorter. */
    List<WorkingPeriod> of(CheckedRequest call, String resourceId, Period window) {
        List<WorkingPeriod> periods = new ArrayList<>();
        weekly(call, resourceId, window, periods);
        opened(call, resourceId, window, periods);
        Collections.sort(periods);
        return periods;
    }

    private void weekly(CheckedRequest call, String resourceId, Period window, List<WorkingPeriod> periods) {
        List<Row> hours = database.rows(
                "SELECT weekday, start_minute, end_minute FROM working_hours WHERE emr = ? AND resource_id = ?",
                call.emr(),
                resourceId);
        LocalDate last = date(call, window.end());
        for (LocalDate date = date(call, window.start()); !date.isAfter(last); date = date.plusDays(1)) {
            for (Row row : hours) {
                if (row.number(0) == date.getDayOfWeek().getValue()) {
                    long start = second(call, date, (int) row.number(1));
                    long end = second(call, date, (int) row.number(2));
                    if (window.overlaps(start, end)) {
                        periods.add(new WorkingPeriod(
                                weeklyId(resourceId, date, (int) row.number(1)), start, end, 0, List.of()));
                    }
                }
            }
        }
    }

    private static LocalDate date(CheckedRequest call, long second) {
        return Instant.ofEpochSecond(second).atZone(call.careUnit().zone()).toLocalDate();
    }

    private static long second(CheckedRequest call, LocalDate date, int minute) {
        return date.plusDays(minute / 1440)
                .atTime(minute % 1440 / 60, minute % 60)
                .atZone(call.careUnit().zone())
                .toEpochSecond();
    }

    /** Like {@code 101-20261123-0800}. */
    private static String weeklyId(String resourceId, LocalDate date, int minute) {
        StringBuilder id = new StringBuilder(resourceId).append('-').append(date.getYear());
        Times.two(id, date.getMonthValue());
        Times.two(id, date.getDayOfMonth()).append('-');
        Times.two(id, minute / 60);
        return Times.two(id, minute % 60).toString();
    }

    private void opened(CheckedRequest call, String resourceId, Period window, List<WorkingPeriod> periods) {
        for (Row row : database.rows(
                "SELECT id, start_at, end_at, slot_minutes FROM schedule_period"
                        + " WHERE emr = ? AND resource_id = ? AND care_unit_id = ?"
                        + " AND start_at > ? AND start_at < ? AND end_at > ?",
                call.emr(),
                resourceId,
                call.careUnit().id(),
                window.start() - ScheduleRules.MAX_DAYS * Times.DAY,
                window.end(),
                window.start())) {
            Long slotMinutes = row.numberOrNull(3);
            periods.add(new WorkingPeriod(
                    row.text(0),
                    row.number(1),
                    row.number(2),
                    slotMinutes == null ? 0 : slotMinutes.intValue(),
                    serviceIds(call, row.text(0))));
        }
    }

    private List<String> serviceIds(CheckedRequest call, String periodId) {
        List<String> ids = new ArrayList<>();
        for (Row row : database.rows(
                "SELECT healthcare_service_id FROM schedule_period_service WHERE emr = ? AND schedule_period_id = ?",
                call.emr(),
                periodId)) {
            ids.add(row.text(0));
        }
        return ids;
    }
}
