package ehrctl.sandbox;

import java.util.List;

/**
 * A stretch in which a resource works without a break.
 *
 * @param slotMinutes 0 where each service has its own length
 * @param serviceIds what can be booked in it; none means all that the resource offers
 */
record WorkingPeriod(String id, long start, long end, int slotMinutes, List<String> serviceIds)
        implements Comparable<WorkingPeriod> {
    @Override
    public int compareTo(WorkingPeriod other) {
        int byStart = Long.compare(start, other.start);
        return byStart == 0 ? id.compareTo(other.id) : byStart;
    }
}
