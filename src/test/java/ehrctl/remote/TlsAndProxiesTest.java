package ehrctl.remote;

import static ehrctl.harness.ScriptedServer.answering;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Calls;
import ehrctl.harness.Certificates;
import ehrctl.harness.ScriptedServer;
import ehrctl.harness.ScriptedServer.Turn;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class TlsAndProxiesTest {
    private static final Turn FINE = answering("200 OK", "[]");
    private static Certificates right;
    private static Certificates wrong;

    @TempDir
    private static Path folder;

    @TempDir
    private Path own;

    private final Calls calls = new Calls();

    @BeforeAll
    static void makeCertificates() throws Exception {
        right = new Certificates(folder, "ip:127.0.0.1,dns:api.example");
        wrong = new Certificates(folder, "dns:other.example");
    }

    private Path trusted(String pem) throws IOException {
        return Files.writeString(own.resolve("ca.pem"), pem);
    }

    private static ScriptedServer serving(Certificates certificates, Turn... turns) throws Exception {
        return new ScriptedServer(certificates.listen(), turns);
    }

    private static String https(ScriptedServer server) {
        return "https://127.0.0.1:" + server.port();
    }

    @Test
    void certificateOfTheCaFileIsTrustedAmongSeveral() throws Exception {
        calls.caFile = trusted("# two of them\n" + wrong.pem() + right.pem());
        Turn twice = caller -> {
            caller.read();
            caller.answer("200 OK", "[]");
            caller.read();
            caller.answer("201 Created", "[{}]");
        };
        try (ScriptedServer server = serving(right, twice);
                HttpAdapter adapter = calls.adapter(https(server))) {
            assertEquals(200, adapter.send(Calls.read()).status());
            assertEquals(201, adapter.send(Calls.write()).status());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void unknownAuthorityIsRefusedAtOnceAndNothingSent() throws Exception {
        calls.caFile = trusted(wrong.pem());
        refused(right, "no authority that is trusted here signed its certificate");
        calls.caFile = null;
        refused(right, "no authority that is trusted here signed its certificate");
    }

    @Test
    void certificateOfAnotherHostIsRefusedAtOnceAndNothingSent() throws Exception {
        calls.caFile = trusted(wrong.pem());
        refused(wrong, "its certificate is for another host");
    }

    private void refused(Certificates certificates, String why) throws Exception {
        try (ScriptedServer server = serving(certificates, FINE)) {
            Failure failure = calls.fail(https(server), Calls.write());
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertFalse(failure.wasSent());
            assertTrue(
                    failure.getMessage().contains("no TLS connection to 127.0.0.1:" + server.port() + ": " + why),
                    failure.getMessage());
            assertEquals(List.of(), server.requests());
            assertEquals(1, server.connections());
        }
    }

    @Test
    void serverWithoutTlsIsToldApart() throws Exception {
        try (ScriptedServer server = new ScriptedServer(caller -> {
            caller.in.read();
            caller.write("HTTP/1.1 400 Bad Request\r\n\r\n");
            caller.in.readNBytes(200);
        })) {
            Failure failure = calls.fail(https(server), Calls.read());
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertTrue(failure.getMessage().contains("it does not speak TLS"), failure.getMessage());
        }
    }

    @Test
    void brokenOrEndlessHandshakeSentNothingAndIsTriedAgain() throws Exception {
        calls.caFile = trusted(right.pem());
        calls.retries = 1;
        calls.timeout = Duration.ofMillis(300);
        Turn reset = caller -> {
            caller.in.read();
            caller.reset();
        };
        Turn silent = caller -> {
            while (caller.in.read() >= 0) {
                // Takes all and says nothing.
            }
        };
        for (Turn turn : List.of(reset, silent, caller -> caller.in.read())) {
            try (ScriptedServer server = new ScriptedServer(turn, turn)) {
                Failure failure = calls.fail(https(server), Calls.write());
                assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
                assertFalse(failure.wasSent());
                assertEquals(2, server.connections(), failure.getMessage());
            }
        }
    }

    @Test
    void unusableCaFileIsAMistakeInTheConfiguration() throws Exception {
        for (String content :
                List.of("", "no certificate at all", "-----BEGIN CERTIFICATE-----\n!!\n-----END CERTIFICATE-----\n")) {
            calls.caFile = trusted(content);
            assertEquals(
                    ExitCode.CONFIG,
                    calls.fail("https://127.0.0.1:1", Calls.read()).exitCode(),
                    content);
        }
        calls.caFile = own.resolve("missing.pem");
        Failure failure = calls.fail("https://127.0.0.1:1", Calls.read());
        assertEquals(ExitCode.CONFIG, failure.exitCode());
        assertTrue(failure.getMessage().endsWith("missing.pem cannot be read"), failure.getMessage());
    }

    @Test
    void httpsGoesThroughATunnelThatLearnsNothingButTheHost() throws Exception {
        calls.caFile = trusted(right.pem());
        try (ScriptedServer server = serving(right, FINE);
                ScriptedServer proxy = new ScriptedServer(tunnelTo(server.port()))) {
            calls.environment.put("HTTPS_PROXY", "http://who:pass%40word@127.0.0.1:" + proxy.port());
            try (HttpAdapter adapter = calls.adapter("https://api.example/v1")) {
                assertEquals(200, adapter.send(Calls.read()).status());
            }
            assertEquals(
                    String.join(
                            "\r\n",
                            "CONNECT api.example:443 HTTP/1.1",
                            "host: api.example:443",
                            "proxy-authorization: Basic d2hvOnBhc3NAd29yZA==",
                            "",
                            ""),
                    proxy.requests().get(0));
            String request = server.requests().get(0);
            assertTrue(request.startsWith("GET /v1/api/emrs/webdoc/care-units HTTP/1.1\r\n"));
            assertTrue(request.contains("\r\nhost: api.example\r\n"));
            assertFalse(request.contains("proxy-authorization"));
        }
    }

    private static Turn tunnelTo(int port) {
        return caller -> {
            caller.read();
            try (Socket onward = new Socket(InetAddress.getLoopbackAddress(), port)) {
                caller.write("HTTP/1.1 200 Connection established\r\n\r\n");
                Thread back = new Thread(() -> copy(onward, caller.socket));
                back.start();
                copy(caller.socket, onward);
                back.join();
            }
        };
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
            to.shutdownOutput();
        } catch (IOException e) {
            // Either side may hang up.
        }
    }

    @Test
    void refusalOfTheProxySentNothing() throws Exception {
        try (ScriptedServer proxy =
                new ScriptedServer(answering("503 Busy", ""), answering("407 Proxy Authentication Required", ""))) {
            calls.environment.put("https_proxy", "127.0.0.1:" + proxy.port());
            Failure failure = calls.fail("https://api.example", Calls.write());
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertFalse(failure.wasSent());
            assertTrue(
                    failure.getMessage().contains("the proxy 127.0.0.1:" + proxy.port() + " answered 407"),
                    failure.getMessage());
            assertEquals(2, proxy.requests().size());
            for (String request : proxy.requests()) {
                assertFalse(request.contains(Calls.SECRET));
            }
        }
    }

    @Test
    void plainHttpIsAskedOfTheProxyInAbsoluteForm() throws Exception {
        try (ScriptedServer proxy = new ScriptedServer(FINE)) {
            calls.environment.put("HTTP_PROXY", "http://u:p@127.0.0.1:" + proxy.port());
            HttpSettings loopback = calls.settings("http://api.example:8080/v1");
            HttpSettings settings = new HttpSettings(
                    URI.create("http://api.example:8080/v1"),
                    null,
                    loopback.timeout(),
                    loopback.connectTimeout(),
                    0,
                    true,
                    null,
                    calls.environment,
                    "ehrctl/test",
                    null);
            try (HttpAdapter adapter = new HttpAdapter(settings, calls)) {
                ApiRequest request = Calls.read();
                assertEquals(200, adapter.send(request).status());
            }
            String request = proxy.requests().get(0);
            assertTrue(request.startsWith("GET http://api.example:8080/v1/api/emrs/webdoc/care-units HTTP/1.1\r\n"));
            assertTrue(request.contains("\r\nhost: api.example:8080\r\n"));
            assertTrue(request.contains("\r\nproxy-authorization: Basic dTpw\r\n"));
        }
    }
}
