package ehrctl.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.image.Packaged.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        "--version, 600, 1",
        "care-units list --nonsense, 880, 1",
        "resources get --help, 1000, 1",
        "care-units list, 1385, 1",
        "care-units list -o json, 1390, 1",
        "care-units list --api http://127.0.0.1:1 --emr konfidens --retries 0, 1215, 1",
        "appointments create --start 2026-11-23T08:00:00+01:00 --duration 15m --patient-id 301 --resource-id 102"
                + " --healthcare-service-id 201, 1, 1",
    })
    void aCommandLoadsNoMoreThanItsBudget(String line, int budgetOf17, int budgetOf25) throws Exception {
        int feature = Runtime.version().feature();
        Assumptions.assumeTrue(feature == 17 || feature == 25, "budgets are for 17 and 25");
        // A first run makes the sandbox's file.
        loaded("care-units list", "");
        int loaded = loaded(line, "-Xshare:off").size();
        int budget = feature == 17 ? budgetOf17 : budgetOf25;
        assertTrue(loaded <= budget, line + " loads " + loaded + " classes, its budget is " + budget);
        assertTrue(loaded > budget * 0.85, line + " loads only " + loaded + " classes: lower its budget of " + budget);
    }

    @Test
    void nearlyAllClassesComeFromTheArchive() throws Exception {
        loaded("care-units list", "");
        List<String> loaded = loaded("care-units list", "");
        long elsewhere = loaded.stream()
                .filter(line -> !line.contains("source: shared objects file"))
                .count();
        assertTrue(elsewhere * 50 <= loaded.size(), elsewhere + " of " + loaded.size() + " are not in the archive");
    }

    private List<String> loaded(String line, String option) throws IOException, InterruptedException {
        Path log = folder.resolve("classes");
        Packaged program = new Packaged(folder, Packaged.APP.resolve("bin/ehrctl"))
                .with("EHRCTL_SANDBOX_CLOCK", line.contains(" create ") ? "2026-11-22T09:00:00+01:00" : "")
                .with("EHRCTL_JAVA_OPTS", option + " -Xlog:class+load:file=" + log);
        Result result = program.run(line.split(" ", -1));
        assertEquals(
                "",
                result.err()
                        .lines()
                        .filter(each -> !each.startsWith("ehrctl: ") && !each.startsWith("  "))
                        .findAny()
                        .orElse(""));
        try (var lines = Files.lines(log)) {
            return lines.filter(each -> each.contains(" source: ")).toList();
        }
    }
}
