package ehrctl.sandbox.store;

import static ehrctl.harness.SandboxRun.HALF_PAST_TEN;
import static ehrctl.harness.SandboxRun.TEN;
import static ehrctl.harness.SandboxRun.assertOk;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import ehrctl.sandbox.Sandbox;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox's file is emptied, and nothing else is. */
class EmptyingTest {
    private static final int SHORT = 50;

    @TempDir
    Path folder;

    private SandboxRun open(Path file) {
        return new SandboxRun(Sandbox.open(file, SandboxRun.SUNDAY));
    }

    private static int appointments(SandboxRun run) {
        return run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_1").body().size();
    }

    private static void sql(Path file, String script) {
        try (Database database = Database.open(file, SHORT)) {
            database.script(script);
        }
    }

    /** Every name in the folder with what it holds. */
    private List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                boolean plain = Files.isRegularFile(file);
                all.add(file + " " + (plain ? Files.readString(file, StandardCharsets.ISO_8859_1) : ""));
            }
        }
        return all;
    }

    private void leftAlone(Path file) throws IOException {
        List<String> before = all();
        for (int i = 0; i < 2; i++) {
            boolean opening = i == 0;
            Failure failure = assertThrows(Failure.class, () -> {
                if (opening) {
                    Sandbox.open(file, SandboxRun.SUNDAY).close();
                } else {
                    Sandbox.exists(file);
                    Sandbox.empty(file);
                }
            });
            assertEquals(ExitCode.CONFIG, failure.exitCode());
            assertTrue(failure.getMessage().contains("is not a sandbox file"), failure.getMessage());
            assertEquals(before, all());
        }
    }

    @Test
    void whoHasItOpenGoesOnWithTheEmptiedOne() {
        Path file = folder.resolve("s.db");
        try (SandboxRun server = open(file)) {
            assertOk(201, server.book(TEN, HALF_PAST_TEN));
            assertTrue(Sandbox.empty(file));
            assertEquals(0, appointments(server));
            assertOk(200, server.ask(Operation.GET_PATIENT, "webdoc", "L0_1", "patient_id", "302"));
            assertEquals(
                    "A1",
                    server.book(TEN, HALF_PAST_TEN).body().path(0).path("id").asText());
            try (SandboxRun other = open(file)) {
                assertEquals(1, appointments(other));
            }
        }
    }

    @Test
    void whileSomebodyWritesNothingIsEmptied() {
        Path file = folder.resolve("s.db");
        try (SandboxRun run = open(file);
                Database other = Database.open(file, SHORT)) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
            try (Database.Transaction held = other.begin(true)) {
                Failure failure = assertThrows(Failure.class, () -> Sandbox.empty(file, SHORT));
                assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
                held.commit();
            }
            assertEquals(1, appointments(run));
        }
    }

    @Test
    void nothingOfItStaysOnTheDisk() throws IOException {
        Path file = folder.resolve("s.db");
        try (SandboxRun run = open(file)) {
            assertOk(
                    201,
                    run.ask(
                            Operation.CREATE_PATIENT,
                            "cliniko",
                            "L0_1",
                            "first_name",
                            "Unforgettable",
                            "last_name",
                            "Person"));
            assertTrue(all().toString().contains("Unforgettable"));
            assertTrue(Sandbox.empty(file));
            assertFalse(all().toString().contains("Unforgettable"));
        }
    }

    @Test
    void anEmptyFileIsASandboxToBe() throws IOException {
        Path file = Files.createFile(folder.resolve("s.db"));
        assertTrue(Sandbox.empty(file));
        try (SandboxRun run = open(file)) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
        }
    }

    @Test
    void anotherVersionAndAMissingTableAreEmptiedToo() {
        for (String change :
                List.of("PRAGMA user_version = 99", "DROP TABLE working_hours", "CREATE TABLE \"more\" (x)")) {
            Path file = folder.resolve(change.length() + ".db");
            open(file).close();
            sql(file, change);
            assertTrue(Sandbox.empty(file), change);
            try (SandboxRun run = open(file)) {
                assertOk(201, run.book(TEN, HALF_PAST_TEN));
            }
        }
    }

    @Test
    void whatIsNoSandboxIsNeitherOpenedNorEmptied() throws Exception {
        leftAlone(Files.writeString(folder.resolve("notes.txt"), "notes"));
        leftAlone(Files.writeString(folder.resolve("long.txt"), "notes ".repeat(1000)));
        leftAlone(Files.createDirectory(folder.resolve("empty")));
        for (String journal : List.of("WAL", "DELETE")) {
            Path theirs = Files.createFile(folder.resolve(journal + ".db"));
            sql(theirs, "PRAGMA journal_mode = " + journal + "; CREATE TABLE theirs (x)");
            leftAlone(theirs);
            leftAlone(Files.createSymbolicLink(folder.resolve("link-" + journal), theirs));
        }
        Path marked = Files.createFile(folder.resolve("marked.db"));
        sql(marked, "PRAGMA application_id = 7; PRAGMA user_version = " + Schema.VERSION);
        leftAlone(marked);
        Path blank = Files.createFile(folder.resolve("blank.db"));
        sql(blank, "PRAGMA journal_mode = WAL");
        leftAlone(blank);
        leftAlone(Files.createSymbolicLink(folder.resolve("dangling-folder"), folder.resolve("empty")));
        leftAlone(Path.of("/dev/null"));
        Path fifo = folder.resolve("fifo");
        if (new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0) {
            leftAlone(fifo);
        }
    }

    @Test
    void anotherProgramsWriteAheadLogStays() throws IOException {
        Path theirs = Files.createFile(folder.resolve("theirs.db"));
        try (Database database = Database.open(theirs, SHORT)) {
            database.script("PRAGMA journal_mode = WAL; CREATE TABLE theirs (x)");
            assertTrue(Files.size(Path.of(theirs + "-wal")) > 0);
            leftAlone(theirs);
        }
    }

    @Test
    void aSandboxWhoseMarkIsStillInTheLogIsKnown() throws IOException {
        Path file = Files.createFile(folder.resolve("killed.db"));
        Path copy = folder.resolve("copy.db");
        try (Database database = Database.open(file, SHORT)) {
            database.script("PRAGMA journal_mode = WAL");
            try (Database.Transaction transaction = database.begin(true)) {
                Schema.upgrade(database, 0, 2);
                transaction.commit();
            }
            Files.copy(file, copy);
            Files.copy(Path.of(file + "-wal"), Path.of(copy + "-wal"));
        }
        try (SandboxRun run = open(copy)) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
        }
    }

    @Test
    void aDamagedOneIsReplacedAndNothingElseIs() throws IOException {
        Path file = folder.resolve("s.db");
        open(file).close();
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.setLength(5000);
        }
        byte[] before = Files.readAllBytes(file);
        assertFalse(Sandbox.empty(file));
        assertArrayEquals(before, Files.readAllBytes(file));
        Sandbox.replace(file, SandboxRun.SUNDAY);
        try (SandboxRun run = open(file)) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
            // Whoever has it open would go on with a file that is gone.
            assertEquals(
                    ExitCode.UNAVAILABLE,
                    assertThrows(Failure.class, () -> Sandbox.replace(file, SandboxRun.SUNDAY))
                            .exitCode());
        }
        Path text = Files.writeString(folder.resolve("notes.txt"), "notes");
        assertThrows(Failure.class, () -> Sandbox.replace(text, SandboxRun.SUNDAY));
        assertEquals("notes", Files.readString(text));
    }

    @Test
    void aNamedFileMakesNoFolder() {
        Failure failure = assertThrows(
                Failure.class, () -> Sandbox.open(folder.resolve("no where").resolve("s.db"), SandboxRun.SUNDAY));
        assertEquals(ExitCode.CONFIG, failure.exitCode());
        assertTrue(failure.details().toString().contains("mkdir -p '" + folder + "/no where'"));
        assertFalse(Files.exists(folder.resolve("no where")));
    }
}
