package ehrctl.command.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of a batch, in the order of the input unless told otherwise. A result that comes early waits, and
 * whoever is too far ahead waits with it, so that few results are in memory at any time.
 */
public final class BatchOutput {
    private final OutputStream out;
    private final boolean ordered;
    private final int window;
    private final Map<Long, byte[]> waiting = new HashMap<>();
    private final Map<Long, Supplier<byte[]>> underWay = new HashMap<>();
    private final BatchProgress progress;
    private long next;
    private boolean closed;
    private @Nullable IOException broken;

    /**
     * Prepares the way out of the results.
     *
     * @param window how many results may wait
     */
    public BatchOutput(OutputStream out, boolean ordered, int window, BatchProgress progress) {
        this.out = out;
        this.ordered = ordered;
        this.window = window;
        this.progress = progress;
    }

    /**
     * A line begins.
     *
     * @param interrupted what to write of it where {@link #close} comes before its result
     */
    synchronized void begin(long place, Supplier<byte[]> interrupted) {
        underWay.put(place, interrupted);
    }

    /**
     * Takes one result, and nothing more once it is closed.
     *
     * @param place counted from 0; each is given once
     * @param line with its line's end; nothing is written where it is empty
     * @return whether the reader is still there
     */
    public synchronized boolean put(long place, byte[] line) {
        if (closed) {
            return false;
        }
        underWay.remove(place);
        if (!ordered) {
            write(line);
            return broken == null;
        }
        waiting.put(place, line);
        if (place == next) {
            try {
                write(inOrder());
            } finally {
                notifyAll();
            }
        }
        try {
            while (broken == null && !closed && place >= next + window) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return broken == null;
    }

    /** Writes all that is known, in order, though something is missing in between. */
    synchronized void close() {
        closed = true;
        for (Map.Entry<Long, Supplier<byte[]>> line : underWay.entrySet()) {
            waiting.put(line.getKey(), line.getValue().get());
        }
        List<Long> places = new ArrayList<>(waiting.keySet());
        places.sort(null);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Long place : places) {
            byte[] line = waiting.getOrDefault(place, new byte[0]);
            lines.write(line, 0, line.length);
        }
        write(lines.toByteArray());
        notifyAll();
    }

    /** All that is next, in one piece. */
    private byte[] inOrder() {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (byte[] line = waiting.remove(next); line != null; line = waiting.remove(next)) {
            lines.write(line, 0, line.length);
            next++;
        }
        return lines.toByteArray();
    }

    private void write(byte[] bytes) {
        if (broken != null || bytes.length == 0) {
            return;
        }
        try {
            progress.clear();
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            broken = e;
        }
    }

    /** Why nothing more can be written, or null. */
    synchronized @Nullable IOException broken() {
        return broken;
    }
}
