package ehrctl.command.batch;

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
import java.util.List;
import java.util.Locale;
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
            journal.finished(
                    line, hash, code, LineEnd.of(code, write || code == 5 || code == 0, write, code == 0), write);
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
    void onlyWhatWasSentAndAnsweredIsFinal() {
        for (int code : new int[] {3, 4, 9, 129, 130, 143}) {
            assertEquals(LineEnd.AGAIN, LineEnd.of(code, true, true, false), "exit code " + code);
        }
        for (int code : new int[] {0, 1, 2, 3, 5, 8}) {
            assertEquals(LineEnd.AGAIN, LineEnd.of(code, false, false, false), "exit code " + code);
        }
        for (int code : new int[] {0, 5, 6, 7, 8, 12}) {
            assertEquals(LineEnd.FINAL, LineEnd.of(code, true, true, false), "exit code " + code);
        }
        for (int code : new int[] {0, 1, 2, 7, 9, 12}) {
            assertEquals(LineEnd.FINAL, LineEnd.of(code, false, true, true), "exit code " + code);
        }
        assertEquals(LineEnd.UNKNOWN, LineEnd.of(1, true, true, false));
        assertEquals(LineEnd.UNKNOWN, LineEnd.of(10, true, true, true));
    }

    @Test
    void whatSentNothingBindsNothing() {
        try (Journal journal = open()) {
            record(journal, 1, false, 2);
            record(journal, 2, true, 9);
        }
        try (Journal journal = open()) {
            assertEquals(0, journal.count());
            assertEquals(0, journal.last());
            assertFalse(journal.knows(1) || journal.skips(1) || journal.knows(2) || journal.skips(2));
        }
    }

    @Test
    void partsOfALineAreKnownAndTheRestRunsAgain() {
        try (Journal journal = open()) {
            String hash = hash(journal, "line 1");
            journal.started(1, hash);
            journal.accepted(1, hash, List.of("A1", "A2"));
            journal.finished(1, hash, 12, LineEnd.AGAIN, true);
            assertFalse(journal.isDone(1, "A1"), "not of this run");
        }
        try (Journal journal = open()) {
            assertTrue(journal.knows(1));
            assertFalse(journal.skips(1));
            assertTrue(journal.isDone(1, "A1") && journal.isDone(1, "A2"));
            assertFalse(journal.isDone(1, "A3") || journal.isDone(2, "A1"));
            journal.finished(1, hash(journal, "line 1"), 130, LineEnd.AGAIN, false);
        }
        try (Journal journal = open()) {
            assertTrue(journal.knows(1));
            assertFalse(journal.skips(1));
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
    void aDamagedJournalIsRefusedAndLeftAsItIs() throws IOException {
        try (Journal journal = open()) {
            record(journal, 1, false, 0);
        }
        String sound = Files.readString(file);
        String head = sound.substring(0, sound.indexOf('\n') + 1);
        String hash = "0123456789abcdef0123456789abcdef";
        for (String damage : List.of(
                sound + "{\"line\":0}\n",
                sound + entry("2", "g" + hash.substring(1), "\"finished\",\"exit_code\":0"),
                sound + entry("2", "+" + hash.substring(1), "\"started\""),
                sound + entry("2", hash.toUpperCase(Locale.ROOT), "\"started\""),
                sound + entry("2", hash.substring(1), "\"started\""),
                sound + entry("\"2\"", hash, "\"started\""),
                sound + entry("2.5", hash, "\"started\""),
                sound + entry("-1", hash, "\"started\""),
                sound + entry("99999999999999999999", hash, "\"started\""),
                sound + entry("2", hash, "\"finished\",\"exit_code\":70000"),
                sound + entry("2", hash, "\"finished\",\"exit_code\":-1"),
                sound + entry("2", hash, "\"finished\",\"exit_code\":\"0\""),
                sound + entry("2", hash, "\"finished\""),
                sound + entry("2", hash, "\"ended\""),
                sound + entry("2", hash, "\"accepted\",\"parts\":[\"x\"]"),
                sound + "\n",
                sound + "\u0000\u0001\u0002",
                sound + "[1]\n",
                "something else\n",
                "{}\n",
                "{\"a\":1}",
                "{",
                head.substring(0, 20) + "\n",
                head.replace("1", "2"))) {
            boolean torn = damage.equals("{");
            Files.writeString(file, damage);
            if (torn) {
                open().close();
                assertEquals(head, Files.readString(file));
            } else {
                assertEquals(
                        ExitCode.CONFIG, assertThrows(Failure.class, this::open).exitCode(), damage);
                assertEquals(damage, Files.readString(file));
            }
        }
    }

    private static String entry(String line, String hash, String state) {
        return "{\"line\":" + line + ",\"hash\":\"" + hash + "\",\"state\":" + state + "}\n";
    }

    @Test
    void theHighestLineNumbersNeedNoMemory() throws IOException {
        open().close();
        String hash = "0123456789abcdef0123456789abcdef";
        for (String line : List.of("1500000000", "2147483647", "9223372036854775807")) {
            Files.writeString(file, entry(line, hash, "\"started\""), StandardOpenOption.APPEND);
        }
        try (Journal journal = open()) {
            assertEquals(Long.MAX_VALUE, journal.last());
            assertEquals(3, journal.count());
        }
    }

    @Test
    void linesMayComeInAnyOrder() throws IOException {
        open().close();
        String hash = "0123456789abcdef0123456789abcdef";
        StringBuilder entries = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            entries.append(entry(Integer.toString(1 + i * 7 % 1_000), hash, "\"finished\",\"exit_code\":" + i % 9));
        }
        Files.writeString(file, entries, StandardOpenOption.APPEND);
        try (Journal journal = open()) {
            assertEquals(1_000, journal.count());
            for (int i = 0; i < 1_000; i++) {
                assertEquals(i % 9, journal.exitCode(1 + i * 7 % 1_000));
            }
        }
    }

    @Test
    void afterOneRecordCouldNotBeWrittenNoneIs() throws IOException {
        JournalFile journal = JournalFile.open(file);
        journal.close();
        Failure full = assertThrows(Failure.class, () -> journal.append("{}"));
        assertEquals(ExitCode.UNAVAILABLE, full.exitCode());
        assertEquals("", Files.readString(file));
    }

    @Test
    void aLinkToItIsTheSameJournal() throws IOException {
        Path link = folder.resolve("link");
        try (Journal journal = open()) {
            Files.createSymbolicLink(link, file);
            assertEquals(0, journal.count());
            assertEquals(
                    ExitCode.UNAVAILABLE,
                    assertThrows(Failure.class, () -> JournalFile.open(link)).exitCode());
        }
        JournalFile.open(link).close();
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
