package ehrctl.privacy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.Operation;
import ehrctl.harness.Cli;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs command lines that hold canaries, and gathers where they turn up. */
final class CanaryRun {
    private static final List<List<String>> SAID =
            List.of(List.of(), List.of("-v", "-o", "json"), List.of("-v", "--no-check"));
    private static final List<List<String>> SHOWN =
            List.of(List.of("--dry-run"), List.of("--dry-run", "-o", "json"), List.of("--curl", "--id-via-header"));

    final CanaryLines lines;
    final List<String> leaks = new ArrayList<>();
    private final Path folder;

    /** @param folder where the program's own files are kept, and those that the lines read */
    CanaryRun(Path folder) throws IOException {
        this.folder = folder;
        this.lines = new CanaryLines(folder.resolve("nest"));
    }

    /** Where all is that the program writes. */
    Path home() throws IOException {
        return Files.createDirectories(folder.resolve("home"));
    }

    Cli cli() throws IOException {
        return new Cli(home())
                .with("EHRCTL_CLIENT_ID", Canary.CLIENT_ID.value())
                .with("EHRCTL_CLIENT_SECRET", Canary.CLIENT_SECRET.value());
    }

    Cli cli(String api) throws IOException {
        return cli().with("EHRCTL_API", api);
    }

    /** Runs it; standard error, and standard output where that is no answer, must hold no canary. */
    Cli.Result run(Cli cli, boolean answer, List<String> line, List<String> more) {
        List<String> all = new ArrayList<>(line);
        all.addAll(more);
        Cli.Result result = cli.run(all.toArray(new String[0]));
        look(all + " stderr", result.err());
        if (!answer) {
            look(all + " stdout", result.out());
        }
        return result;
    }

    void look(String where, String text) {
        List<String> found = CanarySearch.in(text);
        if (!found.isEmpty()) {
            leaks.add(where + ": " + found + "\n" + text.substring(0, Math.min(text.length(), 2000)));
        }
    }

    /** Nothing but the sandbox's own database may hold one, of what the program wrote. */
    void lookIntoFiles() throws IOException {
        Path home = home();
        try (Stream<Path> files = Files.exists(home) ? Files.walk(home) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = String.valueOf(file.getFileName());
                if (!name.contains(".db")) {
                    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                    // There somebody put it, with profiles set.
                    boolean profiles = name.equals("config.json");
                    look(file.toString(), profiles ? text.replace(Canary.CLIENT_ID.value(), "") : text);
                }
                look("a file's name", name);
            }
        }
    }

    void assertNoLeaks() throws IOException {
        lookIntoFiles();
        assertTrue(leaks.isEmpty(), () -> leaks.size() + " leaks, such as\n" + String.join("\n", first(leaks)));
    }

    static List<String> first(List<String> all) {
        return all.subList(0, Math.min(5, all.size()));
    }

    List<List<String>> operations(CanaryLines.Place... places) {
        List<List<String>> all = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (CanaryLines.Place place : places.length == 0 ? CanaryLines.Place.values() : places) {
                all.add(lines.of(operation, place));
            }
        }
        return all;
    }

    /** All that operations can say at one API, and how they ended. */
    Set<Integer> everythingAt(String api) throws IOException {
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
}
