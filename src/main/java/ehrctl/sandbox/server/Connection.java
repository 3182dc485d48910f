package ehrctl.sandbox.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.EventMask;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.ProtocolIOSession;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * One client: its requests one after the other, and when it has had its time. One thread reads for all connections; only
 * {@link #sweep} comes from another.
 */
final class Connection implements IOEventHandler, ServedRequest.Listener {
    /** Until a request must be here as a whole. */
    private static final long RECEIVING = TimeUnit.SECONDS.toNanos(10);

    /** Until an answer must have been fetched. */
    private static final long FETCHING = TimeUnit.SECONDS.toNanos(120);

    /** How long nothing at all may come. */
    private static final long IDLE = TimeUnit.SECONDS.toNanos(60);

    /** The same where only the rest of a refused request is waited for. */
    private static final long REST = TimeUnit.SECONDS.toNanos(2);

    /** Requests that are sent ahead of the answers. */
    private static final int MOST_WAITING = 100;

    /** Pieces of a body that are read before others have their turn. */
    private static final int AT_ONCE = 64;

    private final ProtocolIOSession session;
    private final Desk desk;
    private final Consumer<Connection> gone;
    private final Queue<ServedRequest> waiting = new ArrayDeque<>();
    private final IOEventHandler wire;
    private InFlight.@Nullable Ticket ticket;
    private volatile @Nullable ServedRequest running;
    private volatile boolean ending;
    private volatile long receivingSince;
    private volatile long lastUse = now();

    Connection(ProtocolIOSession session, Desk desk, Consumer<Connection> gone) {
        this.session = session;
        this.desk = desk;
        this.gone = gone;
        this.wire = ServerWire.over(session, (request, context) -> new ServedRequest(request, this), this::answered);
    }

    /** Nanoseconds; never 0. */
    private static long now() {
        return System.nanoTime() | 1;
    }

    @Override
    public void arrived(ServedRequest exchange) {
        if (ending || running != null) {
            waiting.add(exchange);
            if (waiting.size() > MOST_WAITING) {
                session.close(CloseMode.IMMEDIATE);
            }
            return;
        }
        serve(exchange);
    }

    private void serve(ServedRequest exchange) {
        running = exchange;
        ticket = desk.serve(exchange, session);
    }

    @Override
    public void received() {
        receivingSince = 0;
    }

    /** The whole answer is on the wire. */
    private void answered() {
        ServedRequest done = running;
        sent();
        lastUse = now();
        if (done != null && done.last()) {
            end(done);
            return;
        }
        running = null;
        ServedRequest next = waiting.poll();
        if (next != null) {
            serve(next);
        }
    }

    private void sent() {
        if (ticket != null) {
            ticket.sent();
            ticket = null;
        }
    }

    /**
     * Nothing more is answered. Where something may still be on its way, it is read for a while: a connection that is
     * closed before is reset, and the client may lose the answer.
     */
    private void end(ServedRequest last) {
        ending = true;
        if (!last.unread() && waiting.isEmpty()) {
            session.close(CloseMode.GRACEFUL);
            return;
        }
        try {
            if (session.channel() instanceof SocketChannel channel) {
                channel.shutdownOutput();
            }
            last.forget();
        } catch (IOException e) {
            session.close(CloseMode.GRACEFUL);
        }
    }

    /** Ends it where its time is over. */
    void sweep() {
        long now = now();
        ServedRequest exchange = running;
        long since = receivingSince;
        if (ending) {
            end(now - lastUse > REST || (since != 0 && now - since > RECEIVING));
        } else if (since != 0 && now - since > RECEIVING) {
            end(true);
        } else if (exchange == null) {
            end(now - lastUse > IDLE);
        } else {
            end(exchange.answeredAt() != 0 && now - exchange.answeredAt() > FETCHING);
        }
    }

    private void end(boolean over) {
        if (over) {
            session.close(CloseMode.GRACEFUL);
        }
    }

    void close() {
        session.close(CloseMode.GRACEFUL);
    }

    @Override
    public void inputReady(IOSession from, @Nullable ByteBuffer src) throws IOException {
        lastUse = now();
        if (receivingSince == 0) {
            receivingSince = lastUse;
        }
        wire.inputReady(from, src);
        readOn(from);
        ServedRequest exchange = running;
        end(ending && exchange != null && exchange.forgotten() > RequestBody.MAX_DISCARDED);
    }

    /** The library reads one small buffer at a time; to be asked for each anew would make large bodies slow. */
    private void readOn(IOSession from) throws IOException {
        ServedRequest exchange = running;
        for (int i = 0; i < AT_ONCE && exchange != null && exchange.unread(); i++) {
            long before = exchange.received();
            if (!session.isOpen() || (session.getEventMask() & EventMask.READ) == 0) {
                return;
            }
            wire.inputReady(from, null);
            if (exchange.received() == before) {
                return;
            }
        }
    }

    @Override
    public void connected(IOSession to) throws IOException {
        wire.connected(to);
    }

    @Override
    public void outputReady(IOSession to) throws IOException {
        wire.outputReady(to);
    }

    @Override
    public void timeout(IOSession to, Timeout after) throws IOException {
        wire.timeout(to, after);
    }

    @Override
    public void exception(IOSession on, Exception cause) {
        wire.exception(on, cause);
    }

    @Override
    public void disconnected(IOSession from) {
        gone.accept(this);
        sent();
        waiting.clear();
        wire.disconnected(from);
    }
}
