package ehrctl.command;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
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
    private int working;
    private int underWay;
    private @Nullable RuntimeException broken;
    private long done;
    private long failed;
    private boolean sent;

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
     *
     * @throws Failure where the input or the journal fails
     */
    void run(int parallel, Supplier<BatchLineRunner> runners) {
        working = parallel;
        for (int i = 0; i < parallel; i++) {
            BatchLineRunner runner = runners.get();
            Thread thread = new Thread(() -> work(runner), "ehrctl-batch-" + i);
            thread.setDaemon(true);
            thread.start();
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
            if (broken != null) {
                throw broken;
            }
        }
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

    private void work(BatchLineRunner runner) {
        try {
            for (BatchTask task = next(); task != null; task = next()) {
                output(task, runner);
            }
        } catch (RuntimeException e) {
            synchronized (this) {
                broken = broken == null ? e : broken;
            }
            stop();
        } finally {
            synchronized (this) {
                working--;
                notifyAll();
            }
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
            return NOTHING;
        }
        BatchLine audience = new BatchLine(task, journal, seen);
        runner.run(line, audience);
        if (journal != null) {
            journal.finished(task.number(), task.hash(), audience.exitCode(), audience.wrote());
        }
        if (stopOnError && audience.exitCode() != ExitCode.OK.number()) {
            stop();
        }
        count(audience.exitCode(), audience.wrote());
        return bytes(audience.toJson());
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

    boolean stopped() {
        return stopped;
    }
}
