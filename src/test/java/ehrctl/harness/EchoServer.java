package ehrctl.harness;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ehrctl.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that throws all it was sent back into the client's face, encoded in every way, and remembers the URLs. */
public final class EchoServer implements AutoCloseable {
    /** What shape its answers have. */
    public enum Answer {
        REFUSED(400),
        UNAUTHORIZED(401),
        MISSING(404),
        CONFLICT(409),
        BROKEN(500),
        BUSY(503),
        PAGE(502),
        PAGE_OF_SUCCESS(200),
        MALFORMED(200),
        REDIRECT(302),
        REASON(400);

        private final int status;

        Answer(int status) {
            this.status = status;
        }
    }

    public final List<String> targets = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final Answer answer;

    public EchoServer(Answer answer) throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.answer = answer;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toASCIIString();
            targets.add(target);
            String echo = echo(exchange, target);
            exchange.getResponseHeaders().set("x-echo", headerValue(target));
            exchange.getResponseHeaders().set("content-type", answer == Answer.PAGE ? "text/html" : "application/json");
            if (answer == Answer.REDIRECT) {
                exchange.getResponseHeaders().set("location", "https://" + secret(exchange) + ".example" + target);
            }
            if (answer == Answer.BUSY) {
                exchange.getResponseHeaders().set("retry-after", "3600");
            }
            byte[] body = body(echo).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String secret(HttpExchange exchange) {
        String id = exchange.getRequestHeaders().getFirst("x-leyr-client-id");
        return id == null ? "nobody" : id;
    }

    private static String headerValue(String target) {
        return target.replaceAll("[^\\x21-\\x7e]", "");
    }

    /** All that came, decoded, and all of that again in every encoding. */
    private static String echo(HttpExchange exchange, String target) throws IOException {
        StringBuilder all = new StringBuilder(target);
        all.append(' ').append(URLDecoder.decode(target.replace("+", "%2B"), StandardCharsets.UTF_8));
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                all.append(' ').append(header.getKey()).append(": ").append(value);
            }
        }
        byte[] sent = exchange.getRequestBody().readAllBytes();
        String body = new String(sent, StandardCharsets.UTF_8);
        all.append(' ').append(body);
        try {
            Json.parse(sent)
                    .findValuesAsText("content")
                    .forEach(each -> all.append(' ').append(each));
            if (sent.length > 0) {
                leaves(Json.parse(sent), all);
            }
        } catch (ehrctl.json.MalformedJsonException e) {
            // There was none.
        }
        String plain = all.toString();
        byte[] bytes = plain.getBytes(StandardCharsets.UTF_8);
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            escaped.append(String.format("\\u%04X", (int) plain.charAt(i)));
        }
        String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8);
        return String.join(
                " | ",
                plain,
                encoded,
                encoded.toLowerCase(java.util.Locale.ROOT),
                URLEncoder.encode(encoded, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(("x" + plain).getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("xy" + plain).getBytes(StandardCharsets.UTF_8)),
                escaped.toString(),
                plain.replace("&", "&amp;").replace("\"", "&quot;"));
    }

    private static void leaves(com.fasterxml.jackson.databind.JsonNode node, StringBuilder all) {
        if (node.isValueNode()) {
            all.append(" «").append(node.asText()).append('»');
        }
        node.forEach(child -> leaves(child, all));
    }

    private String body(String echo) {
        if (answer == Answer.PAGE || answer == Answer.PAGE_OF_SUCCESS) {
            return "<html><h1>Error</h1><pre>" + echo + "</pre></html>";
        }
        if (answer == Answer.MALFORMED) {
            return "{\"" + echo;
        }
        ObjectNode error = Json.object();
        boolean reason = answer == Answer.REASON;
        error.put("code", reason ? echo : code())
                .put("title", reason ? echo : "Refused")
                .put("detail", answer == Answer.MISSING || reason ? echo : "no")
                .put("status", answer.status)
                .put("instance", reason ? echo : "5c2a7d0e-0000-4000-8000-000000000000");
        if (answer != Answer.MISSING) {
            error.putArray("errors")
                    .addObject()
                    .put("error_code", reason ? echo : "BAD_INPUT")
                    .put("details", echo)
                    .put("emr_error", reason ? echo : "")
                    .put("path", reason ? echo : "");
        }
        return Json.compact(error);
    }

    private String code() {
        return switch (answer) {
            case UNAUTHORIZED -> "UNAUTHORIZED";
            case BUSY -> "SERVICE_UNAVAILABLE";
            case BROKEN -> "EMR_ERROR";
            default -> "BAD_REQUEST";
        };
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
