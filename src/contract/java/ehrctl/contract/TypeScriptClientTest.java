package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.harness.Cli;
import ehrctl.openapi.OpenApiVersion;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client of openapi-fetch, strictly typed by what openapi-typescript makes of the document, books on every EHR. */
class TypeScriptClientTest {
    private static final Path WORKFLOW = Path.of("src/contract/clients/booking.ts");

    @BeforeAll
    static void install() throws Exception {
        Strangers.install();
    }

    @ParameterizedTest
    @EnumSource(OpenApiVersion.class)
    void aTypedClientBooksOnEveryEhr(OpenApiVersion version) throws Exception {
        // Beside node_modules, where the compiler looks for libraries.
        Path folder = Files.createDirectories(Strangers.FOLDER.resolve("typescript-" + version));
        Files.writeString(folder.resolve("package.json"), "{\"type\":\"module\"}\n");
        Files.copy(WORKFLOW, folder.resolve("booking.ts"), StandardCopyOption.REPLACE_EXISTING);
        Strangers.run(
                folder,
                Strangers.node("openapi-typescript"),
                Strangers.written(folder, version, null),
                "-o",
                "schema.d.ts");
        Strangers.run(
                folder,
                Strangers.node("tsc"),
                "--strict",
                "--noUncheckedIndexedAccess",
                "--exactOptionalPropertyTypes",
                // The libraries' own declarations are theirs to check, which takes twenty seconds.
                "--skipLibCheck",
                "--types",
                "node",
                "--target",
                "es2022",
                "--module",
                "nodenext",
                "booking.ts");
        List<String> expected = new ArrayList<>();
        List<String> command = new ArrayList<>();
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServerOptions.plain())) {
            command.addAll(List.of("node", "booking.js", server.url()));
            for (Ehr ehr : Ehrs.all()) {
                command.add(ehr.code());
                expected.add(ehr.code() + " " + String.join(" ", Strangers.steps(ehr)));
            }
            assertEquals(
                    expected,
                    Strangers.run(folder, command.toArray(new String[0]))
                            .lines()
                            .toList());
        }
    }
}
