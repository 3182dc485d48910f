package ehrctl.command.batch;

import ehrctl.api.Failure;
import ehrctl.command.line.WholeNumber;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** {@code --rate}: so many lines a second, minute or hour, evenly apart. Times are nanoseconds of one clock. */
final class BatchRate {
    private static final long SECOND = 1_000_000_000L;
    private static final long NAP = SECOND / 20;

    private final long apart;
    private boolean begun;
    private long next;

    private BatchRate(long apart) {
        this.apart = apart;
    }

    /** No limit. */
    static BatchRate unlimited() {
        return new BatchRate(0);
    }

    /** Reads {@code 20/s}, {@code 100/m}, {@code 1000/h}, and {@code 20}, which is a second's. */
    static BatchRate parse(String text) {
        int slash = text.indexOf('/');
        String unit = slash < 0 ? "s" : text.substring(slash + 1);
        long length = switch (unit) {
            case "s" -> SECOND;
            case "m" -> 60 * SECOND;
            case "h" -> 3600 * SECOND;
            default -> throw Failure.usage("--rate knows no such unit", "write it as 20/s, 100/m or 1000/h");
        };
        int count = WholeNumber.parse(slash < 0 ? text : text.substring(0, slash), "--rate", 1, 1_000_000);
        return new BatchRate(length / count);
    }

    /** Waits for the turn of one line; false where {@code givenUp} says so meanwhile. For any thread. */
    boolean await(BooleanSupplier givenUp) {
        long begin = System.nanoTime();
        long delay;
        synchronized (this) {
            delay = delay(begin);
        }
        for (long rest = delay; rest > 0; rest = delay - (System.nanoTime() - begin)) {
            if (givenUp.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(Math.min(rest, NAP));
        }
        return true;
    }

    /** How long the next line has to wait. Time that was lost is not made up for. */
    long delay(long now) {
        if (apart == 0) {
            return 0;
        }
        long start = begun ? Math.max(next, now) : now;
        begun = true;
        next = start + apart;
        return start - now;
    }
}
