package ehrctl.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A sandbox behind HTTP whose answers a test may bend. */
public final class BentServer implements AutoCloseable {
    private final Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    /** Makes the answer; null ends the connection without one. */
    public interface Bend {
        ApiResponse answer(ApiRequest request, Supplier<ApiResponse> honest) throws InterruptedException;
    }

    private BentServer(HttpServer server) {
        this.server = server;
    }

    public static BentServer start(Bend bend) throws IOException {
        return start(0, bend);
    }

    public static BentServer start(int port, Bend bend) throws IOException {
        // Else each answer on a connection that stays open waits for the client's acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 64);
        BentServer server = new BentServer(http);
        http.setExecutor(server.threads);
        http.createContext("/", exchange -> server.handle(exchange, bend));
        http.start();
        return server;
    }

    public static BentServer honest() throws IOException {
        return start((request, honest) -> honest.get());
    }

    /** Changes the body of every answer to one operation. */
    public static BentServer lying(Operation operation, Consumer<JsonNode> lie) throws IOException {
        return start((request, honest) -> {
            ApiResponse response = honest.get();
            if (response.ok() && is(request, operation)) {
                lie.accept(response.body());
            }
            return response;
        });
    }

    public static boolean is(ApiRequest request, Operation operation) {
        Operation.Match match = request.match();
        return match != null && match.operation() == operation;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** An answer that the bend makes up. */
    public static ApiResponse answer(int status, String json) {
        try {
            return new ApiResponse(status, Map.of("retry-after", "0"), Json.parse(json));
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The status of each appointment of an EHR's first care unit. */
    public List<String> statuses(String emr) {
        List<String> statuses = new ArrayList<>();
        String target = "/api/emrs/" + emr + "/care-units/L0_1/appointments";
        for (JsonNode appointment :
                sandbox.send(ApiRequest.parse("GET", target, Map.of(), null)).body()) {
            statuses.add(appointment.path("status").asText());
        }
        return statuses;
    }

    private void handle(HttpExchange exchange, Bend bend) throws IOException {
        try (exchange) {
            byte[] sent = exchange.getRequestBody().readAllBytes();
            Map<String, String> headers = new HashMap<>();
            for (String name : exchange.getRequestHeaders().keySet()) {
                headers.put(name, exchange.getRequestHeaders().getFirst(name));
            }
            ApiRequest request = ApiRequest.parse(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toASCIIString(),
                    headers,
                    sent.length == 0 ? null : Json.parse(sent));
            ApiResponse response = bend.answer(request, () -> sandbox.send(request));
            if (response == null) {
                return;
            }
            for (Map.Entry<String, String> header : response.headers().entrySet()) {
                exchange.getResponseHeaders().set(header.getKey(), header.getValue());
            }
            byte[] body = Json.compact(response.body()).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (MalformedJsonException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        sandbox.close();
    }
}
