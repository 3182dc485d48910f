package ehrctl.fhir;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** Passes requests on to a FHIR server, and its answers back, in which its own address stands in the server's place. */
final class Passing {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final Supplier<String> url;

    Passing(String base, Supplier<String> url) {
        this.base = base;
        this.url = url;
    }

    /** The status and the content of an answer. */
    record Answer(int status, String body) {}

    /**
     * The server's answer to what came in, its headers set already.
     *
     * @param guarded whether the server is told for which version it is meant
     */
    Answer answered(HttpExchange exchange, String target, byte[] body, boolean guarded) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + target))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String name : List.of("Content-type", "Accept", "If-match", "Cache-control")) {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null && (guarded || !name.equals("If-match"))) {
                request.header(name, value);
            }
        }
        HttpResponse<byte[]> answer;
        try {
            answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        for (String name : List.of("ETag", "Location", "Content-Type")) {
            answer.headers()
                    .firstValue(name)
                    .ifPresent(value -> exchange.getResponseHeaders().set(name, value.replace(base, url.get())));
        }
        String text = new String(answer.body(), StandardCharsets.UTF_8).replace(base, url.get());
        return new Answer(answer.statusCode(), text);
    }

    void forward(HttpExchange exchange, String target, byte[] body) throws IOException {
        Answer answer = answered(exchange, target, body, true);
        answer(exchange, answer.status(), answer.body());
    }

    static void answer(HttpExchange exchange, int status, String body) throws IOException {
        answer(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    static String outcome(String code, String text) {
        return "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"" + code
                + "\",\"diagnostics\":\"" + text + "\"}]}";
    }
}
