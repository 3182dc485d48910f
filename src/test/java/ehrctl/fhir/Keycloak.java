package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as an authorization server, started once with a realm of its own in memory. {@code mvn -P fhir} brings it from
 * Maven Central and unpacks it.
 */
final class Keycloak {
    private static final Path FOLDER = Path.of("target/keycloak");
    private static final String LISTENING = "Listening on: ";
    private static final int LAST_LINES = 20;

    /** It is told to end by its standard input, also where these tests are killed. */
    private static final String SCRIPT = "sh \"$0/bin/kc.sh\" start-dev --import-realm --db=dev-mem"
            + " --http-host=127.0.0.1 --http-port=0 --hostname-strict=false </dev/null & cat >/dev/null; kill $!; wait $!";

    private Keycloak() {}

    /**
     * Starts it.
     *
     * @return the address of the realm, which names the realm's tokens too
     */
    static String start(JsonNode realm) throws IOException {
        Path home = home();
        Path imports = Files.createDirectories(home.resolve("data/import"));
        Files.writeString(imports.resolve("realm.json"), Json.compact(realm));
        ProcessBuilder command =
                new ProcessBuilder("sh", "-c", SCRIPT, home.toAbsolutePath().toString());
        command.environment()
                .putAll(Map.of(
                        "JAVA_HOME", System.getProperty("java.home"),
                        "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m",
                        "JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1"));
        Process process = command.redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }));
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        Deque<String> last = new ArrayDeque<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            int at = line.indexOf(LISTENING);
            if (at >= 0) {
                drain(lines);
                return line.substring(at + LISTENING.length()).strip() + "/realms/"
                        + realm.path("realm").asText();
            }
            last.add(line);
            if (last.size() > LAST_LINES) {
                last.remove();
            }
        }
        return fail("Keycloak does not start:\n" + String.join("\n", last));
    }

    private static Path home() throws IOException {
        if (Files.isDirectory(FOLDER)) {
            try (var folders = Files.list(FOLDER)) {
                List<Path> found = folders.filter(each -> Files.exists(each.resolve("bin/kc.sh")))
                        .toList();
                if (!found.isEmpty()) {
                    assertTrue(found.size() == 1, () -> "several versions: " + found);
                    return found.get(0);
                }
            }
        }
        return fail("Keycloak is not in " + FOLDER + ": mvn test -P fhir brings it there, as"
                + " org.keycloak:keycloak-quarkus-dist of Maven Central");
    }

    /** What it has to say later is read, so that it does not wait for a reader. */
    private static void drain(BufferedReader lines) {
        Thread thread = new Thread(
                () -> {
                    try {
                        lines.transferTo(Writer.nullWriter());
                    } catch (IOException e) {
                        // It has ended.
                    }
                },
                "keycloak");
        thread.setDaemon(true);
        thread.start();
    }
}
