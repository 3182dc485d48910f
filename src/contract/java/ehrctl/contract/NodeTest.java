package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.Ehrs;
import ehrctl.api.Version;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import ehrctl.openapi.OpenApi;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools of Node's world read the contract: Redocly's linter, and Prism as a proxy that lets nothing wrong through. */
class NodeTest {
    private static final Path TOOLS = Path.of("target/strangers").toAbsolutePath();

    @TempDir
    Path home;

    @BeforeAll
    static void install() throws Exception {
        Files.createDirectories(TOOLS);
        run(TOOLS, "npm", "install", "--no-audit", "--no-fund", "@redocly/cli@2.77.0", "@stoplight/prism-cli@5.14.2");
    }

    private static String run(Path folder, String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(5, TimeUnit.MINUTES));
        assertEquals(0, process.exitValue(), output);
        return output;
    }

    private static String tool(String name) {
        return TOOLS.resolve("node_modules/.bin").resolve(name).toString();
    }

    @Test
    void theLinterHasNothingToSay() throws Exception {
        List<String> command = new ArrayList<>(List.of(tool("redocly"), "lint"));
        for (OpenApiVersion dialect : OpenApiVersion.values()) {
            command.add(written(dialect, null));
        }
        Ehrs.all().forEach(ehr -> command.add(written(OpenApiVersion.V3_0, ehr.code())));
        String said = run(home, command.toArray(new String[0]));
        assertFalse(said.contains("warning") && said.contains("You have"), said);
    }

    private String written(OpenApiVersion dialect, String emr) {
        try {
            Path file = home.resolve(dialect + (emr == null ? "" : "-" + emr) + ".json");
            Files.writeString(
                    file,
                    Json.pretty(OpenApi.document(
                            dialect, emr == null ? null : Ehrs.find(emr), OpenApi.API, Version.number())));
            return file.toString();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aValidatingProxyLetsAWholeSmokeRunThrough() throws Exception {
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServerOptions.plain())) {
            int port = free();
            Process prism = new ProcessBuilder(
                            tool("prism"),
                            "proxy",
                            written(OpenApiVersion.V3_0, null),
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
