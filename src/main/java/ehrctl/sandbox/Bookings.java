package ehrctl.sandbox;

import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What takes a resource's time within a window, in whichever care unit; the database keeps it free of overlaps. */
final class Bookings {
    private final long[] starts;
    private final long[] ends;

    private Bookings(int size) {
        starts = new long[size];
        ends = new long[size];
    }

    /** @param ignoredId an appointment that does not count, or null */
    static Bookings of(Database database, String emr, String resourceId, Period window, @Nullable String ignoredId) {
        List<Row> rows = database.rows(
                "SELECT start_at, end_at FROM appointment WHERE emr = ? AND resource_id = ? AND status <> 'cancelled'"
                        + " AND start_at > ? AND start_at < ? AND end_at > ? AND id <> ? ORDER BY start_at",
                emr,
                resourceId,
                window.start() - Times.DAY,
                window.end(),
                window.start(),
                ignoredId == null ? "" : ignoredId);
        Bookings bookings = new Bookings(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            bookings.starts[i] = rows.get(i).number(0);
            bookings.ends[i] = rows.get(i).number(1);
        }
        return bookings;
    }

    boolean leaveFree(long start, long end) {
        int low = 0;
        int high = starts.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (starts[middle] < end) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 || ends[low - 1] <= start;
    }
}
