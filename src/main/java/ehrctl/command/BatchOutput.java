package ehrctl.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of a batch, in the order of the input unless told otherwise. A result that comes early waits, and
 * whoever is too far ahead waits with it, so that few results are in memory at any time.
 */
final class BatchOutput {
    private final OutputStream out;
    private final boolean ordered;
    private final int window;
    private final Map<Long, byte[]> waiting = new HashMap<>();
    private final BatchProgress progress;
    private long next;
    private @Nullable IOException broken;

    /** @param window how many results may wait */
    BatchOutput(OutputStream out, boolean ordered, int window, BatchProgress progress) {
        this.out = out;
        this.ordered = ordered;
        this.window = window;
        this.progress = progress;
    }

    /**
     * Takes one result.
     *
     * @param place counted from 0; each is given once
     * @param line with its line's end; nothing is written where it is empty
     * @return whether the reader is still there
     */
    synchronized boolean put(long place, byte[] line) {
        if (!ordered) {
            write(line);
            return broken == null;
        }
        try {
            while (broken == null && place >= next + window) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        waiting.put(place, line);
        if (place == next) {
            write(inOrder());
            notifyAll();
        }
        return broken == null;
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
