package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Program;
import ehrctl.harness.Trials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full, out of reach, or another's at the moment, as processes of their own see it. */
class FullDiskTest {
    private static final int LARGE = 100_000;

    /** As an ordinary user sees permissions, also where the tests run as root. */
    private static final List<String> UNPRIVILEGED = List.of(
            "setpriv",
            "--bounding-set",
            "-dac_override,-dac_read_search",
            "--inh-caps",
            "-dac_override,-dac_read_search");

    @TempDir
    Path folder;

    @Test
    void aFileThatMayNotGrowKeepsAllOrNothing() throws Exception {
        int[] limits = Trials.HARDENING
                ? new int[] {1, 2, 8, 16, 32, 64, 96, 128, 160, 200, 256, 300, 400, 500, 600, 800, 1_000}
                : new int[] {1, 400};
        for (int limit : limits) {
            // In blocks of 512 or 1024 bytes. Java ignores the signal that comes with it, and sees an error.
            List<String> limited = List.of("sh", "-c", "ulimit -f " + limit + "; exec \"$@\"", "sh");
            String state = "limit-" + limit;
            int acknowledged = acknowledged(state, limited);
            assertEquals(0, write(state, 10, List.of()).exitCode());
            assertEquals(acknowledged + 1, patients(state));
        }
    }

    @Test
    void aFullDiskKeepsAllOrNothing() throws Exception {
        String[] sizes = Trials.HARDENING ? new String[] {"64k", "256k", "448k"} : new String[] {"256k"};
        for (String size : sizes) {
            Path disk = Files.createDirectories(file("disk-" + size).getParent());
            if (!done("mount", "-t", "tmpfs", "-o", "size=" + size, "none", disk.toString())) {
                System.err.println(
                        "FullDiskTest: no small disk can be mounted here; instead the size of files is limited");
                aFileThatMayNotGrowKeepsAllOrNothing();
                return;
            }
            try {
                int acknowledged = acknowledged("disk-" + size, List.of());
                assertTrue(done("mount", "-o", "remount,size=4m", disk.toString()));
                assertEquals(0, write("disk-" + size, 10, List.of()).exitCode());
                assertEquals(acknowledged + 1, patients("disk-" + size));
            } finally {
                assertTrue(done("umount", disk.toString()));
            }
        }
    }

    @Test
    void aFileThatIsLockedForLongerThanTheTimeOutIsLeftAsItIs() throws Exception {
        assertEquals(0, write("locked", 10, List.of()).exitCode());
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file("locked"));
                Statement lock = other.createStatement()) {
            lock.execute("BEGIN IMMEDIATE");
            Program run = write("locked", 20, List.of());
            assertEquals(9, run.exitCode(), run.err());
            assertTrue(run.err().contains("locked by another process; nothing was written"), run.err());
            lock.execute("ROLLBACK");
        }
        assertEquals(1, patients("locked"));
        assertEquals(0, write("locked", 30, List.of()).exitCode());
    }

    @Test
    void whatMayNotBeWrittenIsAProblemOfConfiguration() throws Exception {
        assertEquals(0, write("guarded", 10, List.of()).exitCode());
        Path file = file("guarded");
        List<String> prefix = unprivileged();
        if (prefix == null) {
            System.err.println(
                    "FullDiskTest: nobody is refused by permissions here; FileTroubleTest's paths stand for it");
            return;
        }
        assertTrue(file.toFile().setWritable(false));
        assertEquals(3, write("guarded", 20, prefix).exitCode());
        assertTrue(file.toFile().setWritable(true));
        assertTrue(file.getParent().toFile().setWritable(false));
        Program inFolder = write("guarded", 20, prefix);
        assertTrue(file.getParent().toFile().setWritable(true));
        assertEquals(3, inFolder.exitCode(), inFolder.err());
        assertEquals(1, patients("guarded"));
        assertEquals(0, write("guarded", 30, List.of()).exitCode());
    }

    @Test
    void aLibraryThatCannotBeUnpackedIsNoBug() throws Exception {
        ProcessBuilder builder = Program.builder(folder, Map.of(), "care-units", "list");
        builder.command().remove("-Djava.io.tmpdir=" + folder);
        builder.command().add(1, "-Djava.io.tmpdir=" + folder.resolve("nowhere"));
        Program run = Program.run(folder, builder);
        assertEquals(3, run.exitCode(), run.err());
        assertTrue(run.err().contains("ehrctl: SQLite's library cannot be loaded"), run.err());
    }

    /** Small and large writes with little room, each of which is done or refused; how many were done. */
    private int acknowledged(String state, List<String> prefix) throws Exception {
        int acknowledged = 0;
        for (int size : new int[] {10, LARGE, 10}) {
            Program run = write(state, size, prefix);
            if (run.exitCode() == 0) {
                acknowledged++;
            } else {
                assertEquals(9, run.exitCode(), run.err());
                assertTrue(run.err().contains("nothing was written"), run.err());
            }
        }
        return acknowledged;
    }

    private Program write(String state, int size, List<String> prefix) throws Exception {
        ProcessBuilder builder = Program.builder(
                folder,
                Map.of("XDG_STATE_HOME", folder.resolve(state).toString()),
                "patients",
                "create",
                "--emr",
                "cliniko",
                "--first-name",
                "Ada",
                "--last-name",
                "b".repeat(size));
        builder.command().addAll(1, SqliteLibrary.flags(folder));
        builder.command().add(1, "-XX:-UsePerfData");
        builder.command().addAll(0, prefix);
        Program run = Program.run(folder, builder);
        if (run.exitCode() != 0) {
            assertEquals("", run.out());
            assertTrue(run.err().startsWith("ehrctl: sandbox file " + file(state) + ": "), run.err());
            assertTrue(run.err().split("\n", -1).length <= 3, run.err());
        }
        return run;
    }

    private int patients(String state) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file(state));
                Statement statement = connection.createStatement()) {
            try (ResultSet sound = statement.executeQuery("PRAGMA integrity_check")) {
                assertEquals("ok", sound.getString(1));
            }
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM patient WHERE created_by_api = 1")) {
                return count.getInt(1);
            }
        }
    }

    private Path file(String state) {
        return folder.resolve(state).resolve("ehrctl/sandbox.db");
    }

    /** What makes a process heed permissions; null where nothing does. */
    private List<String> unprivileged() throws Exception {
        Path guarded = Files.createFile(folder.resolve("probe"));
        assertTrue(guarded.toFile().setWritable(false));
        if (!Files.isWritable(guarded)) {
            return List.of();
        }
        List<String> probe = new ArrayList<>(UNPRIVILEGED);
        probe.addAll(List.of("test", "!", "-w", guarded.toString()));
        return done(probe.toArray(new String[0])) ? UNPRIVILEGED : null;
    }

    private static boolean done(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
