package ehrctl.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.support.classic.SharedInputBuffer;
import org.jspecify.annotations.Nullable;

/** A body on its way from the thread that reads for all connections to the one that waits for it. */
final class RequestStream extends InputStream {
    /** What is done before something is read for the first time. */
    interface Before {
        void run() throws IOException;
    }

    private static final int BUFFER = 16 * 1024;

    /** Bytes. */
    private static final int WIDER = 256 * 1024;

    private @Nullable SharedInputBuffer buffer;
    private @Nullable Before before;
    private @Nullable CapacityChannel capacity;
    private boolean ended;
    private boolean aborted;
    private boolean forgetting;
    private boolean reading;
    private boolean wide;
    private long forgotten;
    private long received;

    void beforeReading(Before first) {
        before = first;
    }

    /** Most requests have no body, and need no buffer. */
    private synchronized SharedInputBuffer buffer() {
        SharedInputBuffer there = buffer;
        if (there == null) {
            there = new SharedInputBuffer(BUFFER);
            buffer = there;
            if (ended) {
                there.markEndStream();
            }
            if (aborted) {
                there.abort();
            }
        }
        return there;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        Before first = before;
        if (first != null && length > 0) {
            before = null;
            first.run();
        }
        widen();
        return buffer().read(into, from, length);
    }

    /** Whoever reads has its share of the memory, and more may come at once. */
    private void widen() throws IOException {
        CapacityChannel waiting;
        synchronized (this) {
            waiting = wide ? null : capacity;
            wide |= waiting != null;
            reading = true;
        }
        if (waiting != null) {
            waiting.update(WIDER);
        }
    }

    void add(ByteBuffer piece) {
        if (!forgets(piece.remaining())) {
            buffer().fill(piece);
        }
    }

    private synchronized boolean forgets(int bytes) {
        received += bytes;
        forgotten += forgetting ? bytes : 0;
        return forgetting;
    }

    private synchronized boolean reading() {
        return reading;
    }

    synchronized long received() {
        return received;
    }

    synchronized long forgotten() {
        return forgotten;
    }

    /** The connection wants to know how much more may come. */
    void updateCapacity(CapacityChannel more) throws IOException {
        boolean all;
        synchronized (this) {
            capacity = more;
            all = forgetting;
        }
        if (reading()) {
            widen();
        }
        if (all) {
            more.update(Integer.MAX_VALUE);
        } else {
            buffer().updateCapacity(more);
        }
    }

    /** Lets everything come, and keeps nothing of it. */
    void forget() throws IOException {
        CapacityChannel waiting;
        synchronized (this) {
            forgetting = true;
            waiting = capacity;
        }
        if (waiting != null) {
            waiting.update(Integer.MAX_VALUE);
        }
    }

    synchronized void end() {
        ended = true;
        if (buffer != null) {
            buffer.markEndStream();
        }
    }

    /** Whoever still reads is told that nothing more comes. */
    synchronized void abort() {
        aborted = true;
        if (buffer != null) {
            buffer.abort();
        }
    }
}
