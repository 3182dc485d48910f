package ehrctl.remote;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Connections that wait for their next request. */
final class Pool implements AutoCloseable {
    private static final int MOST = 16;

    private final Deque<Wire> idle = new ArrayDeque<>();
    private boolean closed;

    /** The connection used last that is still good, or null. */
    @Nullable
    Wire take() {
        for (Wire wire = poll(); wire != null; wire = poll()) {
            if (wire.usable()) {
                return wire;
            }
            wire.close();
        }
        return null;
    }

    private synchronized @Nullable Wire poll() {
        return idle.pollFirst();
    }

    synchronized void giveBack(Wire wire) {
        if (closed || idle.size() == MOST) {
            wire.close();
            return;
        }
        wire.rest();
        idle.addFirst(wire);
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (Wire wire : idle) {
            wire.close();
        }
        idle.clear();
    }
}
