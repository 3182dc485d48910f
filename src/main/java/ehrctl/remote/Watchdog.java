package ehrctl.remote;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Closes sockets whose time is over, whatever they are doing. A read time-out would start anew with each byte that a
 * slow server lets drip, and writes and handshakes know none; one sleeping thread for all connections costs nothing.
 */
final class Watchdog implements AutoCloseable {
    private static final long MILLI = 1_000_000;

    private final List<Watch> watches = new ArrayList<>();
    private @Nullable Thread thread;
    private long wakesAt;
    private boolean closed;

    /** One socket and its deadline. */
    final class Watch implements AutoCloseable {
        private final Socket socket;
        private final long deadline;
        private boolean fired;

        private Watch(Socket socket, long deadline) {
            this.socket = socket;
            this.deadline = deadline;
        }

        /** Whether the socket was closed because its time was over. */
        boolean fired() {
            synchronized (Watchdog.this) {
                return fired;
            }
        }

        @Override
        public void close() {
            synchronized (Watchdog.this) {
                watches.remove(this);
            }
        }
    }

    /**
     * Watches {@code socket} until the watch is closed.
     *
     * @param deadline as {@link System#nanoTime()} counts
     */
    synchronized Watch watch(Socket socket, long deadline) {
        Watch watch = new Watch(socket, deadline);
        watches.add(watch);
        if (thread == null) {
            wakesAt = deadline;
            thread = new Thread("ehrctl-watchdog") {
                @Override
                public void run() {
                    guard();
                }
            };
            thread.setDaemon(true);
            thread.start();
        } else if (deadline - wakesAt < 0) {
            notifyAll();
        }
        return watch;
    }

    private synchronized void guard() {
        while (!closed) {
            long now = System.nanoTime();
            long next = now + 60_000 * MILLI;
            for (int i = watches.size() - 1; i >= 0; i--) {
                Watch watch = watches.get(i);
                if (watch.deadline - now <= 0) {
                    watches.remove(i);
                    watch.fired = true;
                    quietlyClose(watch.socket);
                } else if (watch.deadline - next < 0) {
                    next = watch.deadline;
                }
            }
            wakesAt = next;
            try {
                wait(Math.max(1, (next - now) / MILLI));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    static void quietlyClose(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no further use either way.
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
    }
}
