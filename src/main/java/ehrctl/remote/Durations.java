package ehrctl.remote;

/** Writes lengths of time as the command line takes them. */
final class Durations {
    private Durations() {}

    static String words(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
