package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.harness.Cli;
import ehrctl.openapi.OpenApiVersion;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Java client that openapi-generator makes of the whole document books on every EHR. */
class JavaClientTest {
    private static final Path GENERATOR = Strangers.FOLDER.resolve("openapi-generator-cli.jar");
    private static final Path WORKFLOW = Path.of("src/contract/clients/Booking.java");

    @TempDir
    Path home;

    @ParameterizedTest
    @EnumSource(OpenApiVersion.class)
    void aGeneratedClientBooksOnEveryEhr(OpenApiVersion version) throws Exception {
        Path classes = compiled(generated(version));
        try (URLClassLoader loader = new URLClassLoader(
                        new URL[] {classes.toUri().toURL()}, getClass().getClassLoader());
                Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), ServerOptions.plain())) {
            Method run = loader.loadClass("Booking").getMethod("run", String.class, String.class, JsonNode.class);
            for (Ehr ehr : Ehrs.all()) {
                assertEquals(
                        Strangers.steps(ehr),
                        run.invoke(null, server.url(), ehr.code(), Strangers.document(version, ehr.code())),
                        ehr.code());
            }
        }
    }

    private Path generated(OpenApiVersion version) throws Exception {
        Path client = home.resolve("client");
        String said = Strangers.run(
                home,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                GENERATOR.toString(),
                "generate",
                "-g",
                "java",
                "--library",
                "native",
                "-i",
                Strangers.written(home, version, null),
                "-o",
                client.toString(),
                "--additional-properties=openApiNullable=false",
                "--global-property=apis,models,supportingFiles,apiTests=false,modelTests=false,apiDocs=false,modelDocs=false");
        List<String> dislikes = said.lines()
                .filter(line -> line.contains("WARN") || line.contains("ERROR"))
                // What it says of itself: it cannot use an object as an example, and has not finished 3.1.
                .filter(line -> !line.contains("Ignoring complex example on request body")
                        && !line.contains("OpenAPI 3.1 support is still in beta"))
                .toList();
        assertEquals(List.of(), dislikes);
        return client.resolve("src/main/java");
    }

    private Path compiled(Path sources) throws Exception {
        Path classes = Files.createDirectory(home.resolve("classes"));
        List<Path> files = new ArrayList<>(List.of(WORKFLOW));
        try (Stream<Path> found = Files.walk(sources)) {
            found.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean well = compiler.getTask(
                            said,
                            manager,
                            null,
                            List.of(
                                    "-proc:none",
                                    "-nowarn",
                                    "-d",
                                    classes.toString(),
                                    "-cp",
                                    System.getProperty("java.class.path")),
                            null,
                            manager.getJavaFileObjectsFromPaths(files))
                    .call();
            assertEquals(true, well, said.toString());
        }
        return classes;
    }
}
