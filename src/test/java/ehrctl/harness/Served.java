package ehrctl.harness;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SettableClock;
import ehrctl.sandbox.server.Fault;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A sandbox in memory behind a server on a free port, and short ways to ask it. */
public final class Served implements AutoCloseable {
    public static final String WEBDOC = "/api/emrs/webdoc/care-units/L0_1";

    public final Sandbox sandbox;
    public final List<String> accessLines = new CopyOnWriteArrayList<>();
    public final SandboxServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Served(String... faults) throws IOException {
        this(SandboxRun.SUNDAY, false, faults);
    }

    public Served(boolean auth) throws IOException {
        this(SandboxRun.SUNDAY, auth);
    }

    public Served(Clock clock) throws IOException {
        this(clock, false);
    }

    private Served(Clock clock, boolean auth, String... faults) throws IOException {
        this(clock, null, auth, faults);
    }

    /** One that its clients may control. */
    public static Served controlled(String... faults) throws IOException {
        SettableClock clock = new SettableClock(SandboxRun.SUNDAY);
        return new Served(clock, clock, false, faults);
    }

    private Served(Clock clock, @Nullable SettableClock settable, boolean auth, String... faults) throws IOException {
        sandbox = Sandbox.inMemory(clock);
        List<Fault> parsed = new CopyOnWriteArrayList<>();
        for (String fault : faults) {
            parsed.add(Fault.parse(fault));
        }
        server = SandboxServer.start(
                sandbox,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ServerOptions(auth, parsed, accessLines::add, settable));
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + path))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        if (!List.of(headers).contains("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public Socket connect() throws IOException {
        Socket socket =
                new Socket(server.address().getAddress(), server.address().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    /** Sends the lines with an empty one behind them, and answers all that comes until the connection ends. */
    public String raw(String... lines) throws IOException {
        try (Socket socket = connect()) {
            write(socket, String.join("\r\n", lines) + "\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    public static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    public static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    public static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new AssertionError(text, e);
        }
    }

    /** The next line of access, which may come a little after the answer. */
    public String accessLine(int index) throws InterruptedException {
        while (accessLines.size() <= index) {
            Thread.sleep(5);
        }
        return accessLines.get(index);
    }

    @Override
    public void close() {
        server.close();
        sandbox.close();
    }
}
