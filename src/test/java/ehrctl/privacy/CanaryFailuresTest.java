package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.command.Tool;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.EchoServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sends canaries through every operation while all goes wrong that can. */
@Timeout(600)
class CanaryFailuresTest {
    @TempDir
    Path folder;

    private CanaryRun canaries;

    @BeforeEach
    void fillTheNest() throws IOException {
        canaries = new CanaryRun(folder);
    }

    /** All of them once; masking every field of a long answer takes a while. */
    private static CanaryLines.Place[] places(EchoServer.Answer answer) {
        return switch (answer) {
            case REFUSED -> CanaryLines.Place.values();
            case REASON -> new CanaryLines.Place[] {CanaryLines.Place.WEBDOC};
            default -> new CanaryLines.Place[] {CanaryLines.Place.WEBDOC, CanaryLines.Place.BY_NUMBER};
        };
    }

    @ParameterizedTest
    @EnumSource(EchoServer.Answer.class)
    void noServerCanMakeItTellWhatItWasSent(EchoServer.Answer answer) throws IOException {
        try (EchoServer server = new EchoServer(answer)) {
            for (List<String> line : canaries.operations(places(answer))) {
                canaries.run(canaries.cli(server.url()), false, line, List.of("-v", "--retries", "0", "--no-check"));
                canaries.run(
                        canaries.cli(server.url()),
                        false,
                        line,
                        List.of("-o", "json", "--retries", "0", "--id-via-header"));
            }
            for (List<String> line : canaries.lines.of(Tool.API)) {
                canaries.run(
                        canaries.cli(server.url()).with("EHRCTL_EMR", "webdoc"),
                        false,
                        line,
                        List.of("--retries", "0"));
            }
            assertTrue(server.targets.size() >= 50, () -> "only " + server.targets.size());
        }
        canaries.assertNoLeaks();
    }

    @Test
    void noServerThatCannotBeReachedMakesItTell() throws IOException {
        try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> answerWithoutTls(plain));
            server.setDaemon(true);
            server.start();
            for (String api : List.of(
                    "http://127.0.0.1:1",
                    "https://127.0.0.1:" + plain.getLocalPort(),
                    "http://" + Canary.SE_PATIENT.value() + ".example",
                    "https://" + Canary.SE_PATIENT.value() + "@" + Canary.SE_PATIENT.value() + ".example")) {
                for (List<String> line : canaries.operations(CanaryLines.Place.WEBDOC)) {
                    Cli.Result result = canaries.run(canaries.cli(api), false, line, List.of("-v", "--retries", "0"));
                    assertTrue(Set.of(2, 9).contains(result.exit()), result.err());
                    canaries.run(canaries.cli(api), false, line, List.of("-o", "json", "--retries", "0"));
                }
            }
        }
        canaries.assertNoLeaks();
    }

    private static void answerWithoutTls(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                // The client or the test is gone.
            }
        }
    }

    @Test
    void aCrashTellsNothingOfWhatWasOnItsWay() throws IOException {
        OutputStream crash = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("a byte");
            }

            @Override
            public void write(byte[] bytes) {
                throw new IllegalStateException(new String(bytes, StandardCharsets.UTF_8));
            }
        };
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device " + Canary.SE_PATIENT.value());
            }
        };
        try (BentServer honest = BentServer.honest()) {
            for (String api : List.of("sandbox", honest.url())) {
                for (List<String> line : canaries.operations(CanaryLines.Place.WEBDOC, CanaryLines.Place.TAKECARE)) {
                    for (OutputStream out : List.of(crash, full)) {
                        ByteArrayOutputStream err = new ByteArrayOutputStream();
                        canaries.cli(api).with("EHRCTL_DEBUG", "1").run(out, err, line.toArray(new String[0]));
                        canaries.look(line + " crashing", err.toString(StandardCharsets.UTF_8));
                    }
                }
            }
        }
        canaries.assertNoLeaks();
    }
}
