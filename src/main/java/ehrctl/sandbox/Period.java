package ehrctl.sandbox;

/** A stretch of time in seconds since 1970; the end is not part of it. */
record Period(long start, long end) {
    private static final int DEFAULT_DAYS = 30;
    private static final int MAX_DAYS = 366;

    /** The query's {@code start} and {@code end}: by default from now, and for 30 days. */
    static Period of(CheckedRequest call) {
        Long start = call.time("start");
        long from = start == null ? call.now() : start;
        Long end = call.time("end");
        long to = end == null ? from + DEFAULT_DAYS * Times.DAY : end;
        requireOrder(from, to, "end");
        if (to - from > MAX_DAYS * Times.DAY) {
            throw Refused.bad("BAD_INPUT", "start and end are more than " + MAX_DAYS + " days apart", "end");
        }
        return new Period(from, to);
    }

    static void requireOrder(long start, long end, String path) {
        if (end <= start) {
            throw Refused.bad("BAD_INPUT", "end is not after start", path);
        }
    }

    boolean overlaps(long otherStart, long otherEnd) {
        return otherStart < end && otherEnd > start;
    }
}
