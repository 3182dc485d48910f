package ehrctl.fhir;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands between the program and a real server: writes down what passes, and goes wrong where a test wants it. */
final class Between implements AutoCloseable {
    /** What happens to one exchange. */
    enum Fate {
        /** The server answers. */
        HONEST,
        /** The server gets it, but its answer does not arrive. */
        ANSWER_LOST,
        /** The server does not get it, and nobody answers. */
        REQUEST_LOST,
        /** The server gets it, and something else answers in its place. */
        BAD_GATEWAY,
        /** The server gets it, and its answer comes without content. */
        EMPTY,
        /** The server does not get it, and answers that the resource is not valid. */
        REFUSED,
        /** The server does not get it, and answers that it is too busy. */
        BUSY,
        /** The server gets it, and answers with a page for people. */
        HTML,
        /** The server does not get it, and answers that somebody else was faster. */
        CONFLICT,
        /** The server gets it, but not the version that it is meant for. */
        DEAF,
        /** The server does not get it, and what was sent comes back as if it had been done. */
        ECHO
    }

    /** Chooses by the request line, such as {@code POST /Appointment}. */
    interface Script {
        Fate fate(String line);
    }

    private final HttpServer server;
    private final Passing passing;
    private final Script script;
    private final List<String> seen = Collections.synchronizedList(new ArrayList<>());
    private final ExecutorService threads = Executors.newCachedThreadPool();

    private Between(String base, Script script) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.passing = new Passing(base, this::url);
        this.script = script;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Between honest(String base) throws IOException {
        return new Between(base, line -> Fate.HONEST);
    }

    static Between with(String base, Script script) throws IOException {
        return new Between(base, script);
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    /** Request lines and headers, without bodies. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String target = exchange.getRequestURI().toString().substring("/fhir".length());
        String line = exchange.getRequestMethod() + " " + target;
        seen.add(line + " " + exchange.getRequestHeaders().entrySet());
        Fate fate = script.fate(line);
        switch (fate) {
            case REQUEST_LOST -> exchange.close();
            case REFUSED -> Passing.answer(exchange, 422, Passing.outcome("invalid", "the rule says no"));
            case ECHO -> Passing.answer(exchange, 200, body);
            case CONFLICT -> Passing.answer(exchange, 409, Passing.outcome("conflict", "somebody was faster"));
            case BUSY -> Passing.answer(exchange, 503, Passing.outcome("throttled", "too many"));
            default -> forward(exchange, target, body, fate);
        }
    }

    private void forward(HttpExchange exchange, String target, byte[] body, Fate fate) throws IOException {
        Passing.Answer answer = passing.answered(exchange, target, body, fate != Fate.DEAF);
        switch (fate) {
            case ANSWER_LOST -> exchange.close();
            case BAD_GATEWAY -> Passing.answer(exchange, 502, "");
            case EMPTY -> Passing.answer(exchange, answer.status(), "");
            case HTML -> Passing.answer(exchange, 200, "<html>welcome</html>");
            default -> Passing.answer(exchange, answer.status(), answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
