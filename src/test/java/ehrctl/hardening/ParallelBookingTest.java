package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many real processes at one sandbox, through the front door. */
class ParallelBookingTest {
    private static final int PROCESSES = 32;

    @TempDir
    Path dir;

    @Test
    void oneOfManyProcessesGetsTheSlotAndAllOthersAConflict() throws Exception {
        Cli cli = new Cli(dir);
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(start(cli.environment()));
        }
        Map<Integer, Integer> exits = new TreeMap<>();
        for (Process process : processes) {
            int exit = process.waitFor();
            while (exit == 9) {
                // On a machine that is busy enough the file is locked for longer than a command waits; 9 says: again.
                exit = start(cli.environment()).waitFor();
            }
            exits.merge(exit, 1, Integer::sum);
        }
        assertEquals(Map.of(0, 1, 6, PROCESSES - 1), exits);
        assertEquals(
                1,
                Json.parse(cli.run("appointments", "list", "-o", "json").out()).size());
    }

    /** The state does not exist yet: making and seeding it is part of the race. */
    private Process start(Map<String, String> environment) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "ehrctl.Main"));
        command.addAll(List.of("appointments", "create", "--start", "2026-11-23T10:00", "--duration", "30m"));
        command.addAll(List.of("--resource-id", "101", "--healthcare-service-id", "202", "--patient-id", "301"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder.redirectInput(new File("/dev/null")).start();
    }
}
