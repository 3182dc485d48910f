package ehrctl.sandbox.server;

import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SettableClock;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A {@link Sandbox} behind HTTP/1.1. */
public final class SandboxServer implements AutoCloseable {
    private static final long GRACE_MILLIS = 5_000;

    private final ThreadPoolExecutor threads;
    private final InFlight inFlight;
    private final Connections connections;

    private SandboxServer(ThreadPoolExecutor threads, InFlight inFlight, Connections connections) {
        this.threads = threads;
        this.inFlight = inFlight;
        this.connections = connections;
    }

    /**
     * Serves a sandbox until the server is closed; the sandbox itself stays the caller's.
     *
     * @param address port 0 takes a free one
     * @throws IOException if the address is taken or is none of this machine
     */
    public static SandboxServer start(Sandbox sandbox, InetSocketAddress address, ServerOptions options)
            throws IOException {
        ThreadPoolExecutor threads = ServerThreads.pool();
        InFlight inFlight = new InFlight();
        Faults faults = new Faults(options.faults());
        RequestLog log = new RequestLog();
        SettableClock clock = options.clock();
        Control control = clock == null ? null : new Control(sandbox, clock, faults, log);
        FrontDoor door = new FrontDoor(sandbox, new HostCheck(address.getAddress()), options, faults, control);
        Desk desk = new Desk(door, options, log, inFlight, threads);
        return new SandboxServer(threads, inFlight, Connections.accept(desk, address));
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return connections.address();
    }

    /** The base URL, without a slash at its end. */
    public String url() {
        InetSocketAddress address = address();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    /** Lets the requests in flight end, for at most five seconds, refuses others, and frees the port. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        try {
            inFlight.drain(GRACE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        connections.close();
        threads.shutdownNow();
        try {
            // A thread that still hung in the system would delay the end of the process.
            threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
