package ehrctl.sandbox;

/** A window in which a resource is free for a service. */
record FreeTimeslot(long start, long end, String resourceId, String serviceId) implements Comparable<FreeTimeslot> {
    @Override
    public int compareTo(FreeTimeslot other) {
        int order = Long.compare(start, other.start);
        if (order == 0) {
            order = resourceId.compareTo(other.resourceId);
        }
        if (order == 0) {
            order = serviceId.compareTo(other.serviceId);
        }
        return order == 0 ? Long.compare(end, other.end) : order;
    }
}
