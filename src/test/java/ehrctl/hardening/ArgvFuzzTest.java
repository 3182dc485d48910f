package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ExitCode;
import ehrctl.harness.Cli;
import ehrctl.harness.MadeUpLine;
import ehrctl.harness.Trials;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Command lines that chance made up, run from end to end on the embedded sandbox. */
class ArgvFuzzTest {
    @TempDir
    Path folder;

    @Test
    void everyLineEndsWithACodeOfTheTableAndNoneInABug() throws Exception {
        Files.writeString(folder.resolve("file"), "191212121212\n");
        Cli cli = new Cli(folder).with("EHRCTL_NO_HINTS", "1");
        int[] seen = new int[256];
        Trials.each(1_500, 40_000, chance -> {
            List<String> words = new MadeUpLine(chance, folder).words();
            cli.input(chance.oneIn(2) ? chance.text(60) : chance.bent("ids check emr_id:101\ncare-units list\n"));
            Cli.Result result = cli.run(words.toArray(new String[0]));
            seen[result.exit()]++;
            check(words, result);
        });
        assertTrue(seen[0] > 50 && seen[2] > 50, seen[0] + " and " + seen[2]);
    }

    private static void check(List<String> words, Cli.Result result) throws Exception {
        String told = words + " -> " + result.exit() + "\n" + result.err();
        List<Integer> known = new ArrayList<>();
        for (ExitCode code : ExitCode.values()) {
            known.add(code.number());
        }
        assertTrue(known.contains(result.exit()), told);
        assertFalse(result.exit() == ExitCode.INTERNAL.number(), told);
        assertFalse(result.err().contains("internal error") || result.out().contains("internal error"), told);
        if (result.exit() != 0 && !words.contains("check")) {
            String[] lines = result.err().split("\n", -1);
            String last = lines[Math.max(0, lines.length - 2)];
            if (last.startsWith("{")) {
                int code = Json.parse(last.getBytes(StandardCharsets.UTF_8))
                        .path("error")
                        .path("exit_code")
                        .asInt();
                assertEquals(result.exit(), code, told);
            } else {
                assertTrue(result.err().contains("ehrctl: "), told);
            }
        }
    }
}
