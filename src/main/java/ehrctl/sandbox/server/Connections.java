package ehrctl.sandbox.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.ProtocolIOSession;

/** Everybody who is connected; ends those whose time is over, and keeps the port open. */
final class Connections implements AutoCloseable {
    /** Each costs some memory and a file. */
    private static final int MOST = 8_192;

    private static final long SWEEP_MILLIS = 500;

    private final Desk desk;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();
    private final InetSocketAddress address;
    private final Thread sweeper = new Thread(this::sweep, "sandbox-http-sweep");
    private Engine engine;
    private boolean closed;

    private Connections(Desk desk, InetSocketAddress wanted) throws IOException {
        this.desk = desk;
        this.engine = Engine.start(wanted, this::begin);
        this.address = engine.address();
    }

    /** @throws IOException if the address is taken or is none of this machine */
    static Connections accept(Desk desk, InetSocketAddress wanted) throws IOException {
        Connections connections = new Connections(desk, wanted);
        connections.sweeper.setDaemon(true);
        connections.sweeper.start();
        return connections;
    }

    InetSocketAddress address() {
        return address;
    }

    private IOEventHandler begin(ProtocolIOSession session, Object attachment) {
        Connection connection = new Connection(session, desk, open::remove);
        open.add(connection);
        if (open.size() > MOST) {
            session.close(CloseMode.IMMEDIATE);
        }
        return connection;
    }

    private void sweep() {
        try {
            while (true) {
                Thread.sleep(SWEEP_MILLIS);
                sweepOnce();
            }
        } catch (InterruptedException e) {
            // The server ends.
        }
    }

    private void sweepOnce() {
        try {
            for (Connection connection : open) {
                connection.sweep();
            }
            revive();
        } catch (RuntimeException | LinkageError e) {
            // Where there are no files to be had even a class cannot be loaded; the next sweep tries again.
        }
    }

    /** Whoever was connected has to come again; without it nobody ever could. */
    private synchronized void revive() {
        if (closed || engine.alive()) {
            return;
        }
        engine.close();
        try {
            engine = Engine.start(address, this::begin);
        } catch (IOException e) {
            // The address cannot be had yet; the next sweep tries again.
        }
    }

    /** Ends all connections, and frees the port. */
    @Override
    public void close() {
        sweeper.interrupt();
        for (Connection connection : open) {
            connection.close();
        }
        synchronized (this) {
            closed = true;
            engine.close();
        }
    }
}
