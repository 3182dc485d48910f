package ehrctl.remote;

import org.jspecify.annotations.Nullable;

/** Says after a moment that an answer is awaited, so that a person knows why nothing happens. */
final class Patience {
    /** Shorter waits are not noticed. */
    static final int NOTICED_MILLIS = 300;

    private final Trace trace;
    private final String text;
    private boolean over;
    private boolean said;

    private Patience(Trace trace, String text) {
        this.trace = trace;
        this.text = text;
    }

    /** Begins to wait; null where nobody looks. */
    static @Nullable Patience begin(@Nullable Trace trace, String text) {
        if (trace == null || !trace.seen()) {
            return null;
        }
        Patience patience = new Patience(trace, text);
        Thread thread = new Thread("ehrctl-patience") {
            @Override
            public void run() {
                patience.sayInTime();
            }
        };
        thread.setDaemon(true);
        thread.start();
        return patience;
    }

    private synchronized void sayInTime() {
        long until = System.nanoTime() + NOTICED_MILLIS * 1_000_000L;
        try {
            for (long rest = NOTICED_MILLIS; rest > 0 && !over; rest = (until - System.nanoTime()) / 1_000_000) {
                wait(rest);
            }
        } catch (InterruptedException e) {
            return;
        }
        if (!over) {
            said = true;
            trace.waiting(text);
        }
    }

    /** The answer is there; says whether it took so long that a person was told. */
    synchronized boolean end() {
        over = true;
        notifyAll();
        return said;
    }
}
