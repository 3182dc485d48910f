package ehrctl.sandbox.server;

/** Counts the requests that are being answered, so that a server can end between two of them. */
final class InFlight {
    private int count;
    private boolean closed;

    /** Whether one more may begin; not once the server is to end. */
    synchronized boolean begin() {
        count++;
        return !closed;
    }

    synchronized void end() {
        count--;
        notifyAll();
    }

    /** Lets none begin any more, and waits for the others. */
    synchronized void drain(long millis) throws InterruptedException {
        closed = true;
        long deadline = System.nanoTime() + millis * 1_000_000;
        for (long rest = millis; count > 0 && rest > 0; rest = (deadline - System.nanoTime()) / 1_000_000) {
            wait(rest);
        }
    }
}
