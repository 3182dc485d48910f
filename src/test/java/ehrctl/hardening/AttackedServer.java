package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Program;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code sandbox serve} as a process with 64 MiB of heap, and raw connections to it. */
final class AttackedServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 60_000;
    private static final String NORMAL =
            "GET /api/emrs/webdoc/care-units HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    private final Process process;
    private final Path errors;
    private final InetSocketAddress address;

    private AttackedServer(Process process, Path errors, InetSocketAddress address) {
        this.process = process;
        this.errors = errors;
        this.address = address;
    }

    static AttackedServer start(Path folder) throws IOException {
        return start(folder, "exec \"$@\"");
    }

    /** One that may have only so many files and connections open. */
    static AttackedServer withFiles(Path folder, int most) throws IOException {
        return start(folder, "ulimit -n " + most + " && exec \"$@\"");
    }

    private static AttackedServer start(Path folder, String script) throws IOException {
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = Program.builder(folder, Map.of(), "sandbox", "serve", "--memory");
        builder.command().add(1, "-Xmx64m");
        builder.command().addAll(0, List.of("sh", "-c", script, "sh"));
        Process process = builder.redirectError(errors.toFile()).start();
        BufferedReader out = process.inputReader();
        URI url = URI.create(out.readLine());
        return new AttackedServer(
                process, errors, new InetSocketAddress(InetAddress.getByName(url.getHost()), url.getPort()));
    }

    Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(address, PATIENCE_MILLIS);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    String ask(String request) {
        return ask(request, new byte[0]);
    }

    /** All that comes until the connection ends; nothing where the server hung up without a word. */
    String ask(String request, byte[] body) {
        StringBuilder answer = new StringBuilder();
        try (Socket socket = connect()) {
            try {
                send(socket, request);
                socket.getOutputStream().write(body);
            } catch (IOException e) {
                // It may have answered before it heard everything.
            }
            for (int b = socket.getInputStream().read();
                    b >= 0;
                    b = socket.getInputStream().read()) {
                answer.append((char) b);
            }
        } catch (IOException e) {
            // A reset; what came before it counts.
        }
        return answer.toString();
    }

    void assertRefused(String request) {
        String answer = ask(request);
        assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
    }

    void assertAnswers() {
        String answer = ask(NORMAL);
        assertTrue(answer.startsWith("HTTP/1.1 200 ") && answer.contains("L0_1"), answer);
    }

    /** It may hang up on a few, but not for ever. */
    void assertAnswersAgain() throws InterruptedException {
        long start = System.nanoTime();
        String answer = ask(NORMAL);
        while (answer.isEmpty() && System.nanoTime() - start < PATIENCE_MILLIS * 1_000_000L) {
            Thread.sleep(100);
            answer = ask(NORMAL);
        }
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
    }

    /** It still answers, and nothing broke inside. */
    void assertWell() throws IOException {
        assertAnswers();
        assertTrue(process.isAlive());
        List<String> said = Files.readAllLines(errors);
        assertEquals(1, said.size(), () -> String.join("\n", said));
        assertTrue(said.get(0).startsWith("ehrctl: for other shells: export "), said.get(0));
    }

    @Override
    public void close() {
        process.toHandle().destroy();
        process.onExit().join();
    }
}
