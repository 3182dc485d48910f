package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.command.batch.BatchOutput;
import ehrctl.command.batch.BatchProgress;
import ehrctl.command.line.Surroundings;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.Program;
import ehrctl.json.Json;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong beside the lines of a batch: its journal's disk, its reader, a bug, another batch. */
class BatchTroubleTest {
    private static final int LINES = 60;
    private static final String NOTE =
            "medical-notes create --patient-id L0_12345 --created-by-id 101 --unstructured x --title n";

    @TempDir
    Path folder;

    private Path notes(int lines) throws IOException {
        return Files.writeString(folder.resolve("notes.txt"), (NOTE + "\n").repeat(lines));
    }

    private ProcessBuilder batch(BentServer server, List<String> prefix, String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("batch"));
        line.addAll(List.of(arguments));
        line.addAll(List.of("--api", server.url(), "--emr", "webdoc", "--care-unit", "L0_10"));
        ProcessBuilder builder = Program.builder(folder, Map.of(), line.toArray(new String[0]));
        builder.command().add(1, "-XX:-UsePerfData");
        builder.command().addAll(0, prefix);
        return builder;
    }

    private int written(BentServer server) throws Exception {
        String list = new Cli(folder)
                .run(
                        "medical-notes",
                        "list",
                        "--patient-id=L0_12345",
                        "-ojson",
                        "--api=" + server.url(),
                        "--emr=webdoc",
                        "--care-unit=L0_10")
                .out();
        return Json.parse(list).size();
    }

    @Test
    void aFullDiskLosesNoResultThatTheJournalCannotTake() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        // In blocks of 512 or 1024 bytes. Java ignores the signal that comes with it, and sees an error.
        List<String> limited = List.of("sh", "-c", "ulimit -f 4; exec \"$@\"", "sh");
        fills(disk, limited);
        if (mounted(disk)) {
            try {
                fills(disk, List.of());
            } finally {
                assertEquals(
                        0, new ProcessBuilder("umount", disk.toString()).start().waitFor());
            }
        }
    }

    private static boolean mounted(Path disk) throws Exception {
        try {
            String[] mount = {"mount", "-t", "tmpfs", "-o", "size=4k", "none", disk.toString()};
            return new ProcessBuilder(mount).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void fills(Path disk, List<String> prefix) throws Exception {
        try (BentServer server = BentServer.honest()) {
            int before = written(server);
            String journal = disk.resolve("journal").toString();
            String[] line = {notes(LINES).toString(), "--journal", journal, "--parallel", "2", "-o", "json"};
            Program run = Program.run(folder, batch(server, prefix, line));
            assertEquals(12, run.exitCode(), run.err());
            JsonNode error = Json.parse(run.err().lines().reduce("", (first, last) -> last))
                    .path("error");
            assertTrue(error.path("detail").asText().contains("the journal cannot be written"), run.err());
            assertTrue(error.path("sent").booleanValue(), run.err());
            assertFalse(error.path("retryable").booleanValue(), run.err());
            int done = 0;
            for (String result : run.out().lines().toList()) {
                JsonNode one = Json.parse(result);
                done += one.path("exit_code").intValue() == 0 ? 1 : 0;
                boolean unsent = !one.path("error").path("sent").booleanValue();
                assertEquals(
                        one.path("exit_code").intValue() == 0,
                        !one.path("result").isMissingNode(),
                        result);
                assertTrue(unsent || one.path("exit_code").intValue() == 0, result);
            }
            assertTrue(done > 0 && done < LINES, run.out());
            assertEquals(before + done, written(server), "each write that was done has its line");
        }
    }

    @Test
    void aReaderWhoWantsOneLineLeavesAPartialBatch() throws Exception {
        try (BentServer server = BentServer.honest()) {
            int before = written(server);
            Path exit = folder.resolve("exit");
            List<String> pipe = List.of("sh", "-c", "{ \"$@\"; echo $? > '" + exit + "'; } | head -n 1", "sh");
            Program run = Program.run(folder, batch(server, pipe, notes(40).toString(), "--rate", "20/s"));
            assertEquals(1, run.out().lines().count(), run.out());
            assertEquals("12", Files.readString(exit).strip(), run.err());
            assertTrue(written(server) - before < 40);
        }
    }

    @Test
    void anErrorBesideTheLinesEndsTheBatchAndSaysSo() {
        for (String line : List.of("care-units list", NOTE)) {
            int[] left = {3};
            OutputStream out = new OutputStream() {
                @Override
                public void write(int b) {}

                @Override
                public void write(byte[] bytes, int from, int length) {
                    if (left[0]-- <= 0) {
                        throw new StackOverflowError();
                    }
                }
            };
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Cli cli = new Cli(folder).input((line + "\n").repeat(300));
            int exit = Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(60), () -> cli.run(out, err, "batch", "-", "--emr=webdoc", "--care-unit=L0_10"));
            String said = err.toString(StandardCharsets.UTF_8);
            assertTrue(said.contains("internal error: StackOverflowError"), said);
            assertEquals(line.equals(NOTE) ? 12 : 1, exit, said);
        }
    }

    @Test
    void aResultThatCannotBeWrittenKeepsNobodyWaiting() throws Exception {
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {
                throw new StackOverflowError();
            }
        };
        BatchOutput output = new BatchOutput(
                out,
                true,
                1,
                new BatchProgress(
                        new Surroundings(java.io.InputStream.nullInputStream(), out, out, Map.of(), false, false, 0, 0),
                        0));
        Thread ahead = new Thread(() -> output.put(1, new byte[] {'\n'}));
        ahead.setDaemon(true);
        ahead.start();
        while (ahead.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        Assertions.assertThrows(StackOverflowError.class, () -> output.put(0, new byte[] {'\n'}));
        ahead.join(10_000);
        assertFalse(ahead.isAlive());
    }

    @Test
    void aLineThatReadsTheJournalDoesNotUnlockIt() throws Exception {
        Path journal = folder.resolve("journal");
        try (BentServer server = BentServer.honest()) {
            String[] line = {"-", "--journal", journal.toString(), "--allow-files"};
            Process first = batch(server, List.of(), line)
                    .redirectError(folder.resolve("first").toFile())
                    .start();
            try (OutputStream in = first.getOutputStream();
                    BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
                String reading = "documents create --patient-id L0_12345 --title x --type referral --created-by-id 101"
                        + " --format txt --file " + journal + "\n";
                in.write(reading.getBytes(StandardCharsets.UTF_8));
                in.flush();
                String result = out.readLine();
                assertTrue(result.startsWith("{\"line\":1,\"exit_code\":0"), result);
                Program second = Program.run(folder, batch(server, List.of(), line));
                assertEquals(9, second.exitCode(), second.err());
                assertTrue(second.err().contains("another batch writes this journal"), second.err());
            }
            assertEquals(0, first.waitFor());
        }
    }
}
