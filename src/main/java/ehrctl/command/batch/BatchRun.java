package ehrctl.command.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.Seen;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs a batch: several threads each take the next line, run it and hand in its result. */
final class BatchRun {
    private static final byte[] NOTHING = new byte[0];

    private final BatchSource source;
    private final BatchOutput output;
    private final BatchProgress progress;
    private final BatchRate rate;
    private final @Nullable Journal journal;
    private final boolean stopOnError;
    private final Seen seen;
    private volatile boolean stopped;
    private volatile ExitCode by = ExitCode.INTERRUPTED;
    private int working;
    private int underWay;
    private @Nullable Failure broken;
    private long done;
    private long failed;
    private boolean sent;
    private long unknown;
    private boolean whole = true;

    BatchRun(
            BatchSource source,
            BatchOutput output,
            BatchProgress progress,
            BatchRate rate,
            @Nullable Journal journal,
            boolean stopOnError,
            Seen seen) {
        this.source = source;
        this.output = output;
        this.progress = progress;
        this.rate = rate;
        this.journal = journal;
        this.stopOnError = stopOnError;
        this.seen = seen;
    }

    /**
     * Runs all lines, and returns when the last result is written. A thread may still wait for input that nobody needs.
     */
    void run(int parallel, Supplier<BatchLineRunner> runners) {
        for (int i = 0; i < parallel; i++) {
            BatchLineRunner runner = runners.get();
            Thread thread = new Thread(() -> work(runner), "ehrctl-batch-" + i);
            thread.setDaemon(true);
            synchronized (this) {
                working++;
            }
            try {
                thread.start();
            } catch (OutOfMemoryError e) {
                // The others do its work, where there are others.
                over(i == 0 ? bug(e) : null);
                break;
            }
        }
        synchronized (this) {
            try {
                while (working > 0 && !(stopped && underWay == 0)) {
                    wait();
                }
            } catch (InterruptedException e) {
                stopped = true;
                Thread.currentThread().interrupt();
                throw Failure.sent(ExitCode.INTERRUPTED, "interrupted");
            }
        }
    }

    private static Failure bug(Throwable bug) {
        return Failure.unsent(
                ExitCode.INTERNAL,
                "internal error: " + bug.getClass().getSimpleName(),
                "this is a bug of ehrctl; EHRCTL_DEBUG=1 shows where");
    }

    /** Begins no further line. */
    synchronized void stop() {
        stopped = true;
        notifyAll();
    }

    /** Waits until the lines that are under way have come to their end, but not for ever. */
    synchronized void awaitEnd(long millis) throws InterruptedException {
        long begin = System.nanoTime();
        for (long rest = millis; rest > 0 && underWay > 0; rest = millis - (System.nanoTime() - begin) / 1_000_000) {
            wait(rest);
        }
    }

    /** Ends the batch where it is, but for the lines that are under way, and writes all that is known. */
    void interrupt(long millis, ExitCode how) throws InterruptedException {
        stop();
        awaitEnd(millis);
        by = how;
        // Whoever reads the results may have stopped reading, and must not keep this process from its end.
        Thread writer = new Thread(output::close, "ehrctl-batch-end");
        writer.setDaemon(true);
        writer.start();
        writer.join(millis);
    }

    private void work(BatchLineRunner runner) {
        Failure end = null;
        try {
            for (BatchTask task = next(); task != null; task = next()) {
                output(task, runner);
            }
        } catch (Failure failure) {
            end = failure;
        } catch (RuntimeException | Error bug) {
            end = bug(bug);
        } finally {
            over(end);
        }
    }

    /** One thread less. */
    private synchronized void over(@Nullable Failure end) {
        working--;
        breaks(end);
        notifyAll();
    }

    private synchronized void breaks(@Nullable Failure end) {
        if (end != null) {
            broken = broken == null ? end : broken;
            stop();
        }
    }

    /** Not under the lock of the counters: whoever waits for input must not keep others from handing in results. */
    private @Nullable BatchTask next() {
        synchronized (source) {
            return stopped ? null : source.next();
        }
    }

    private void output(BatchTask task, BatchLineRunner runner) {
        byte[] result = NOTHING;
        boolean begun = begin();
        try {
            result = begun ? result(task, runner) : NOTHING;
        } finally {
            // Without its turn, the others would wait for it.
            boolean read = output.put(task.place(), result);
            if (begun) {
                end(read);
            }
        }
    }

    private synchronized boolean begin() {
        underWay += stopped ? 0 : 1;
        whole &= !stopped;
        return !stopped;
    }

    private synchronized void end(boolean read) {
        underWay--;
        stopped |= !read;
        if (stopped) {
            notifyAll();
        }
    }

    private byte[] result(BatchTask task, BatchLineRunner runner) {
        BatchInput.Line line = task.line();
        if (line == null) {
            BatchSkipped skipped = new BatchSkipped(task.number(), journal);
            count(skipped.exitCode(), false);
            return bytes(skipped.toJson());
        }
        if (!rate.await(() -> stopped)) {
            passOver();
            return NOTHING;
        }
        BatchLine audience = new BatchLine(task, journal, seen);
        output.begin(task.place(), () -> interrupted(task, audience));
        byte[] result;
        try {
            runner.run(line, audience);
            result = bytes(audience.toJson());
        } catch (RuntimeException | Error bug) {
            // Whatever the line did is all the same to the others, but it must not be missing.
            audience.fail(audience.bug(bug));
            result = bytes(audience.toJson());
        }
        record(task, audience);
        if (stopOnError && audience.exitCode() != ExitCode.OK.number()) {
            stop();
        }
        count(audience.exitCode(), audience.wrote());
        return result;
    }

    /** The line is done, and says so, whatever becomes of the journal. */
    private void record(BatchTask task, BatchLine audience) {
        if (journal == null) {
            return;
        }
        try {
            journal.finished(task.number(), task.hash(), audience.exitCode(), audience.end(), audience.wrote());
        } catch (Failure failure) {
            breaks(failure);
        }
    }

    private byte[] interrupted(BatchTask task, BatchLine audience) {
        BatchInterrupted end = audience.interrupted(by);
        if (end.unsent() && journal != null) {
            try {
                journal.finished(task.number(), task.hash(), end.exitCode(), LineEnd.AGAIN, false);
            } catch (Failure failure) {
                breaks(failure);
            }
        }
        synchronized (this) {
            unknown += end.unknown() ? 1 : 0;
        }
        count(end.exitCode(), end.failure().wasSent());
        return bytes(end.toJson());
    }

    private synchronized void passOver() {
        whole = false;
    }

    private static byte[] bytes(ObjectNode result) {
        return (Json.compact(result) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private synchronized void count(int exitCode, boolean wrote) {
        done++;
        failed += exitCode == ExitCode.OK.number() ? 0 : 1;
        sent |= wrote;
        progress.update(done, failed, source.passed());
    }

    synchronized long done() {
        return done;
    }

    synchronized long failed() {
        return failed;
    }

    /** Whether a write was sent. */
    synchronized boolean sent() {
        return sent;
    }

    /** What ended it before its time, where it was no line of its own; null otherwise. */
    synchronized @Nullable Failure broken() {
        return broken;
    }

    /** Whether no line is left that was not run. */
    synchronized boolean whole() {
        return whole && !source.hasMore();
    }

    /** How many lines failed of how many. */
    synchronized String summary() {
        String words = failed + " of " + done + " lines failed";
        return unknown == 0 ? words : words + ", of " + unknown + " it is unknown whether they were done";
    }

    boolean stopped() {
        return stopped;
    }
}
