package ehrctl.command.batch;

import ehrctl.command.line.Surroundings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The line on a terminal's standard error that says how far a batch is; nothing where nobody looks. */
public final class BatchProgress {
    private static final long SECOND = 1_000_000_000L;
    private static final long PAUSE = SECOND / 10;

    private final OutputStream err;
    private final boolean shown;
    private final boolean sharesTerminal;
    private final long begin;
    private final long size;
    private long drawn;
    private boolean visible;

    /**
     * Begins to count the time.
     *
     * @param size the input's length in bytes; 0 where it is not known
     */
    public BatchProgress(Surroundings surroundings, long size) {
        this.err = surroundings.err();
        this.shown = surroundings.errIsTerminal() && !"dumb".equals(surroundings.variable("TERM"));
        this.sharesTerminal = surroundings.outIsTerminal();
        this.size = size;
        this.begin = System.nanoTime();
        this.drawn = begin;
    }

    /** Draws it anew, but not all the time. */
    synchronized void update(long done, long failed, long passed) {
        long now = System.nanoTime();
        if (shown && now - drawn >= PAUSE) {
            drawn = now;
            write("\r\033[K" + text(done, failed, passed, now - begin, size));
            visible = true;
        }
    }

    /** Takes it away where results go to the same terminal. */
    synchronized void clear() {
        if (visible && sharesTerminal) {
            write("\r\033[K");
            visible = false;
        }
    }

    /** Leaves the last state behind. */
    synchronized void end(long done, long failed) {
        if (shown) {
            write("\r\033[K" + text(done, failed, 0, System.nanoTime() - begin, 0) + "\n");
            visible = false;
        }
    }

    static String text(long done, long failed, long passed, long nanos, long size) {
        StringBuilder text = new StringBuilder().append(done).append(" done, ");
        text.append(failed).append(" failed, ");
        text.append(done * SECOND / Math.max(nanos, 1)).append("/s");
        if (size > 0 && passed > 0) {
            long seconds = (long) ((double) nanos / passed * Math.max(0, size - passed) / SECOND);
            text.append(", ").append(seconds).append(" s remaining");
        }
        return text.toString();
    }

    private void write(String text) {
        try {
            err.write(text.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            // Who does not want to see it need not.
        }
    }
}
