package ehrctl.sandbox.server;

/** Counts the requests that are being answered, so that a server can end between two of them. */
final class InFlight {
    private int count;
    private boolean closed;

    /** One request on its way; it is over once it was handled and the answer is on the wire or will never be. */
    final class Ticket {
        private final boolean open;
        private boolean handled;
        private boolean sent;

        private Ticket(boolean open) {
            this.open = open;
        }

        /** Whether it may be done; not once the server is to end. */
        boolean open() {
            return open;
        }

        void handled() {
            synchronized (InFlight.this) {
                end(sent && !handled);
                handled = true;
            }
        }

        void sent() {
            synchronized (InFlight.this) {
                end(handled && !sent);
                sent = true;
            }
        }
    }

    synchronized Ticket begin() {
        count++;
        return new Ticket(!closed);
    }

    private void end(boolean over) {
        if (over) {
            count--;
            notifyAll();
        }
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
