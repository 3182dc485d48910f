package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("journal");
    }

    private Journal open() {
        return open("place", false);
    }

    private Journal open(String place, boolean retryUnknown) {
        return Journal.open(file, JournalKey.in(folder), place, retryUnknown);
    }

    private static String hash(Journal journal, String line) {
        return journal.hash(line.getBytes(StandardCharsets.UTF_8));
    }

    private static void record(Journal journal, int line, boolean write, int... exitCode) {
        String hash = hash(journal, "line " + line);
        if (write) {
            journal.started(line, hash);
        }
        for (int code : exitCode) {
            journal.finished(line, hash, code, write);
        }
    }

    @Test
    void whatIsFinishedIsSkipped() {
        try (Journal journal = open()) {
            record(journal, 3, true, 0);
            record(journal, 1, false, 5);
        }
        try (Journal journal = open()) {
            assertEquals(3, journal.last());
            assertEquals(2, journal.count());
            assertTrue(journal.skips(3));
            assertEquals(0, journal.exitCode(3));
            assertTrue(journal.skips(1));
            assertEquals(5, journal.exitCode(1));
            assertFalse(journal.skips(2));
            assertFalse(journal.knows(2));
            assertFalse(journal.skips(100_000));
        }
    }

    @Test
    void aWriteWithoutEndIsUnknown() {
        try (Journal journal = open()) {
            record(journal, 1, true);
            record(journal, 2, true, 10);
        }
        try (Journal journal = open()) {
            for (int line = 1; line <= 2; line++) {
                assertTrue(journal.unknown(line));
                assertTrue(journal.skips(line));
                assertEquals(10, journal.exitCode(line));
            }
        }
        try (Journal journal = open("place", true)) {
            assertFalse(journal.skips(1));
            assertFalse(journal.skips(2));
        }
    }

    @Test
    void whatWasNotDoneForNoFaultOfItsOwnMayRunAgain() {
        int[] again = {3, 4, 9, 130};
        try (Journal journal = open()) {
            for (int i = 0; i < again.length; i++) {
                record(journal, i + 1, true, again[i]);
            }
            record(journal, 9, true, 1);
        }
        try (Journal journal = open()) {
            for (int i = 0; i < again.length; i++) {
                assertFalse(journal.skips(i + 1), "exit code " + again[i]);
            }
            assertTrue(journal.skips(9));
        }
    }

    @Test
    void theNewestRecordCounts() {
        try (Journal journal = open()) {
            record(journal, 1, true, 9);
            record(journal, 1, true, 0);
            record(journal, 2, true, 9);
            record(journal, 2, true);
        }
        try (Journal journal = open()) {
            assertEquals(0, journal.exitCode(1));
            assertTrue(journal.unknown(2));
            assertEquals(2, journal.count());
        }
    }

    @Test
    void aTornLastLineIsNoRecord() throws IOException {
        try (Journal journal = open()) {
            record(journal, 1, false, 0);
        }
        byte[] whole = Files.readAllBytes(file);
        try (Journal journal = open()) {
            record(journal, 2, true);
        }
        byte[] longer = Files.readAllBytes(file);
        for (int length = whole.length; length < longer.length; length++) {
            Files.write(file, java.util.Arrays.copyOf(longer, length));
            try (Journal journal = open()) {
                assertTrue(journal.skips(1));
                assertFalse(journal.knows(2));
                record(journal, 2, false, 0);
            }
            try (Journal journal = open()) {
                assertTrue(journal.skips(2));
            }
        }
    }

    @Test
    void aDamagedJournalIsRefused() throws IOException {
        try (Journal journal = open()) {
            record(journal, 1, false, 0);
        }
        Files.writeString(file, "{\"line\":0}\n", StandardOpenOption.APPEND);
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
        Files.writeString(file, "something else\n");
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
        Files.writeString(file, "{}\n");
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
    }

    @Test
    void aFileOfSomethingElseIsLeftAsItIs() throws IOException {
        Files.writeString(file, "one line without an end");
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
        assertEquals("one line without an end", Files.readString(file));
        String endless = "{" + " ".repeat(100_000);
        Files.writeString(file, endless);
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
        assertEquals(endless, Files.readString(file));
    }

    @Test
    void aJournalBelongsToOnePlaceAndOneKey() throws IOException {
        open().close();
        assertEquals(
                ExitCode.CONFIG,
                assertThrows(Failure.class, () -> open("elsewhere", false)).exitCode());
        Files.delete(folder.resolve("journal.key"));
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
    }

    @Test
    void oneBatchHasItAtATime() {
        try (Journal journal = open()) {
            assertEquals(0, journal.count());
            assertEquals(
                    ExitCode.UNAVAILABLE,
                    assertThrows(Failure.class, this::open).exitCode());
        }
        open().close();
    }

    @Test
    void hashesAreKeyedAndTheirKeyIsPrivate() throws IOException {
        String hash;
        try (Journal journal = open()) {
            hash = hash(journal, "line 1");
            assertEquals(32, hash.length());
            assertNotEquals(hash, hash(journal, "line 2"));
            record(journal, 1, false, 0);
            assertTrue(journal.same(1, hash) || !journal.knows(1));
        }
        try (Journal journal = open()) {
            assertTrue(journal.same(1, hash));
            assertFalse(journal.same(1, hash(journal, "line 2")));
        }
        Path key = folder.resolve("journal.key");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertEquals(ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode());
    }
}
