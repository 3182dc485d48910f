package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Runs a program that the build machine may lack, and says so loudly where it does. */
final class ExternalTool {
    private ExternalTool() {}

    /** Aborts the test where a tool is missing; in CI it fails. */
    static void require(String... tools) {
        for (String tool : tools) {
            if (!installed(tool)) {
                String message = "NOT TESTED: " + tool + " is not installed, and this test needs it";
                if ("true".equals(System.getenv("CI"))) {
                    fail(message);
                }
                System.err.println(message);
                Assumptions.abort(message);
            }
        }
    }

    private static boolean installed(String tool) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (Files.isExecutable(Path.of(folder, tool))) {
                return true;
            }
        }
        return false;
    }

    /**
     * What it printed, standard error included, once it has ended.
     *
     * @param home its home folder; it runs in the folder {@code work} below
     */
    static String run(Path home, int exitCode, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(home, "output", ".log");
        Path work = Files.createDirectories(home.resolve("work"));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().remove("XDG_CONFIG_HOME");
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
        String printed = Files.readString(output, StandardCharsets.UTF_8);
        Files.delete(output);
        assertTrue(ended && process.exitValue() == exitCode, () -> String.join(" ", command) + "\n" + printed);
        return printed;
    }

    /** A file of the project, absolute. */
    static String project(String file) {
        return GeneratedFilesTest.path(file).toAbsolutePath().toString();
    }
}
