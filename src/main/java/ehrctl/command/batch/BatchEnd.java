package ehrctl.command.batch;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.EndingSignal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** How a batch ends: with its last line, before it, or because the process is told to end. */
final class BatchEnd {
    /** How long a line that is under way may take to its end after Ctrl-C. */
    private static final long GRACE_MILLIS = 2_000;

    private static final String LOOK = "each line of the output says how it ended";

    private final Diagnostics diagnostics;
    private final BatchRun run;
    private final BatchProgress progress;

    BatchEnd(Diagnostics diagnostics, BatchRun run, BatchProgress progress) {
        this.diagnostics = diagnostics;
        this.run = run;
        this.progress = progress;
    }

    /** Does the work; when the process is told to end, lines that are under way come to their end, or are reported. */
    void guard(Runnable work) {
        Thread hook = new Thread(this::interrupted, "ehrctl-batch-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            work.run();
        } finally {
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running, and says all; what it needs must stay open.
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void interrupted() {
        ExitCode how = EndingSignal.exitCode();
        try {
            run.interrupt(GRACE_MILLIS, how);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        progress.end(run.done(), run.failed());
        diagnostics.report(failure(how, "interrupted: " + run.summary() + "; the rest was not begun", LOOK));
    }

    /**
     * The exit code.
     *
     * @param unwritten why results could not be written, or null
     * @throws Failure where something went wrong
     */
    int exitCode(@Nullable IOException unwritten) {
        progress.end(run.done(), run.failed());
        Failure broken = run.broken();
        if (broken != null) {
            throw run.sent() ? afterWrites(broken) : broken;
        }
        if (unwritten != null) {
            diagnostics.outputFailed(unwritten, run.sent());
            boolean ok = run.failed() == 0 && run.whole();
            // What is no closed pipe is reported, and more than a line that failed.
            return ok || diagnostics.outputFailure() != null ? ExitCode.OK.number() : ExitCode.PARTIAL.number();
        }
        if (run.failed() == 0) {
            return ExitCode.OK.number();
        }
        throw failure(ExitCode.PARTIAL, run.summary() + (run.stopped() ? "; the rest was not begun" : ""), LOOK);
    }

    private Failure failure(ExitCode exitCode, String message, String... details) {
        return run.sent() ? Failure.sent(exitCode, message, details) : Failure.unsent(exitCode, message, details);
    }

    private Failure afterWrites(Failure broken) {
        List<String> details = new ArrayList<>();
        details.add(run.summary() + "; the rest was not begun");
        details.add(LOOK);
        details.addAll(broken.details());
        return Failure.sent(ExitCode.PARTIAL, String.valueOf(broken.getMessage()), details.toArray(new String[0]));
    }
}
