package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many real processes at one slot of a real FHIR server. */
class RaceTest {
    private static final int PROCESSES = 16;

    @TempDir
    private Path home;

    @Test
    void oneOfManyProcessesGetsTheSlotAndAllOthersAConflict() throws Exception {
        Clinic clinic = Clinic.open();
        assertEquals(Map.of(0, 1, 6, PROCESSES - 1), race(clinic, clinic.book(10)));
        assertEquals(1, clinic.count("/Appointment?location=Location/" + clinic.location));
    }

    private Map<Integer, Integer> race(Clinic clinic, String... words) throws Exception {
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "ehrctl.Main"));
            command.addAll(List.of(words));
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().putAll(clinic.cli(home).environment());
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            processes.add(builder.redirectInput(new File("/dev/null")).start());
        }
        Map<Integer, Integer> exits = new TreeMap<>();
        for (Process process : processes) {
            exits.merge(process.waitFor(), 1, Integer::sum);
        }
        return exits;
    }
}
