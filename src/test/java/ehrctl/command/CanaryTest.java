package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.Cli;
import ehrctl.api.Operation;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.SandboxServer;
import ehrctl.sandbox.ServerOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Sends canaries through every command, both doors and every failure, and looks for them everywhere but in answers on
 * standard output, and in the bodies and headers that must carry them.
 */
@Timeout(600)
class CanaryTest {
    private static final List<List<String>> SAID =
            List.of(List.of(), List.of("-v", "-o", "json"), List.of("-v", "--no-check"));
    private static final List<List<String>> SHOWN =
            List.of(List.of("--dry-run"), List.of("--dry-run", "-o", "json"), List.of("--curl", "--id-via-header"));

    @TempDir
    Path folder;

    private CanaryLines lines;
    private final List<String> leaks = new ArrayList<>();

    @BeforeEach
    void fillTheNest() throws IOException {
        lines = new CanaryLines(folder.resolve("nest"));
    }

    private Cli cli() {
        return new Cli(folder.resolve("home"))
                .with("EHRCTL_CLIENT_ID", Canary.CLIENT_ID.value())
                .with("EHRCTL_CLIENT_SECRET", Canary.CLIENT_SECRET.value());
    }

    private Cli cli(String api) {
        return cli().with("EHRCTL_API", api);
    }

    /** Runs it; standard error, and standard output where that is no answer, must hold no canary. */
    private Cli.Result run(Cli cli, boolean answer, List<String> line, List<String> more) {
        List<String> all = new ArrayList<>(line);
        all.addAll(more);
        Cli.Result result = cli.run(all.toArray(new String[0]));
        look(all + " stderr", result.err());
        if (!answer) {
            look(all + " stdout", result.out());
        }
        return result;
    }

    private void look(String where, String text) {
        List<String> found = CanarySearch.in(text);
        if (!found.isEmpty()) {
            leaks.add(where + ": " + found + "\n" + text.substring(0, Math.min(text.length(), 2000)));
        }
    }

    /** Nothing but the sandbox's own database may hold one, of what the program wrote. */
    private void lookIntoFiles() throws IOException {
        Path home = folder.resolve("home");
        try (Stream<Path> files = Files.exists(home) ? Files.walk(home) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.contains(".db")) {
                    look(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
                look("a file's name", name);
            }
        }
    }

    private void assertNoLeaks() throws IOException {
        lookIntoFiles();
        assertTrue(leaks.isEmpty(), () -> leaks.size() + " leaks, such as\n" + String.join("\n", first(leaks)));
    }

    private static List<String> first(List<String> all) {
        return all.subList(0, Math.min(5, all.size()));
    }

    private List<List<String>> operations() {
        List<List<String>> all = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (CanaryLines.Place place : CanaryLines.Place.values()) {
                all.add(lines.of(operation, place));
            }
        }
        return all;
    }

    /** All that operations can say at one API, and how they ended. */
    private Set<Integer> everythingAt(String api) {
        Set<Integer> exits = new TreeSet<>();
        for (List<String> line : operations()) {
            for (List<String> more : SAID) {
                exits.add(run(cli(api), true, line, more).exit());
            }
            for (List<String> more : SHOWN) {
                exits.add(run(cli(api), false, line, more).exit());
            }
        }
        return exits;
    }

    @Test
    void everyCommandHasItsCanaries() {
        int tools = 0;
        for (Tool tool : Tool.values()) {
            tools += lines.of(tool).isEmpty() ? 0 : 1;
        }
        int bulk = 0;
        for (Operation operation : Operation.values()) {
            bulk += operation.bulk() ? 1 : 0;
        }
        assertEquals(Commands.all().size(), Operation.values().length - bulk + tools);
    }

    @Test
    void theSearchFindsWhatItLooksFor() {
        for (String text : new String[] {
            "<19 71 10 02 1834>",
            "711002-1834",
            "id=a2FuYXJpLWNsaWVudC03",
            "eGthbmFyaS1jbGllbnQtNw==",
            "sittpinne+%26+s%c3%b6ner",
            "\\u0036\\u0031 KANARI\\u002b1@EXAMPLE.ORG kanari+1@example.org"
        }) {
            assertFalse(CanarySearch.in(text).isEmpty(), text);
        }
        assertEquals(List.of(), CanarySearch.in("1971-10-02 a kanari 10-99189"));
    }

    @Test
    void noOperationTellsAnythingEmbedded() throws IOException {
        assertTrue(everythingAt("sandbox").containsAll(Set.of(0, 2, 5, 8)));
        assertNoLeaks();
    }

    @Test
    void noOperationTellsAnythingOverHttpNorDoesTheServer() throws IOException {
        List<String> accessLines = new CopyOnWriteArrayList<>();
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(
                        sandbox,
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        new ServerOptions(true, List.of(), accessLines::add))) {
            assertTrue(everythingAt(server.url()).containsAll(Set.of(0, 5, 8)));
        }
        assertFalse(accessLines.isEmpty());
        for (String line : accessLines) {
            look("access line", line);
        }
        assertNoLeaks();
    }

    @ParameterizedTest
    @EnumSource(EchoServer.Answer.class)
    void noServerCanMakeItTellWhatItWasSent(EchoServer.Answer answer) throws IOException {
        try (EchoServer server = new EchoServer(answer)) {
            for (List<String> line : operations()) {
                run(cli(server.url()), false, line, List.of("-v", "--retries", "0", "--no-check"));
                run(cli(server.url()), false, line, List.of("-o", "json", "--retries", "0", "--id-via-header"));
            }
            for (List<String> line : lines.of(Tool.API)) {
                run(cli(server.url()).with("EHRCTL_EMR", "webdoc"), false, line, List.of("--retries", "0"));
            }
            assertTrue(server.targets.size() > 100, () -> "only " + server.targets.size());
        }
        assertNoLeaks();
    }
}
