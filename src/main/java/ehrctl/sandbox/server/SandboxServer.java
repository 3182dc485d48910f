package ehrctl.sandbox.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ehrctl.api.ApiResponse;
import ehrctl.json.Json;
import ehrctl.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A {@link Sandbox} behind HTTP/1.1, the only class that knows the JDK's server. */
public final class SandboxServer implements AutoCloseable {
    private static final int BACKLOG = 1024;
    private static final long GRACE_MILLIS = 5_000;

    private final HttpServer server;
    private final ThreadPoolExecutor threads = ServerThreads.pool();
    private final InFlight inFlight = new InFlight();
    private final FrontDoor door;
    private final ServerOptions options;
    private final @Nullable ResetRelay relay;

    private SandboxServer(HttpServer server, FrontDoor door, ServerOptions options, @Nullable ResetRelay relay) {
        this.server = server;
        this.door = door;
        this.options = options;
        this.relay = relay;
    }

    /**
     * Serves a sandbox until the server is closed; the sandbox itself stays the caller's.
     *
     * @param address port 0 takes a free one
     * @throws IOException if the address is taken or is none of this machine
     */
    public static SandboxServer start(Sandbox sandbox, InetSocketAddress address, ServerOptions options)
            throws IOException {
        ServerThreads.configure();
        boolean resets = Fault.anyResets(options.faults());
        InetSocketAddress own = resets ? new InetSocketAddress(InetAddress.getLoopbackAddress(), 0) : address;
        HttpServer http = HttpServer.create(own, BACKLOG);
        ResetRelay relay = null;
        if (resets) {
            try {
                relay = ResetRelay.start(address, http.getAddress());
            } catch (IOException e) {
                http.stop(0);
                throw e;
            }
        }
        FrontDoor door = new FrontDoor(sandbox, new HostCheck(address.getAddress()), options);
        SandboxServer server = new SandboxServer(http, door, options, relay);
        http.setExecutor(server.threads);
        http.createContext("/", server::handle);
        http.start();
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return relay == null ? server.getAddress() : relay.address();
    }

    /** The base URL, without a slash at its end. */
    public String url() {
        InetSocketAddress address = address();
        String host = address.getAddress().getHostAddress();
        return "http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + address.getPort();
    }

    private void handle(HttpExchange exchange) {
        long start = System.nanoTime();
        boolean open = inFlight.begin();
        try (exchange) {
            Arrival arrival = arrival(exchange);
            FrontDoor.Outcome outcome;
            try {
                outcome = open ? door.answer(arrival) : FrontDoor.closing();
            } catch (IOException e) {
                line(arrival, "-", start);
                return;
            }
            if (outcome.ending() == FrontDoor.Ending.RESET) {
                line(arrival, "-", start);
                reset(exchange);
                return;
            }
            // Before the answer, so that the lines of one client stand in the order of its requests.
            line(arrival, Integer.toString(outcome.response().status()), start);
            boolean keep = open && !outcome.bodyUnread();
            write(exchange, outcome.response(), outcome.ending() == FrontDoor.Ending.TRUNCATED, keep);
            if (outcome.bodyUnread()) {
                RequestBody.discard(exchange.getRequestBody());
            }
        } catch (IOException e) {
            // The client is gone; there is nobody to tell.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.end();
        }
    }

    private void line(Arrival arrival, String status, long start) {
        options.accessLine().accept(arrival.line(status, (System.nanoTime() - start) / 1_000_000));
    }

    private static Arrival arrival(HttpExchange exchange) {
        Map<String, String> headers = new HashMap<>();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            // One that stands twice means nothing; joined, it fits no rule.
            headers.put(header.getKey(), String.join(", ", header.getValue()));
        }
        URI uri = exchange.getRequestURI();
        String path = uri.getRawPath();
        String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        return new Arrival(exchange.getRequestMethod(), target, headers, exchange.getRequestBody());
    }

    private void reset(HttpExchange exchange) {
        if (relay != null) {
            relay.reset(exchange.getRemoteAddress().getPort());
        }
    }

    private static void write(HttpExchange exchange, ApiResponse response, boolean truncated, boolean keep)
            throws IOException {
        byte[] body = (Json.compact(response.body()) + "\n").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        for (Map.Entry<String, String> header : response.headers().entrySet()) {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue());
        }
        if (truncated || !keep) {
            exchange.getResponseHeaders().set("Connection", "close");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", Integer.toString(body.length));
            exchange.sendResponseHeaders(response.status(), -1);
            return;
        }
        exchange.sendResponseHeaders(response.status(), body.length);
        OutputStream out = exchange.getResponseBody();
        out.write(body, 0, truncated ? body.length / 2 : body.length);
        out.flush();
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
        server.stop(0);
        if (relay != null) {
            relay.close();
        }
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
