package ehrctl.command.smoke;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All bookings of one run of {@code smoke}, so that each is taken back whoever ends the run. */
final class SmokeBookings {
    private final List<SmokeBooking> all = new ArrayList<>();

    /** To be called before the booking is sent. */
    synchronized void add(SmokeBooking booking) {
        all.add(booking);
    }

    private synchronized List<SmokeBooking> of(@Nullable SmokeVisit visit) {
        List<SmokeBooking> some = new ArrayList<>();
        for (SmokeBooking booking : all) {
            if (visit == null || booking.visit() == visit) {
                some.add(booking);
            }
        }
        return some;
    }

    private synchronized void forget(SmokeBooking booking) {
        all.remove(booking);
    }

    /**
     * Cancels what is still booked.
     *
     * @param visit of that EHR; null for all
     * @return a line for each that could not be; may name appointment ids
     */
    List<String> release(@Nullable SmokeVisit visit) {
        List<String> problems = new ArrayList<>();
        for (SmokeBooking booking : of(visit)) {
            String problem = booking.release();
            if (problem != null) {
                problems.add(problem);
            }
            forget(booking);
        }
        return problems;
    }
}
