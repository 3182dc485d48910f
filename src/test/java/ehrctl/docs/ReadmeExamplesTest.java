package ehrctl.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs every shell example of the README in a real shell, one after the other, as a new user would. */
class ReadmeExamplesTest {
    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"2028-02-29T12:00:00+01:00", "2027-03-28T12:00:00+02:00"})
    void everyExampleOfTheReadmeWorksOnAnyDay(String clock) throws Exception {
        List<String> examples = examples(Files.readString(Path.of("README.md")));
        assertTrue(examples.size() >= 6, "the README has lost its examples");
        Path bin = Files.createDirectory(home.resolve("bin"));
        Path program = bin.resolve("ehrctl");
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Path.of(System.getProperty("java.home"), "bin", "java")
                        + "' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '" + System.getProperty("java.class.path")
                        + "' ehrctl.Main \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        // Somebody has booked before: no example may touch what is not its own.
        String book = "ehrctl timeslots list -o json | ehrctl appointments create --slot @- --patient-id 301";
        run(bin, book, clock);
        for (String example : examples) {
            run(bin, example, clock);
        }
        run(bin, "ehrctl appointments get A1 --fields status -o csv | grep -q booked", clock);
    }

    private void run(Path bin, String example, String clock) throws IOException, InterruptedException {
        ProcessBuilder shell = new ProcessBuilder("bash", "-euo", "pipefail", "-c", example);
        shell.directory(home.toFile()).redirectErrorStream(true);
        shell.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        shell.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        shell.environment().put("HOME", home.toString());
        shell.environment().put("EHRCTL_SANDBOX_CLOCK", clock);
        shell.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), () -> example + "\n" + output);
    }

    private static List<String> examples(String readme) {
        List<String> examples = new ArrayList<>();
        String open = "\n```sh\n";
        for (int at = readme.indexOf(open); at >= 0; at = readme.indexOf(open, at + 1)) {
            examples.add(readme.substring(at + open.length(), readme.indexOf("\n```\n", at + open.length())));
        }
        return examples;
    }
}
