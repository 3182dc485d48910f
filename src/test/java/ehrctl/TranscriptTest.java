package ehrctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.api.Operation;
import ehrctl.fhir.SeededServer;
import ehrctl.harness.Cli;
import ehrctl.harness.Transcript;
import ehrctl.harness.Words;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every transcript in {@code cases} runs in the embedded sandbox and again over HTTP, and those that a FHIR server can
 * answer there too; all print the same.
 *
 * <p>{@code mvn -q test -Dtest=TranscriptTest -Dehrctl.rewrite=appointments/slot} writes what comes back embedded into that
 * file, to be read before it is committed; {@code all} does so for every one.
 */
public class TranscriptTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    private static final String INSTANCE = "\"instance\":\"[-0-9a-f]*\"";

    @TempDir
    Path temp;

    @TestFactory
    List<DynamicTest> transcripts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                Transcript transcript = Transcript.read(file);
                String name = CASES.relativize(file).toString();
                boolean rewrite = rewritten(name);
                tests.add(DynamicTest.dynamicTest(name + " embedded", () -> embedded(transcript, rewrite)));
                if (!transcript.embeddedOnly() && !rewrite) {
                    tests.add(DynamicTest.dynamicTest(name + " over HTTP", () -> overHttp(transcript)));
                }
                if (transcript.overFhir() && !rewrite) {
                    tests.add(DynamicTest.dynamicTest(name + " over FHIR", () -> overFhir(transcript)));
                }
            }
        }
        return tests;
    }

    /** Those that are not asked for here have a test of their own. */
    @Test
    void nearlyEveryOperationIsAskedForOverFhir() throws IOException {
        Set<String> left = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            left.add(operation.command());
        }
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".txt")).toList()) {
                Transcript transcript = Transcript.read(file);
                if (transcript.overFhir()) {
                    for (Object part : transcript.forFhir().parts()) {
                        left.removeIf(command ->
                                part instanceof Transcript.Step step && step.command.contains("ehrctl " + command));
                    }
                }
            }
        }
        // FHIR has no place for a code.
        assertEquals(Set.of("appointments confirm"), left);
    }

    /** Only what is named, so that a change which nobody meant is not taken in with the others. */
    private static boolean rewritten(String name) {
        String wanted = System.getProperty("ehrctl.rewrite", "");
        return wanted.equals("all") || name.equals(wanted) || name.equals(wanted + ".txt");
    }

    private void embedded(Transcript transcript, boolean rewrite) throws IOException {
        Path dir = Files.createTempDirectory(temp, "embedded");
        List<String> lines = check(transcript, dir, settled(new Cli(dir)), "", rewrite);
        if (rewrite) {
            Files.write(transcript.file(), lines);
        }
    }

    private void overHttp(Transcript transcript) throws IOException {
        Path dir = Files.createTempDirectory(temp, "http");
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server = SandboxServer.start(sandbox, loopback(), ServerOptions.plain())) {
            check(transcript, dir, settled(new Cli(dir)).with("EHRCTL_API", server.url()), server.url(), false);
        }
    }

    /** A FHIR server that holds what the sandbox holds of the EHR that the transcript is about. */
    private void overFhir(Transcript transcript) throws Exception {
        Path dir = Files.createTempDirectory(temp, "fhir");
        Transcript part = transcript.forFhir();
        String api = "fhir:" + SeededServer.of(part.emr());
        check(part, dir, settled(new Cli(dir)).with("EHRCTL_API", api), api, false);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static Cli settled(Cli cli) {
        return cli.with("EHRCTL_EMR", "konfidens")
                .with("EHRCTL_CARE_UNIT", "L0_1")
                .with("EHRCTL_TIME_ZONE", "Europe/Oslo");
    }

    private static List<String> check(Transcript transcript, Path dir, Cli cli, String url, boolean rewrite)
            throws IOException {
        List<String> wanted = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (Object part : transcript.parts()) {
            if (part instanceof Transcript.Step step) {
                lines.add("$ " + step.command);
                Cli.Result result = run(step.command.replace("$DIR", dir.toString()), cli);
                lines.addAll(Transcript.actual(url.isEmpty() ? result : withoutPlace(result, url), dir));
                wanted.add("$ " + step.command);
                for (String line : step.expected) {
                    // Where an error happened, a FHIR server does not say.
                    wanted.add(url.startsWith("fhir:") ? line.replaceAll(INSTANCE, "\"instance\":null") : line);
                }
            } else {
                String line = (String) part;
                if (line.startsWith("+ ")) {
                    int blank = line.indexOf(' ', 2);
                    Files.writeString(dir.resolve(line.substring(2, blank)), line.substring(blank + 1) + "\n");
                }
                lines.add(line);
                wanted.add(line);
            }
        }
        if (!rewrite) {
            assertEquals(
                    String.join("\n", wanted),
                    String.join("\n", lines),
                    () -> transcript.file() + " from " + firstDifference(wanted, lines)
                            + "; to rewrite it, and then read the change: "
                            + "mvn -q test -Dtest=TranscriptTest -Dehrctl.rewrite="
                            + CASES.relativize(transcript.file()).toString().replace(".txt", ""));
        }
        return lines;
    }

    /** Suggested commands name the server, and its EHR, which is the default one only where the sandbox is embedded. */
    private static Cli.Result withoutPlace(Cli.Result result, String url) {
        String err = result.err().replace(" --api " + url, "").replace(" --emr konfidens", "");
        return new Cli.Result(result.exit(), result.out(), err);
    }

    private static String firstDifference(List<String> wanted, List<String> lines) {
        String command = "";
        for (int i = 0; i < Math.min(wanted.size(), lines.size()); i++) {
            command = wanted.get(i).startsWith("$ ") ? wanted.get(i) : command;
            if (!wanted.get(i).equals(lines.get(i))) {
                return "line " + (i + 1) + " (" + command + "): wanted '" + wanted.get(i) + "', got '" + lines.get(i)
                        + "'";
            }
        }
        return "line " + (Math.min(wanted.size(), lines.size()) + 1) + " (" + command + ")";
    }

    /** Runs commands joined by pipes; the streams and the exit code are those of the last, errors those of all. */
    public static Cli.Result run(String line, Cli cli) throws IOException {
        Cli.Result result = new Cli.Result(0, "", "");
        StringBuilder err = new StringBuilder();
        byte[] input = new byte[0];
        for (String command : line.split(" \\| ", -1)) {
            List<String> words = new ArrayList<>(Words.of(command));
            Cli one = cli.copy().input(input);
            while (!words.get(0).equals("ehrctl")) {
                String assignment = words.remove(0);
                int equals = assignment.indexOf('=');
                one.with(assignment.substring(0, equals), assignment.substring(equals + 1));
            }
            int from = words.indexOf("<");
            if (from > 0) {
                one.input(Files.readAllBytes(Path.of(words.get(from + 1))));
                words = new ArrayList<>(words.subList(0, from));
            }
            result = one.run(words.subList(1, words.size()).toArray(new String[0]));
            err.append(result.err());
            input = result.out().getBytes(StandardCharsets.UTF_8);
        }
        return new Cli.Result(result.exit(), result.out(), err.toString());
    }
}
