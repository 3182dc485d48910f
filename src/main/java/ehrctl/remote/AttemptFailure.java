package ehrctl.remote;

/** Why one attempt brought no answer; the message names the host and holds nothing of the request. */
final class AttemptFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** How far an attempt got. */
    enum Reach {
        /** Not a byte of the request left this machine. */
        NEVER_LEFT,
        /** The same, because nobody listens there. */
        REFUSED,
        /** The same, and trying again will not help. */
        NEVER_WILL,
        /** It was sent, wholly or in part, and no whole answer came. */
        BROKEN,
        /** Something came that is no HTTP. */
        GARBLED
    }

    private final Reach reach;

    AttemptFailure(Reach reach, String message) {
        super(message);
        this.reach = reach;
    }

    Reach reach() {
        return reach;
    }

    boolean left() {
        return reach == Reach.BROKEN || reach == Reach.GARBLED;
    }

    /** A length of time as the command line takes it. */
    static String words(long nanos) {
        long millis = nanos / 1_000_000;
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
