package ehrctl.command.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Program;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code sandbox reset} while another process serves the same file. */
class ResetBesideServerTest {
    @TempDir
    Path folder;

    @Test
    void theServerGoesOnWithTheEmptiedFileAndWhatItWritesThenStays() throws Exception {
        String kept = "sandbox:" + folder.resolve("kept.db");
        Process server = Program.builder(folder, Map.of(), "sandbox", "serve", "--file", kept.substring(8))
                .redirectError(folder.resolve("server").toFile())
                .start();
        try (BufferedReader out = server.inputReader()) {
            String url = out.readLine();
            book(url, "2026-11-23T10:00");
            assertEquals("1", appointments(url));
            assertEquals(0, run(kept, "sandbox", "reset", "-y").exitCode());
            assertEquals("0", appointments(url));
            book(url, "2026-11-23T11:00");
            book(url, "2026-11-23T10:00");
        } finally {
            server.toHandle().destroy();
            server.waitFor();
        }
        assertEquals("2", appointments(kept));
    }

    @Test
    void aFileInTheMidstOfAWriteIs9AndStaysAsItIs() throws Exception {
        Path file = folder.resolve("busy.db");
        book("sandbox:" + file, "2026-11-23T10:00");
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.executeUpdate("BEGIN IMMEDIATE");
            Program reset = run("sandbox:" + file, "sandbox", "reset", "-y");
            assertEquals(9, reset.exitCode(), reset.err());
            assertTrue(reset.err().contains("locked by another process; nothing was written"), reset.err());
            statement.executeUpdate("ROLLBACK");
        }
        assertEquals("1", appointments("sandbox:" + file));
    }

    private void book(String api, String start) throws Exception {
        Program booked = run(
                api,
                "appointments",
                "create",
                "--start",
                start,
                "--duration",
                "30m",
                "--resource-id",
                "101",
                "--healthcare-service-id",
                "202",
                "--patient-id",
                "301");
        assertEquals(0, booked.exitCode(), booked.err());
    }

    /** How many there are. */
    private String appointments(String api) throws Exception {
        Program list = run(api, "appointments", "list", "-o", "ndjson");
        assertEquals(0, list.exitCode(), list.err());
        return Long.toString(list.out().lines().count());
    }

    private Program run(String api, String... arguments) throws Exception {
        Map<String, String> environment = Map.of(
                "EHRCTL_API", api,
                "EHRCTL_EMR", "konfidens",
                "EHRCTL_CARE_UNIT", "L0_1",
                "EHRCTL_TIME_ZONE", "Europe/Oslo");
        return Program.run(folder, environment, arguments);
    }
}
