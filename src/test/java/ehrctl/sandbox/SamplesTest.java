package ehrctl.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.SandboxRun;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sends every sample of the vendor's pages as it stands there, over HTTP. Each stands in a paragraph of its own: headers,
 * request line, body, and what must come back: the status, and a part of the answer.
 */
class SamplesTest {
    private static final Path SAMPLES = Path.of("src/test/resources/samples");

    @ParameterizedTest
    @ValueSource(strings = {"resource-id-types.txt", "konfidens.txt"})
    void everySampleIsAnsweredAsThePageSays(String page) throws Exception {
        int sent = 0;
        try (SandboxRun run = new SandboxRun();
                SandboxServer server = SandboxServer.start(
                        run.sandbox,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        ServerOptions.plain())) {
            for (List<String> sample : samples(page)) {
                send(server.url(), sample);
                sent++;
            }
        }
        assertTrue(sent > 10, "samples: " + sent);
    }

    private static void send(String base, List<String> sample) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder();
        request.header("x-leyr-client-id", "sandbox").header("x-leyr-client-secret", "sandbox");
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.noBody();
        String method = "";
        for (String line : sample.subList(0, sample.size() - 1)) {
            int colon = line.indexOf(": ");
            if (line.startsWith("{")) {
                body = HttpRequest.BodyPublishers.ofString(line);
                request.header("Content-Type", "application/json");
            } else if (method.isEmpty() && colon > 0) {
                request.header(line.substring(0, colon), line.substring(colon + 2));
            } else {
                method = line.substring(0, line.indexOf(' '));
                request.uri(URI.create(base + line.substring(line.indexOf(' ') + 1)));
            }
        }
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(request.method(method, body).build(), HttpResponse.BodyHandlers.ofString());
        String wanted = sample.get(sample.size() - 1);
        String where = String.join("\n", sample) + "\n" + response.body();
        assertEquals(wanted.substring(0, 3), String.valueOf(response.statusCode()), where);
        assertTrue(response.body().contains(wanted.substring(4)), where);
    }

    /** The first paragraph is the title. */
    private static List<List<String>> samples(String page) throws IOException {
        List<List<String>> samples = new ArrayList<>();
        List<String> sample = new ArrayList<>();
        for (String line : Files.readAllLines(SAMPLES.resolve(page))) {
            if (!line.isEmpty()) {
                sample.add(line);
            } else if (!sample.isEmpty()) {
                samples.add(sample);
                sample = new ArrayList<>();
            }
        }
        samples.add(sample);
        return samples.subList(1, samples.size());
    }
}
