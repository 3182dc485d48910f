package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ehrctl.api.Ehrs;
import ehrctl.harness.Cli;
import ehrctl.openapi.OpenApiVersion;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools of Node's world read the contract: Redocly's linter, and Prism as a proxy that lets nothing wrong through. */
class NodeTest {
    @TempDir
    Path home;

    @BeforeAll
    static void install() throws Exception {
        Strangers.install();
    }

    @Test
    void theLinterHasNothingToSay() throws Exception {
        List<String> command = new ArrayList<>(List.of(Strangers.node("redocly"), "lint"));
        for (OpenApiVersion dialect : OpenApiVersion.values()) {
            command.add(Strangers.written(home, dialect, null));
        }
        Ehrs.all().forEach(ehr -> command.add(Strangers.written(home, OpenApiVersion.V3_0, ehr.code())));
        String said = Strangers.run(home, command.toArray(new String[0]));
        assertFalse(said.contains("warning") && said.contains("You have"), said);
    }

    @Test
    void aValidatingProxyLetsAWholeSmokeRunThrough() throws Exception {
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServerOptions.plain())) {
            int port = free();
            Process prism = new ProcessBuilder(
                            Strangers.node("prism"),
                            "proxy",
                            Strangers.written(home, OpenApiVersion.V3_0, null),
                            server.url(),
                            "--errors",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(port))
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("prism.log").toFile())
                    .start();
            try {
                await(port);
                Cli.Result result = new Cli(home)
                        .with("EHRCTL_API", "http://127.0.0.1:" + port)
                        .with("EHRCTL_CLIENT_ID", "id")
                        .with("EHRCTL_CLIENT_SECRET", "secret")
                        .run("smoke", "--emr", "all", "--write=all");
                assertEquals(0, result.exit(), result.out() + result.err());
                assertFalse(Files.readString(home.resolve("prism.log")).contains("Violation"));
            } finally {
                prism.destroy();
                prism.waitFor();
            }
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void await(int port) throws Exception {
        for (int i = 0; i < 300; i++) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException e) {
                Thread.sleep(200);
            }
        }
        throw new AssertionError("the proxy does not begin");
    }
}
