package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.command.session.Signals;
import ehrctl.harness.Program;
import ehrctl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that get real signals while a server keeps them waiting. */
class InterruptedWriteTest {
    private static final String HANG = "hang";

    @TempDir
    Path folder;

    private HangingServer server;

    @BeforeEach
    void serve() throws Exception {
        server = new HangingServer();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
    }

    private Program interrupted(String signal, int requests, String... arguments) throws Exception {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--api", server.url(), "--emr", "webdoc", "--care-unit", "L0_1"));
        ProcessBuilder builder = Program.builder(folder, Map.of(), line.toArray(new String[0]));
        // Whoever starts the tests in the background, or with nohup, may have it ignored.
        builder.command().addAll(0, List.of("env", "--default-signal=" + signal));
        Path err = folder.resolve("err");
        Process process = builder.redirectError(err.toFile()).start();
        process.getOutputStream().close();
        assertTrue(server.await(requests), () -> "only " + server.requests() + " came");
        Signals.send(signal, process.pid());
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return new Program(process.exitValue(), out, Files.readString(err));
    }

    @Test
    void aWriteThatWasSentIsSaidToBeUnknown() throws Exception {
        Map<String, Integer> codes = Map.of("TERM", 143, "HUP", 129, "INT", 130);
        for (Map.Entry<String, Integer> signal : codes.entrySet()) {
            Program run = interrupted(signal.getKey(), server.requests() + 1, "appointments", "cancel", HANG);
            assertEquals(signal.getValue(), run.exitCode(), run.err());
            assertEquals("", run.out());
            assertEquals("""
                    ehrctl: interrupted after it was sent; whether it was done is unknown
                      whether it was done shows: ehrctl appointments get hang --emr webdoc --care-unit L0_1
                    """, run.err().replace(" --api " + server.url(), ""));
        }
    }

    @Test
    void scriptsAreToldSoToo() throws Exception {
        Program run = interrupted("TERM", 1, "api", "POST", "/care-units/L0_1/patients/" + HANG, "-o", "json");
        assertEquals(143, run.exitCode());
        JsonNode error = Json.parse(run.err()).path("error");
        assertEquals(143, error.path("exit_code").intValue());
        assertTrue(error.path("sent").booleanValue());
        assertFalse(error.path("retryable").booleanValue());
    }

    @Test
    void ofSeveralWritesTheFirstIsShownAndTheNextIsUnknown() throws Exception {
        List<String> line = new ArrayList<>(List.of("appointments", "cancel"));
        for (int i = 1; i <= 100; i++) {
            line.add("A" + i);
        }
        line.addAll(List.of(HANG, "B2", "-o", "id"));
        Program run = interrupted("TERM", 2, line.toArray(new String[0]));
        assertEquals(143, run.exitCode());
        assertEquals(100, run.out().lines().count());
        assertTrue(run.err().contains("interrupted after it was sent; whether it was done is unknown"), run.err());
        assertTrue(run.err().contains("cancelled 100 of 102 appointments"), run.err());
    }

    @Test
    void aReadEndsWithoutAWord() throws Exception {
        Program run = interrupted("TERM", 1, "appointments", "get", HANG);
        assertEquals(143, run.exitCode());
        assertEquals("", run.out() + run.err());
    }

    @Test
    void aHangingFirstLineHoldsBackNothing() throws Exception {
        StringBuilder lines = new StringBuilder("appointments cancel " + HANG + "\n");
        for (int i = 2; i <= 9; i++) {
            lines.append("appointments cancel A").append(i).append('\n');
        }
        lines.append("appointments get " + HANG + "\n");
        Path batch = Files.writeString(folder.resolve("batch.txt"), lines);
        Path journal = folder.resolve("journal");
        Program run = interrupted("TERM", 10, "batch", batch.toString(), "--journal", journal.toString());
        assertEquals(143, run.exitCode(), run.err());
        List<String> out = run.out().lines().toList();
        assertEquals(10, out.size(), run.out());
        for (int i = 0; i < 10; i++) {
            JsonNode result = Json.parse(out.get(i));
            assertEquals(i + 1, result.path("line").intValue());
            assertEquals(
                    i == 0 ? 10 : i == 9 ? 143 : 0, result.path("exit_code").intValue(), out.get(i));
        }
        assertTrue(run.err().startsWith("ehrctl: interrupted: 2 of 10 lines failed, of 1 it is unknown"), run.err());
        server.answerAll();
        String[] again = {
            "batch",
            batch.toString(),
            "--journal",
            journal.toString(),
            "--api",
            server.url(),
            "--emr",
            "webdoc",
            "--care-unit",
            "L0_1"
        };
        int before = server.requests();
        Program second = Program.run(folder, Map.of(), again);
        assertEquals(12, second.exitCode(), second.err());
        assertTrue(second.out().startsWith("{\"line\":1,\"exit_code\":10,"), second.out());
        assertEquals(1, server.requests() - before, "only the read runs again");
    }

