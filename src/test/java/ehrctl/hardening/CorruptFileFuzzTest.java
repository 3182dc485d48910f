package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.Chance;
import ehrctl.harness.Cli;
import ehrctl.harness.Trials;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox file in which chance changed some bytes: its commands work, or say that it is corrupt. */
class CorruptFileFuzzTest {
    /** What a command may say whose file is not what it was: fine, unknown id, no slot, refused; or corrupt. */
    private static final Set<Integer> FITTING = Set.of(0, 2, 3, 5, 6, 7, 9);

    private static final String[][] COMMANDS = {
        {"appointments", "list"},
        {"care-units", "list"},
        {"timeslots", "list", "--end", "2026-11-24"},
        {"patients", "get", "301"},
        {
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
            "202"
        },
        {"appointments", "cancel", "A1"}
    };

    @TempDir
    Path folder;

    @Test
    void noDamageIsABug() throws Exception {
        Cli cli = new Cli(folder).with("EHRCTL_NO_HINTS", "1");
        assertEquals(0, cli.run(COMMANDS[4]).exit());
        Path file = folder.resolve("state/ehrctl/sandbox.db");
        byte[] whole = Files.readAllBytes(file);
        int[] seen = new int[13];
        Trials.each(150, 8_000, chance -> {
            Files.write(file, damaged(whole, chance));
            for (String side : new String[] {"-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(Path.of(file + side));
            }
            for (int i = 0; i < 2; i++) {
                String[] command = chance.of(COMMANDS);
                Cli.Result result = cli.run(command);
                assertTrue(FITTING.contains(result.exit()), () -> String.join(" ", command) + "\n" + result);
                assertFalse(result.exit() == 3 && !result.out().isEmpty(), result.out());
                seen[result.exit()]++;
            }
        });
        assertTrue(seen[0] > 20 && seen[3] > 20, Arrays.toString(seen));
    }

    private static byte[] damaged(byte[] whole, Chance chance) {
        byte[] bytes = whole.clone();
        switch (chance.below(5)) {
            case 0 -> bytes = Arrays.copyOf(bytes, chance.below(bytes.length));
            case 1 -> System.arraycopy(chance.bytes(4096), 0, bytes, chance.below(bytes.length / 4096) * 4096, 4096);
            case 2 -> bytes[chance.below(100)] = (byte) chance.below(256);
            case 3 -> Arrays.fill(bytes, bytes.length / 2, bytes.length, (byte) 0);
            default -> {
                for (int i = 1 + chance.below(200); i > 0; i--) {
                    bytes[chance.below(bytes.length)] = (byte) chance.below(256);
                }
            }
        }
        return bytes;
    }
}
