package ehrctl.command.batch;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Hands out the lines of a batch in order, and knows from the journal which of them are done. For one thread at a time. */
final class BatchSource {
    private final BatchInput input;
    private final @Nullable Journal journal;
    private final Deque<BatchTask> ahead = new ArrayDeque<>();
    private long cursor;
    private long compared;
    private long places;

    /**
     * Compares what the journal knows with the input, before anything is done.
     *
     * @throws Failure CONFIG where a line is another one now
     */
    BatchSource(BatchInput input, @Nullable Journal journal) {
        this.input = input;
        this.journal = journal;
        if (journal != null) {
            compare(journal);
        }
    }

    private void compare(Journal known) {
        int met = 0;
        while (compared < known.last()) {
            BatchInput.Line line = input.next();
            if (line == null) {
                break;
            }
            compared = line.number();
            String hash = known.hash(line.bytes());
            if (known.knows(line.number())) {
                met++;
                if (!known.same(line.number(), hash)) {
                    throw changed(line.number());
                }
            }
            if (!known.skips(line.number())) {
                ahead.add(new BatchTask(0, line.number(), line, hash));
            }
        }
        if (met != known.count()) {
            throw changed(compared);
        }
    }

    private static Failure changed(long line) {
        return Failure.unsent(
                ExitCode.CONFIG,
                "the batch is not the one of the journal: it differs at or after line " + line,
                "nothing was sent; put new lines at the end, or into a batch with a journal of its own");
    }

    /** The next line, or null at the end. */
    @Nullable
    BatchTask next() {
        while (journal != null && cursor < compared) {
            cursor++;
            BatchTask waiting = ahead.peek();
            if (waiting != null && waiting.number() == cursor) {
                ahead.remove();
                return new BatchTask(places++, cursor, waiting.line(), waiting.hash());
            }
            if (journal.skips(cursor)) {
                return new BatchTask(places++, cursor, null, "");
            }
        }
        BatchInput.Line line = input.next();
        if (line == null) {
            return null;
        }
        String hash = journal == null ? "" : journal.hash(line.bytes());
        return new BatchTask(places++, line.number(), line, hash);
    }

    /** Whether lines are left, as far as can be told without waiting for them. */
    boolean hasMore() {
        return !ahead.isEmpty() || input.hasMore();
    }

    /** How many bytes of the input were read so far; for any thread. */
    long passed() {
        return input.passed();
    }
}
