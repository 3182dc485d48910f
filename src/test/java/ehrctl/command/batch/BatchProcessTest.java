package ehrctl.command.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Batches in processes of their own, which are killed. */
class BatchProcessTest {
    private static final int LINES = 60;
    private static final String FAST = "300/s";
    /** So that it cannot be done before the signal comes. */
    private static final String SLOW = "2/s";

    @TempDir
    Path home;

    private Process start(List<String> javaOptions, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "ehrctl.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("EHRCTL_") || name.contains("JAVA_"));
        builder.environment().putAll(new Cli(home).environment());
        builder.redirectError(home.resolve("err").toFile());
        return builder.start();
    }

    /** Writes that may be done twice, were they sent twice: each line is a note with a title of its own. */
    private Path notes() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= LINES; i++) {
            lines.append("medical-notes create --patient-id L0_12345 --created-by-id 101 --unstructured x --title n")
                    .append(i)
                    .append('\n');
        }
        return Files.writeString(home.resolve("notes.txt"), lines);
    }

    private Process notes(Path file, String rate) throws IOException {
        return start(
                List.of(),
                "batch",
                file.toString(),
                "--emr=webdoc",
                "--care-unit=L0_10",
                "--parallel=3",
                "--rate=" + rate,
                "--journal=" + home.resolve("journal"));
    }

    private Map<String, Integer> written() throws MalformedJsonException {
        Cli.Result list = new Cli(home)
                .run("medical-notes", "list", "--emr=webdoc", "--care-unit=L0_10", "--patient-id=L0_12345", "-ojson");
        Map<String, Integer> written = new HashMap<>();
        for (JsonNode note : Json.parse(list.out())) {
            written.merge(note.path("title").textValue(), 1, Integer::sum);
        }
        return written;
    }

    private static Map<Long, Integer> exits(List<String> output) throws MalformedJsonException {
        Map<Long, Integer> exits = new HashMap<>();
        for (String line : output) {
            JsonNode result = Json.parse(line);
            exits.put(result.path("line").longValue(), result.path("exit_code").intValue());
        }
        return exits;
    }

    private void assertNothingWasDoneTwice(Map<Long, Integer> exits) throws MalformedJsonException {
        Map<String, Integer> written = written();
        assertEquals(LINES, exits.size());
        for (int i = 1; i <= LINES; i++) {
            int times = written.getOrDefault("n" + i, 0);
            int exit = exits.get((long) i);
            if (exit == 0) {
                assertEquals(1, times, "line " + i);
            } else {
                assertEquals(10, exit, "line " + i);
                assertTrue(times <= 1, "line " + i);
            }
        }
    }

    @Test
    void killedAtAnyPointItDoesNoWriteTwice() throws Exception {
        Path file = notes();
        for (int results : new int[] {1, 9, 22, 41}) {
            Process process = notes(file, FAST);
            try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
                for (int i = 0; i < results; i++) {
                    out.readLine();
                }
                process.destroyForcibly().waitFor();
            }
        }
        Process last = notes(file, FAST);
        List<String> output = last.inputReader(StandardCharsets.UTF_8).lines().toList();
        int exit = last.waitFor();
        Map<Long, Integer> exits = exits(output);
        assertEquals(exits.containsValue(10) ? 12 : 0, exit, Files.readString(home.resolve("err")));
        assertNothingWasDoneTwice(exits);
    }

    @Test
    void toldToEndItLetsLinesThatAreUnderWayEnd() throws Exception {
        Path file = notes();
        Process process = notes(file, SLOW);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            out.readLine();
            process.destroy();
            assertEquals(143, process.waitFor());
        }
        assertTrue(written().size() < LINES);
        Process again = notes(file, FAST);
        List<String> output = again.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertEquals(0, again.waitFor(), Files.readString(home.resolve("err")));
        assertNothingWasDoneTwice(exits(output));
    }

    @Test
    void aResultDoesNotWaitForTheNextLine() throws Exception {
        Process process = start(List.of(), "batch", "-", "--stop-on-error");
        try (OutputStream in = process.getOutputStream();
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            in.write("care-units list\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertTrue(out.readLine().startsWith("{\"line\":1,\"exit_code\":0"));
            in.write("appointments get A7\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertTrue(out.readLine().startsWith("{\"line\":2,\"exit_code\":5"));
            // It ends though its input does not.
            assertEquals(12, process.waitFor());
        }
    }

    @Test
    void itsMemoryDoesNotGrowWithItsLines() throws Exception {
        Process process = start(List.of("-Xmx32m"), "batch", "-", "--dry-run");
        Thread writer = new Thread(() -> {
            String line = "appointments cancel A1 --comment '" + "x".repeat(4_000) + "'\n";
            try (OutputStream in = process.getOutputStream();
                    Writer lines = new java.io.OutputStreamWriter(in, StandardCharsets.UTF_8)) {
                for (int i = 0; i < 10_000; i++) {
                    lines.write(line);
                }
            } catch (IOException e) {
                // The process's exit code tells.
            }
        });
        writer.start();
        long lines = process.inputReader(StandardCharsets.UTF_8).lines().count();
        assertEquals(0, process.waitFor(), Files.readString(home.resolve("err")));
        assertEquals(10_000, lines);
    }
}
