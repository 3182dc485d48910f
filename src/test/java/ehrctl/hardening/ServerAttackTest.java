package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with little memory, and clients that mean no good: it answers or hangs up, and goes on. */
class ServerAttackTest {
    private static final String GET = "GET /api/emrs/webdoc/care-units HTTP/1.1\r\nHost: localhost\r\n";
    private static final String POST =
            "POST /api/emrs/webdoc/care-units/L0_1/patients HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n";

    /** The server's threads for requests that are under way. */
    private static final int THREADS = 512;

    private final List<Socket> held = new ArrayList<>();

    @TempDir
    Path folder;

    private AttackedServer server;

    @BeforeEach
    void start() throws Exception {
        server = AttackedServer.start(folder);
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket socket : held) {
            socket.close();
        }
        server.close();
    }

    @Test
    void thousandsOfIdleConnectionsHinderNobody() throws Exception {
        int many = files(5_000);
        for (int i = 0; i < many; i++) {
            held.add(server.connect());
        }
        server.assertAnswers();
        release();
        server.assertWell();
    }

    @Test
    void hundredsOfHalfSentRequestsHinderNobody() throws Exception {
        half(files(THREADS - 112));
        server.assertAnswers();
        release();
        server.assertWell();
    }

    @Test
    void moreHalfSentRequestsThanThreadsAreGivenUpAndThenOthersAreAnswered() throws Exception {
        half(files(THREADS * 2));
        server.assertAnswersAgain();
        release();
        server.assertWell();
    }

    @Test
    void slowSendersOfBodiesHinderNobody() throws Exception {
        int many = files(200);
        for (int i = 0; i < many; i++) {
            held.add(server.connect());
            AttackedServer.send(held.get(i), POST + "Content-Length: 8000000\r\n\r\n{");
        }
        server.assertAnswers();
        release();
        server.assertWell();
    }

    @Test
    void manyLargeBodiesAtOnceDoNotExhaustTheMemory() throws Exception {
        byte[] body = ("{\"first_name\":\"" + "a".repeat(6_000_000) + "\"}").getBytes(StandardCharsets.US_ASCII);
        List<Thread> senders = new ArrayList<>();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            Thread sender = new Thread(() -> {
                String answer = server.ask(POST + "Content-Length: " + body.length + "\r\n\r\n", body);
                synchronized (answers) {
                    answers.add(answer.isEmpty() ? "closed" : answer.substring(9, 12));
                }
            });
            senders.add(sender);
            sender.start();
        }
        server.assertAnswers();
        for (Thread sender : senders) {
            sender.join();
        }
        assertEquals(30, answers.size());
        assertTrue(answers.contains("400"), answers.toString());
        assertFalse(answers.contains("500"), answers.toString());
        server.assertWell();
    }

    @Test
    void hugeHeadersAndRequestLinesAreCutOff() throws Exception {
        for (int size : new int[] {64 * 1024, 10 * 1024 * 1024}) {
            String tooLong = "a".repeat(size);
            server.assertRefused(GET + "x-resource-id: " + tooLong + "\r\n\r\n");
            server.assertRefused("GET /" + tooLong + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            server.assertRefused(GET + "x-a: b\r\n".repeat(size / 8) + "\r\n");
            server.assertAnswers();
        }
        server.assertWell();
    }

    @Test
    void moreConnectionsThanFilesDoNotCloseThePortForEver() throws Exception {
        try (AttackedServer small = AttackedServer.withFiles(folder, 200)) {
            // Here its classes lie in a folder, and each takes a file to load; users have them in one that is open.
            small.assertAnswers();
            for (int i = 0; i < 400; i++) {
                try {
                    held.add(small.connect());
                } catch (SocketException e) {
                    // It has no file for one more.
                }
            }
            Thread.sleep(1_500);
            release();
            small.assertAnswersAgain();
            small.assertWell();
        }
    }

    @Test
    void deepJsonIsRefused() throws Exception {
        for (String deep : List.of("[".repeat(100_000), "{\"a\":".repeat(100_000), "{\"a\":" + "[".repeat(100_000))) {
            String answer = server.ask(POST + "Content-Length: " + deep.length() + "\r\n\r\n" + deep);
            assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
        }
        server.assertWell();
    }

    private void half(int many) throws IOException {
        for (int i = 0; i < many; i++) {
            held.add(server.connect());
            AttackedServer.send(held.get(i), i % 2 == 0 ? "GET /api/emrs/webdoc/care-un" : GET + "x-resource-");
        }
    }

    private void release() throws IOException {
        for (Socket socket : held) {
            socket.close();
        }
        held.clear();
    }

    /** So many connections as this machine lets a process have open, and no more than were asked for. */
    private static int files(int wanted) {
        int most = Integer.MAX_VALUE;
        if (ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system) {
            most = (int)
                    Math.min(wanted, system.getMaxFileDescriptorCount() - system.getOpenFileDescriptorCount() - 100);
        }
        if (most < wanted) {
            System.err.println("ServerAttackTest: the open file limit allows " + most + " connections, not " + wanted);
        }
        return Math.min(most, wanted);
    }
}
