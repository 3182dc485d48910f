package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Cli;
import ehrctl.harness.Trials;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can be wrong with the sandbox's file: each ends in one clear line, the right exit code, and nothing half done. */
class FileTroubleTest {
    private static final String[] READ = {"appointments", "list", "-o", "id"};
    private static final String[] WRITE = {
        "appointments",
        "create",
        "--start",
        "2026-11-23T11:00",
        "--duration",
        "30m",
        "--patient-id",
        "301",
        "--resource-id",
        "101",
        "--healthcare-service-id",
        "202",
        "-o",
        "id"
    };

    @TempDir
    Path folder;

    private Cli cli;
    private Path file;

    /** Changes a good file, or what is beside it. */
    private interface Damage {
        void to(Path file) throws Exception;
    }

    @SuppressWarnings("ImmutableEnumChecker") // each is a function without state
    private enum Trouble {
        NO_DATABASE("it is not a database", file -> Files.writeString(file, "no database at all, ".repeat(500))),
        GARBAGE_HEADER("it is not a database", file -> overwrite(file, 0, 100)),
        ZEROS("it is not a database", file -> Files.write(file, new byte[8192])),
        CUT_IN_THE_MIDDLE("corrupt", file -> Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 6000))),
        FLIPPED_PAGES("corrupt", file -> overwrite(file, 4096, (int) Files.size(file) - 4096)),
        MISSING_TABLE("corrupt", file -> sql(file, "DROP TABLE appointment")),
        NEWER_VERSION("newer version", file -> sql(file, "PRAGMA user_version = 99")),
        OTHER_PROGRAM("another program", file -> sql(file, "PRAGMA application_id = 7")),
        FOLDER_IN_ITS_PLACE("it is a folder", file -> {
            Files.delete(file);
            Files.createDirectory(file);
        }),
        FOLDER_IN_PLACE_OF_THE_LOG("cannot be opened", file -> Files.createDirectory(Path.of(file + "-wal"))),
        LINK_TO_NOWHERE("cannot be made", file -> {
            Files.delete(file);
            Files.createSymbolicLink(file, Path.of("nowhere"));
        }),
        PATH_BELOW_A_FILE("cannot be made", file -> {
            Path folder = file.getParent();
            Files.delete(file);
            Files.delete(folder);
            Files.writeString(folder, "a file");
        });

        private final String word;
        private final Damage damage;

        Trouble(String word, Damage damage) {
            this.word = word;
            this.damage = damage;
        }
    }

    @BeforeEach
    void bookOnce() throws IOException {
        cli = new Cli(folder).with("EHRCTL_NO_HINTS", "1");
        assertEquals(
                0,
                cli.run(
                                "appointments",
                                "create",
                                "--start",
                                "2026-11-23T10:00",
                                "--duration",
                                "30m",
                                "--patient-id",
                                "301",
                                "--resource-id",
                                "101",
                                "--healthcare-service-id",
                                "202")
                        .exit());
        file = folder.resolve("state/ehrctl/sandbox.db");
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void isToldInOneLineAndTouchesNothing(Trouble trouble) throws Exception {
        trouble.damage.to(file);
        byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        for (String[] command : new String[][] {READ, WRITE}) {
            Cli.Result result = cli.run(command);
            assertEquals(3, result.exit(), result.err());
            assertEquals("", result.out());
            String[] lines = result.err().split("\n", -1);
            assertTrue(
                    lines[0].startsWith("ehrctl: sandbox file " + file + ": ")
                            || lines[0].startsWith("ehrctl: " + file + " is not a sandbox file: "),
                    result.err());
            assertTrue(lines[0].contains(trouble.word), result.err());
            assertTrue(lines.length <= 3, result.err());
        }
        assertArrayEquals(before, Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"CUT_IN_THE_MIDDLE", "FLIPPED_PAGES", "MISSING_TABLE"})
    void aResetMakesANewOneAsTheMessageSays(Trouble trouble) throws Exception {
        trouble.damage.to(file);
        assertTrue(cli.run(READ).err().contains("ehrctl sandbox reset"));
        Cli.Result reset = cli.run("sandbox", "reset", "--yes");
        assertEquals(0, reset.exit(), reset.err());
        assertEquals("A1\n", cli.run(WRITE).out());
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_DATABASE", "GARBAGE_HEADER", "ZEROS", "OTHER_PROGRAM", "FOLDER_IN_ITS_PLACE"})
    void aResetLeavesWhatIsNoSandbox(Trouble trouble) throws Exception {
        trouble.damage.to(file);
        byte[] before = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
        Cli.Result reset = cli.run("sandbox", "reset", "--yes");
        assertEquals(3, reset.exit(), reset.err());
        assertArrayEquals(before, Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    @ParameterizedTest
    @EnumSource(names = {"NO_DATABASE", "NEWER_VERSION", "PATH_BELOW_A_FILE"})
    void isOneObjectForScripts(Trouble trouble) throws Exception {
        trouble.damage.to(file);
        String error = cli.run("appointments", "list", "-o", "json").err();
        assertTrue(error.startsWith("{\"error\":{\"code\":\"CONFIG\"") && error.contains("\"sent\":false"), error);
    }

    @Test
    void rubbishBesideTheFileDoesNotHurtIt() throws Exception {
        for (String side : new String[] {"-wal", "-shm", "-journal"}) {
            Files.write(Path.of(file + side), Trials.chance(side.length()).bytes(33_000));
            assertEquals("A1\n", cli.run(READ).out(), side);
        }
        assertEquals("A2\n", cli.run(WRITE).out());
    }

    @Test
    void aCopyTakenWhileItWasWrittenIsWholeOrOlder() throws Exception {
        Path copy = folder.resolve("copy.db");
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        cli.run(WRITE);
        Cli.Result result = cli.run("appointments", "list", "-o", "id", "--api", "sandbox:" + copy);
        assertEquals("A1\n", result.out(), result.err());
    }

    @Test
    void aClockThatGoesBackwardsChangesNothingThatIsBooked() {
        for (String earlier :
                new String[] {"2026-11-21T09:00:00+01:00", "1999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"}) {
            Cli past = cli.copy().with("EHRCTL_SANDBOX_CLOCK", earlier);
            Cli.Result list = past.run("appointments", "list", "-o", "id");
            assertEquals(0, list.exit(), list.err());
            assertTrue(past.run("appointments", "get", "A1", "-o", "id").out().contains("A1"));
            Cli.Result slots = past.run("timeslots", "list", "-o", "json");
            assertEquals(0, slots.exit(), slots.err());
        }
        Cli past = cli.copy().with("EHRCTL_SANDBOX_CLOCK", "2026-11-21T09:00:00+01:00");
        assertEquals("A2\n", past.run(WRITE).out());
        assertEquals(6, past.run(WRITE).exit());
        assertEquals("A1\nA2\n", cli.run(READ).out());
    }

    @Test
    void aClockAtTheEndOfTimeIsNoBug() {
        Cli last = cli.copy().with("EHRCTL_SANDBOX_CLOCK", "9999-12-31T23:59:59-18:00");
        for (String[] command : new String[][] {READ, WRITE, {"timeslots", "list"}, {"schedules", "get", "101"}}) {
            Cli.Result result = last.run(command);
            assertTrue(result.exit() != 1, result.err());
        }
    }

    private static void overwrite(Path file, int from, int length) throws IOException {
        try (RandomAccessFile raw = new RandomAccessFile(file.toFile(), "rw")) {
            raw.seek(from);
            raw.write("junk".repeat(length / 4 + 1).getBytes(StandardCharsets.US_ASCII), 0, length);
        }
    }

    private static void sql(Path file, String statement) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement change = connection.createStatement()) {
            change.executeUpdate(statement);
        }
    }
}
