package ehrctl.sandbox.server;

import ehrctl.sandbox.Refused;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Shares out the memory for large bodies, so that many at once have to wait and none takes the server down. */
final class BodyMemory {
    /** As much as every thread may hold without asking. */
    static final int FREE_BYTES = 16 * 1024;

    /** Bytes, text, tree and what is stored: the same body is in memory several times. */
    private static final int COPIES = 8;

    private static final long PATIENCE_SECONDS = 10;

    private final Semaphore bytes;
    private final long patienceMillis;

    /**
     * Some memory.
     *
     * @param total bytes of body at once; the largest body that is allowed must fit
     */
    BodyMemory(int total, long patienceMillis) {
        this.bytes = new Semaphore(total, true);
        this.patienceMillis = patienceMillis;
    }

    static BodyMemory ofThisProcess() {
        long share = Runtime.getRuntime().maxMemory() / COPIES;
        int total = (int) Math.min(Integer.MAX_VALUE, Math.max(RequestBody.MAX_BYTES, share));
        return new BodyMemory(total, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }

    /**
     * Waits for room for one body.
     *
     * @param announced its length in bytes; negative where it is not known
     * @return what is to be given back
     * @throws Refused 503 where no room came free in time
     */
    int take(long announced) throws InterruptedException {
        int wanted = announced < 0 ? RequestBody.MAX_BYTES : (int) Math.min(announced, RequestBody.MAX_BYTES);
        if (wanted <= FREE_BYTES || announced > RequestBody.MAX_BYTES) {
            return 0;
        }
        if (!bytes.tryAcquire(wanted, patienceMillis, TimeUnit.MILLISECONDS)) {
            throw Refused.of(
                    503, "SERVICE_UNAVAILABLE", "too many large requests at once; nothing was done, try again");
        }
        return wanted;
    }

    void giveBack(int taken) {
        bytes.release(taken);
    }
}
