package ehrctl.sandbox.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.DefaultListeningIOReactor;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.TimeValue;

/** A port and the two threads behind it: one accepts connections, one reads and writes for all of them. */
final class Engine {
    private static final int BACKLOG = 1024;

    private final DefaultListeningIOReactor reactor;
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final InetSocketAddress address;

    private Engine(InetSocketAddress wanted, IOEventHandlerFactory connections) throws IOException {
        IOReactorConfig config = IOReactorConfig.custom()
                .setIoThreadCount(1)
                .setBacklogSize(BACKLOG)
                .setTcpNoDelay(true)
                // Elsewhere it lets a port be taken again at once; on Windows it would let others share it.
                .setSoReuseAddress(!System.getProperty("os.name", "")
                        .toLowerCase(Locale.ROOT)
                        .startsWith("windows"))
                .build();
        reactor =
                new DefaultListeningIOReactor(connections, config, this::thread, this::thread, null, null, null, null);
        reactor.start();
        try {
            ListenerEndpoint endpoint = reactor.listen(wanted).get();
            address = (InetSocketAddress) endpoint.getAddress();
        } catch (ExecutionException e) {
            close();
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /**
     * Listens.
     *
     * @param wanted port 0 takes a free one
     * @throws IOException if the address is taken or is none of this machine
     */
    static Engine start(InetSocketAddress wanted, IOEventHandlerFactory connections) throws IOException {
        return new Engine(wanted, connections);
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "sandbox-http-io");
        thread.setDaemon(true);
        threads.add(thread);
        return thread;
    }

    InetSocketAddress address() {
        return address;
    }

    /** Whether it still works: the library ends a thread that meets what it did not expect, as too many open files. */
    boolean alive() {
        for (Thread thread : threads) {
            if (!thread.isAlive()) {
                return false;
            }
        }
        return true;
    }

    /** Frees the port; connections that are still open are reset. */
    void close() {
        reactor.close(CloseMode.IMMEDIATE);
        try {
            reactor.awaitShutdown(TimeValue.ofSeconds(1));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
