package ehrctl.image;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a command loads, which is most of what its start costs. Counted without the archive, so that the count says what
 * the command needs; unlike times, it is the same on every run and machine. A budget has about 5 % of room.
 */
class LoadedClassesIT {
    @TempDir
    private Path folder;

    @BeforeEach
    void thereIsAnImage() {
        Packaged.assumeImage();
    }

    @ParameterizedTest
    @CsvSource({
        "--version, 600, 825",
        "care-units list --nonsense, 880, 1085",
        "resources get --help, 940, 1105",
        "care-units list, 1385, 1590",
        "care-units list -o json, 1390, 1595",
        "care-units list --api http://127.0.0.1:1 --emr konfidens --retries 0, 1250, 1490",
        "appointments create --start 2026-11-23T08:00:00+01:00 --duration 15m --patient-id 301 --resource-id 102"
                + " --healthcare-service-id 201, 1645, 1780",
    })
    void aCommandLoadsNoMoreThanItsBudget(String line, int budgetOf17, int budgetOf25) throws Exception {
        int feature = Runtime.version().feature();
        Assumptions.assumeTrue(feature == 17 || feature == 25, "budgets are for 17 and 25");
        new Packaged(folder, Packaged.APP.resolve("bin/ehrctl")).run("care-units", "list"); // makes the sandbox's file
        int loaded = loaded(Packaged.withoutArchive(folder, option()), line).size();
        int budget = feature == 17 ? budgetOf17 : budgetOf25;
        assertTrue(loaded <= budget, line + " loads " + loaded + " classes, its budget is " + budget);
        assertTrue(loaded > budget * 0.85, line + " loads only " + loaded + " classes: lower its budget of " + budget);
    }

    @Test
    void nearlyAllClassesComeFromTheArchive() throws Exception {
        Packaged program = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"));
        program.run("care-units", "list"); // makes the sandbox's file
        List<String> loaded = loaded(program.with("EHRCTL_JAVA_OPTS", option()), "care-units list");
        long elsewhere = loaded.stream()
                .filter(line -> !line.contains("source: shared objects file"))
                .count();
        assertTrue(elsewhere * 50 <= loaded.size(), elsewhere + " of " + loaded.size() + " are not in the archive");
    }

    private String option() {
        return "-Xlog:class+load:file=" + log();
    }

    private Path log() {
        return folder.resolve("classes");
    }

    private List<String> loaded(Packaged program, String line) throws IOException, InterruptedException {
        if (line.contains(" create ")) {
            program.with("EHRCTL_SANDBOX_CLOCK", "2026-11-22T09:00:00+01:00");
        }
        program.run(line.split(" ", -1));
        try (Stream<String> lines = Files.lines(log())) {
            return lines.filter(each -> each.contains(" source: ")).toList();
        }
    }
}
