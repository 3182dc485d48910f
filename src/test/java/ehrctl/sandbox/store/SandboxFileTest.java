package ehrctl.sandbox.store;

import static ehrctl.harness.SandboxRun.HALF_PAST_TEN;
import static ehrctl.harness.SandboxRun.TEN;
import static ehrctl.harness.SandboxRun.assertOk;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.Seed;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxFileTest {
    private static final int SHORT = 50;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("state").resolve("ehrctl ?#%å").resolve("sandbox.db");
    }

    private static SandboxRun open(Path file) {
        return new SandboxRun(Sandbox.openDefault(file, SandboxRun.SUNDAY));
    }

    private static Failure failure(ExitCode expected, Path file) {
        Failure failure = assertThrows(Failure.class, () -> Sandbox.open(file, SandboxRun.SUNDAY, SHORT));
        assertEquals(expected, failure.exitCode(), failure.getMessage());
        assertTrue(failure.getMessage().contains(file.toString()), failure.getMessage());
        assertFalse(failure.getMessage().contains("\n"));
        return failure;
    }

    private static void sql(Path file, String script) {
        try (Database database = Database.open(file, SHORT)) {
            database.script(script);
        }
    }

    @Test
    void whatIsBookedIsThereTheNextTime() {
        try (SandboxRun run = open(file())) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
        }
        try (SandboxRun run = open(file())) {
            assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
        }
    }

    @Test
    void onlyTheOwnerMayLook() throws IOException {
        try (SandboxRun run = open(file())) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
            assertEquals("rwx------", permissions(file().getParent()));
            assertEquals("rwx------", permissions(file().getParent().getParent()));
            for (String suffix : new String[] {"", "-wal", "-shm"}) {
                assertEquals("rw-------", permissions(Path.of(file() + suffix)), suffix);
            }
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void anEmptyFileBecomesASandbox() throws IOException {
        Path file = Files.createFile(folder.resolve("s.db"));
        try (SandboxRun run = open(file)) {
            assertEquals("L0_1", run.sandbox.firstCareUnit("webdoc"));
        }
    }

    @Test
    void whatIsNoDatabaseIsLeftAlone() throws IOException {
        Path file = Files.writeString(folder.resolve("s.db"), "no database at all, ".repeat(100));
        assertTrue(failure(ExitCode.CONFIG, file).getMessage().contains("is not a sandbox file"));
        assertTrue(Files.readString(file).startsWith("no database"));
    }

    @Test
    void aDamagedPageIsCorrupt() throws IOException {
        Path file = folder.resolve("s.db");
        open(file).close();
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] junk = "junk".repeat(1024).getBytes(StandardCharsets.US_ASCII);
            for (long at = 8192; at < raw.length(); at += junk.length) {
                raw.seek(at);
                raw.write(junk);
            }
        }
        Failure failure = assertThrows(Failure.class, () -> {
            try (SandboxRun run = open(file)) {
                run.ask(Operation.LIST_RESOURCES, "webdoc", "L0_1");
            }
        });
        assertEquals(ExitCode.CONFIG, failure.exitCode());
    }

    @Test
    void aMissingTableIsCorrupt() {
        Path file = folder.resolve("s.db");
        try (SandboxRun run = open(file)) {
            assertOk(200, run.ask(Operation.LIST_CARE_UNITS, "webdoc", null));
        }
        sql(file, "DROP TABLE working_hours");
        try (SandboxRun run = open(file)) {
            Failure failure = assertThrows(Failure.class, () -> run.ask(Operation.LIST_TIMESLOTS, "webdoc", "L0_1"));
            assertEquals(ExitCode.CONFIG, failure.exitCode());
            assertOk(200, run.ask(Operation.LIST_CARE_UNITS, "webdoc", null));
        }
    }

    @Test
    void aNewerVersionIsLeftAlone() {
        Path file = folder.resolve("s.db");
        open(file).close();
        sql(file, "PRAGMA user_version = 99");
        assertTrue(failure(ExitCode.CONFIG, file).getMessage().contains("newer version"));
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws IOException {
        Path file = Files.createFile(folder.resolve("s.db"));
        sql(file, "CREATE TABLE theirs (x)");
        assertTrue(failure(ExitCode.CONFIG, file).getMessage().contains("another program"));
        sql(file, "DROP TABLE theirs; PRAGMA user_version = 2");
        assertTrue(failure(ExitCode.CONFIG, file).getMessage().contains("another program"));
    }

    @Test
    void anOlderVersionIsBroughtUpWithItsDataKept() throws IOException {
        Path file = Files.createFile(folder.resolve("s.db"));
        try (Database database = Database.open(file, SHORT)) {
            try (Database.Transaction transaction = database.begin(true)) {
                Schema.upgrade(database, 0, 1);
                Seed.plant(database, "webdoc");
                Seed.plant(database, "takecare");
                transaction.commit();
            }
            database.change(
                    "INSERT INTO appointment VALUES ('webdoc', 'A7', 'L0_1', '101', 'L0_12345', 'L0_12345', ?, ?, 'booked', NULL)",
                    1795424400L,
                    1795426200L);
            // As it was kept before: another id at Takecare, and a name in the form that it came in.
            database.change("UPDATE patient SET emr_id = '301' WHERE emr = 'takecare' AND emr_id = '191212121212'");
            database.change(
                    "UPDATE patient SET folded_name = ? WHERE emr = 'webdoc' AND emr_id = 'L0_12345'",
                    "go\u0308ran\nsjo\u0308stro\u0308m");
            assertEquals(1, database.row("PRAGMA user_version").number(0));
        }
        try (SandboxRun run = open(file)) {
            assertEquals("booked", run.status("webdoc", "L0_1", "A7"));
            assertOk(200, run.ask(Operation.GET_PATIENT, "takecare", "10", "patient_id", "191212121212"));
            for (String[] name : new String[][] {{"last_name", "Sjöström"}, {"first_name", "göran"}}) {
                assertEquals(
                        1,
                        assertOk(200, run.ask(Operation.FIND_PATIENTS, "webdoc", "L0_1", name))
                                .size());
            }
            assertEquals(
                    TEN,
                    run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_1")
                            .body()
                            .path(0)
                            .path("start")
                            .asText());
        }
        try (Database database = Database.open(file, SHORT)) {
            assertEquals(Schema.VERSION, database.row("PRAGMA user_version").number(0));
            assertEquals(
                    2,
                    database.rows("SELECT 1 FROM sqlite_schema WHERE name IN"
                                    + " ('appointment_taking_time', 'appointment_of_patient')")
                            .size());
        }
    }

    @Test
    void whatTheSeedGainedComesToAFileThatIsThere() {
        Path file = folder.resolve("s.db");
        try (SandboxRun run = open(file)) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
            assertOk(200, run.ask(Operation.LIST_RESOURCES, "dips", "L0_1"));
        }
        // As if an earlier seed had neither known the one EHR nor one person and one name of the other.
        sql(
                file,
                "PRAGMA foreign_keys = OFF; DELETE FROM sown WHERE emr = 'dips'; DELETE FROM care_unit WHERE emr = 'dips';"
                        + " UPDATE sown SET edition = 1; DELETE FROM patient WHERE emr = 'webdoc' AND emr_id = '302';"
                        + " UPDATE resource SET name = 'old' WHERE emr = 'webdoc'");
        try (SandboxRun run = open(file)) {
            assertOk(200, run.ask(Operation.LIST_RESOURCES, "dips", "L0_1"));
            assertOk(200, run.ask(Operation.GET_PATIENT, "webdoc", "L0_1", "patient_id", "302"));
            assertEquals("booked", run.status("webdoc", "L0_1", "A1"));
            assertFalse(run.ask(Operation.LIST_RESOURCES, "webdoc", "L0_1")
                    .body()
                    .toString()
                    .contains("\"old\""));
        }
    }

    @Test
    void whoeverIsSeededUnderAnotherIdKeepsWhatIsTheirs() {
        Path file = folder.resolve("s.db");
        try (SandboxRun run = open(file)) {
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
        }
        sql(
                file,
                "PRAGMA foreign_keys = OFF; UPDATE sown SET edition = 1;"
                        + " UPDATE patient SET emr_id = 'before' WHERE emr = 'webdoc' AND emr_id = 'L0_12345';"
                        + " UPDATE appointment SET patient_id = 'before'");
        try (SandboxRun run = open(file)) {
            assertEquals(
                    "L0_12345",
                    run.ask(Operation.GET_APPOINTMENT, "webdoc", "L0_1", "appointment_id", "A1")
                            .body()
                            .path("patient_id")
                            .asText());
        }
    }

    @Test
    void whoWasRegisteredThroughTheApiIsNotReplacedBySeeds() {
        Path file = folder.resolve("s.db");
        open(file).close();
        try (SandboxRun run = open(file)) {
            assertOk(200, run.ask(Operation.LIST_CARE_UNITS, "webdoc", null));
        }
        sql(
                file,
                "UPDATE sown SET edition = 1;"
                        + " UPDATE patient SET created_by_api = 1, first_name = 'Mine' WHERE emr = 'webdoc' AND emr_id = '302'");
        try (SandboxRun run = open(file)) {
            assertEquals(
                    "Mine",
                    run.ask(Operation.GET_PATIENT, "webdoc", "L0_1", "patient_id", "302")
                            .body()
                            .path("first_name")
                            .asText());
        }
    }

    @Test
    void aFolderOutOfReachIsAProblemOfConfiguration() throws IOException {
        Files.createFile(folder.resolve("plain"));
        failure(ExitCode.CONFIG, folder.resolve("plain").resolve("s.db"));
        failure(ExitCode.CONFIG, Files.createDirectory(folder.resolve("folder.db")));
    }

    @Test
    void aWriterThatHasToWaitTooLongWritesNothingWhileReadersPass() {
        Path file = folder.resolve("s.db");
        try (SandboxRun run = open(file)) {
            assertOk(200, run.ask(Operation.LIST_CARE_UNITS, "webdoc", null));
        }
        try (Database other = Database.open(file, SHORT);
                Database.Transaction held = other.begin(true);
                SandboxRun run = new SandboxRun(Sandbox.open(file, SandboxRun.SUNDAY, SHORT))) {
            Failure failure = assertThrows(Failure.class, () -> run.book(TEN, HALF_PAST_TEN));
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertTrue(failure.getMessage().contains("locked"));
            assertOk(200, run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_1"));
            held.commit();
            assertOk(201, run.book(TEN, HALF_PAST_TEN));
        }
    }

    @Test
    void aFullDiskWritesNothing() throws IOException {
        Path file = Files.createFile(folder.resolve("s.db"));
        try (Database database = Database.open(file, SHORT)) {
            database.script("PRAGMA max_page_count = 3");
            Failure failure = assertThrows(Failure.class, () -> Schema.bringUpToDate(database));
            assertEquals(ExitCode.UNAVAILABLE, failure.exitCode());
            assertTrue(failure.getMessage().contains("disk full"));
        }
        try (SandboxRun run = open(file)) {
            assertOk(200, run.ask(Operation.LIST_CARE_UNITS, "webdoc", null));
        }
    }

    @Test
    void theDatabaseItselfRefusesToBookTwice() {
        try (Database database = Database.inMemory()) {
            Schema.bringUpToDate(database);
            Seed.plant(database, "webdoc");
            String insert =
                    "INSERT INTO appointment VALUES ('webdoc', ?, 'L0_1', '101', 'L0_12345', '201', ?, ?, ?, NULL)";
            assertTrue(database.changeUnlessRefused(insert, "X1", 1000, 2000, "booked"));
            assertFalse(database.changeUnlessRefused(insert, "X2", 1999, 3000, "awaiting_confirmation"));
            assertFalse(database.changeUnlessRefused(insert, "X2", 0, 1001, "booked"));
            assertTrue(database.changeUnlessRefused(insert, "X3", 1500, 1600, "cancelled"));
            assertTrue(database.changeUnlessRefused(insert, "X4", 2000, 2000 + 86_400, "booked"));
            assertFalse(database.changeUnlessRefused(insert, "X5", 2000 + 86_399, 2000 + 86_500, "booked"));
            String update = "UPDATE appointment SET start_at = ?, end_at = ?, status = ? WHERE id = ?";
            assertFalse(database.changeUnlessRefused(update, 1500, 1600, "booked", "X3"));
            assertTrue(database.changeUnlessRefused(update, 1100, 1900, "booked", "X1"));
            assertTrue(database.changeUnlessRefused(update, 1000, 1050, "booked", "X3"));
        }
    }
}
