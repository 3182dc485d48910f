package ehrctl.command.session;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import org.jspecify.annotations.Nullable;

/** Watches a command's writes, so that one that is interrupted does not end without a word. */
public final class WriteWatch extends Thread {
    public static final String UNKNOWN = "interrupted after it was sent; whether it was done is unknown";
    public static final String UNSENT = "interrupted before anything was sent";

    /** How long a command may take to its end that has its answer. */
    private static final long GRACE_MILLIS = 2_000;

    private final Diagnostics diagnostics;
    private boolean watching;
    private boolean interrupted;
    private boolean over;
    private boolean left;
    private @Nullable ApiRequest open;
    private @Nullable Runnable some;
    private @Nullable String words;

    WriteWatch(Diagnostics diagnostics) {
        super("ehrctl-write-watch");
        this.diagnostics = diagnostics;
    }

    /** @throws Failure where the process is being ended: then nothing more is sent */
    synchronized void sending(ApiRequest request) {
        if (!watching) {
            try {
                Runtime.getRuntime().addShutdownHook(this);
                watching = true;
            } catch (IllegalStateException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            throw Failure.unsent(ExitCode.INTERRUPTED, UNSENT);
        }
        open = request;
        left = false;
    }

    synchronized void leaving() {
        left = true;
    }

    synchronized void answered() {
        // What was said of it stands.
        try {
            while (interrupted && open != null) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open = null;
    }

    /**
     * One of several writes is done.
     *
     * @param show shows what is done so far
     * @param saying says it in words
     */
    synchronized void accepted(Runnable show, String saying) {
        some = show;
        words = saying;
    }

    /** The command is at its end, and all is said. */
    synchronized void end() {
        over = true;
        notifyAll();
        if (watching && !interrupted) {
            try {
                Runtime.getRuntime().removeShutdownHook(this);
            } catch (IllegalStateException e) {
                // It is about to run, and finds that all is over.
            }
        }
    }

    /** The process is told to end. */
    @Override
    public synchronized void run() {
        interrupted = true;
        ApiRequest request = open;
        if (request == null) {
            awaitEnd();
            return;
        }
        ExitCode how = EndingSignal.exitCode();
        if (some != null) {
            some.run();
        }
        String[] hints = words == null ? new String[0] : new String[] {words};
        if (left) {
            String look = HowToLook.hint(request);
            diagnostics.report(
                    Failure.sent(how, UNKNOWN, words == null ? new String[] {look} : new String[] {words, look}));
        } else {
            diagnostics.report(words == null ? Failure.unsent(how, UNSENT) : Failure.sent(how, "interrupted", hints));
        }
    }

    private void awaitEnd() {
        long begin = System.nanoTime();
        try {
            for (long rest = GRACE_MILLIS;
                    rest > 0 && !over;
                    rest = GRACE_MILLIS - (System.nanoTime() - begin) / 1_000_000) {
                wait(rest);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