    @Test
    void aWriteThatNeverLeftIsNotUnknown() throws Exception {
        int dead;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            dead = taken.getLocalPort();
        }
        Path batch = Files.writeString(folder.resolve("batch.txt"), "care-units list\nappointments cancel A1\n");
        Path journal = folder.resolve("journal");
        String[] line = {
            "batch",
            batch.toString(),
            "--unordered",
            "--journal",
            journal.toString(),
            "--api",
            "http://127.0.0.1:" + dead,
            "--emr",
            "webdoc",
            "--care-unit",
            "L0_1",
            "--retries",
            "50",
            "-v"
        };
        Process process = Program.builder(folder, Map.of(), line).start();
        try (BufferedReader err = process.errorReader(StandardCharsets.UTF_8)) {
            String said = err.readLine();
            while (said != null && !said.contains("PATCH")) {
                said = err.readLine();
            }
            Signals.send("TERM", process.pid());
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(143, process.waitFor());
            assertEquals(2, out.lines().count(), out);
            assertFalse(out.contains("\"exit_code\":10"), out);
            assertTrue(out.contains("interrupted before anything was sent"), out);
        }
        assertTrue(
                Files.readString(journal).contains("\"state\":\"again\",\"exit_code\":143"), Files.readString(journal));
    }

    @Test
    void whoReadsNoMoreDoesNotKeepItAlive() throws Exception {
        Path batch = Files.writeString(folder.resolve("batch.txt"), "appointments get big\n".repeat(2_000));
        String[] line = {"batch", batch.toString(), "--api", server.url(), "--emr", "webdoc", "--care-unit", "L0_1"};
        Process process = Program.builder(folder, Map.of(), line).start();
        assertTrue(server.await(20));
        Thread.sleep(1_000);
        Signals.send("TERM", process.pid());
        assertTrue(process.waitFor(20, TimeUnit.SECONDS));
        assertEquals(143, process.exitValue());
    }

    /** Answers every cancellation and every read, but never what has the id that hangs. */
    private static final class HangingServer implements AutoCloseable {
        private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private boolean answering;
        private int requests;

        HangingServer() throws Exception {
            Thread thread = new Thread(this::accept, "hanging-server");
            thread.setDaemon(true);
            thread.start();
        }

        String url() {
            return "http://127.0.0.1:" + socket.getLocalPort();
        }

        synchronized int requests() {
            return requests;
        }

        synchronized void answerAll() {
            answering = true;
        }

        synchronized boolean await(int number) throws InterruptedException {
            long end = System.nanoTime() + 60_000_000_000L;
            while (requests < number && System.nanoTime() < end) {
                wait(1_000);
            }
            return requests >= number;
        }

        private void accept() {
            try {
                while (true) {
                    Socket caller = socket.accept();
                    Thread thread = new Thread(() -> serve(caller), "hanging-caller");
                    thread.setDaemon(true);
                    thread.start();
                }
            } catch (Exception e) {
                // The test is over.
            }
        }

        private void serve(Socket caller) {
            try (caller) {
                while (true) {
                    String request = read(caller);
                    boolean hangs = request.contains(HANG);
                    String answer = hangs ? "" : answer(request);
                    synchronized (this) {
                        hangs &= !answering;
                    }
                    if (!hangs) {
                        write(caller.getOutputStream(), answer.isEmpty() ? "{\"id\":\"x\"}" : answer);
                    }
                    synchronized (this) {
                        requests++;
                        notifyAll();
                    }
                    if (hangs) {
                        caller.getInputStream().read();
                        return;
                    }
                }
            } catch (Exception e) {
                // The program hung up.
            }
        }

        private static String answer(String request) throws Exception {
            JsonNode body = Json.parse(request.substring(request.indexOf("\r\n\r\n") + 4) + " ");
            StringBuilder all = new StringBuilder("[");
            for (JsonNode id : body.path("ids")) {
                all.append(all.length() == 1 ? "" : ",")
                        .append("{\"id\":")
                        .append(id)
                        .append('}');
            }
            return all.length() == 1 ? "{\"id\":\"A\",\"comment\":\"" + "x".repeat(2_000) + "\"}" : all + "]";
        }

        private static String read(Socket caller) throws Exception {
            StringBuilder text = new StringBuilder();
            int length = -1;
            while (length < 0 || text.length() < length) {
                int b = caller.getInputStream().read();
                if (b < 0) {
                    throw new java.io.EOFException();
                }
                text.append((char) b);
                int end = length < 0 ? text.indexOf("\r\n\r\n") : -1;
                if (end >= 0) {
                    int at = text.indexOf("content-length: ");
                    int body = at < 0 ? 0 : Integer.parseInt(text.substring(at + 16, text.indexOf("\r\n", at)));
                    length = end + 4 + body;
                }
            }
            String request = text.toString();
            return request.endsWith("\r\n\r\n") ? request + "{}" : request;
        }

        private static void write(OutputStream out, String body) throws Exception {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            out.write(("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: " + bytes.length
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(bytes);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
