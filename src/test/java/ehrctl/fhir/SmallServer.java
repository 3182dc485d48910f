package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real FHIR R4 server that nobody of this project wrote, started once for all tests of a process: Medplum's router,
 * from npm. Where Node or the registry is missing the tests are skipped and say so; in CI they fail.
 */
final class SmallServer {
    private static final Path SOURCES = Path.of("src/test/resources/fhir");
    private static final Path FOLDER = Path.of("target/fhir-server");
    private static final String ROUTER = "node_modules/@medplum/fhir-router/package.json";

    private static final AtomicInteger SERVERS = new AtomicInteger();

    private static String base;

    private SmallServer() {}

    /** The base URL of a server of its own that is empty, in the same process. */
    static String fresh() throws Exception {
        return base().replace("/fhir", "/s" + SERVERS.incrementAndGet() + "/fhir");
    }

    /** Its base URL. */
    static synchronized String base() throws Exception {
        if (base == null) {
            base = start();
        }
        return base;
    }

    private static String start() throws Exception {
        install();
        return started(command("node", "server.cjs"));
    }

    /** The base URL of a server that says on which port it answers. */
    static String started(ProcessBuilder command) throws IOException {
        Process server = command.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        String line = lines.readLine();
        if (line == null || !line.startsWith("ready ")) {
            fail("the FHIR server does not start: " + line);
        }
        return "http://127.0.0.1:" + line.substring(6) + "/fhir";
    }

    /** Several test processes may want it at once. */
    private static void install() throws Exception {
        Files.createDirectories(FOLDER);
        try (FileChannel file =
                        FileChannel.open(FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            for (String name : List.of("package.json", "server.cjs")) {
                Files.copy(SOURCES.resolve(name), FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            require(runs("node", "--version"), "Node.js is missing");
            if (!Files.exists(FOLDER.resolve(ROUTER))) {
                require(runs("npm", "install", "--no-audit", "--no-fund", "--silent"), "npm cannot install it");
            }
            require(lock.isValid(), "it is being installed");
        }
    }

    private static void require(boolean there, String otherwise) {
        String message = "the small FHIR server cannot be started: " + otherwise;
        if (!there && System.getenv("CI") != null) {
            fail(message);
        }
        Assumptions.assumeTrue(there, message);
    }

    private static boolean runs(String... words) throws InterruptedException {
        try {
            Process process = command(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static ProcessBuilder command(String... words) {
        return new ProcessBuilder(words).directory(new File(FOLDER.toString()));
    }
}
