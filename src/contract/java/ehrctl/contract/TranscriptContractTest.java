package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.TranscriptTest;
import ehrctl.harness.Cli;
import ehrctl.harness.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each request and each answer of each transcript, and of a whole smoke run, keeps the contract. */
class TranscriptContractTest {
    private static final Path CASES = Path.of("src/test/resources/cases");

    @TempDir
    Path temp;

    @TestFactory
    List<DynamicTest> transcripts() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CASES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt")).sorted().toList()) {
                Transcript transcript = Transcript.read(file);
                if (!transcript.embeddedOnly()) {
                    tests.add(DynamicTest.dynamicTest(
                            CASES.relativize(file).toString(), () -> keeps(transcript)));
                }
            }
        }
        return tests;
    }

    private void keeps(Transcript transcript) throws IOException {
        Path dir = Files.createTempDirectory(temp, "transcript");
        try (Observed observed = new Observed()) {
            Cli cli = new Cli(dir)
                    .with("EHRCTL_EMR", "konfidens")
                    .with("EHRCTL_CARE_UNIT", "L0_1")
                    .with("EHRCTL_TIME_ZONE", "Europe/Oslo")
                    .with("EHRCTL_API", observed.url());
            for (Object part : transcript.parts()) {
                if (part instanceof Transcript.Step step) {
                    TranscriptTest.run(step.command.replace("$DIR", dir.toString()), cli);
                } else if (part instanceof String line && line.startsWith("+ ")) {
                    int blank = line.indexOf(' ', 2);
                    Files.writeString(dir.resolve(line.substring(2, blank)), line.substring(blank + 1) + "\n");
                }
            }
            assertEquals(List.of(), observed.violations());
        }
    }

    @Test
    void smokeOnEveryEhr() throws IOException {
        try (Observed observed = new Observed()) {
            Cli.Result result = new Cli(temp)
                    .with("EHRCTL_API", observed.url())
                    .run("smoke", "--emr", "all", "--write=all", "--allow-http");
            assertEquals(0, result.exit(), result.out() + result.err());
            assertEquals(List.of(), observed.violations());
        }
    }
}
