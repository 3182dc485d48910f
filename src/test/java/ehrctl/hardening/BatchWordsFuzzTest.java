package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.batch.BatchInput;
import ehrctl.command.batch.BatchWords;
import ehrctl.harness.Trials;
import ehrctl.json.Json;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines of a batch that chance made up. */
class BatchWordsFuzzTest {
    @Test
    void aLineIsRefusedAsUsageOrSplit() {
        Trials.each(4_000, 100_000, chance -> {
            String line = chance.bent(chance.of(
                    "appointments cancel A1 --comment 'not today'",
                    "[\"appointments\",\"cancel\",\"A1\"]",
                    "patients find --last-name \"O\\\"Neill\" # of Tuesday"));
            try {
                for (String word : BatchWords.of(line)) {
                    assertEquals(List.of(word), BatchWords.of(quoted(word)));
                }
            } catch (Failure e) {
                assertEquals(ExitCode.USAGE, e.exitCode());
            }
        });
    }

    @Test
    void wordsComeBackFromBothWaysToWriteThem() {
        Trials.each(4_000, 100_000, chance -> {
            List<String> words = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            ArrayNode array = Json.array();
            for (int i = chance.below(5); i >= 0; i--) {
                String word = chance.text(30);
                words.add(word);
                array.add(word);
                line.append(chance.of(" ", "\t", "  ")).append(quoted(word));
            }
            assertEquals(words, BatchWords.of(line.toString()));
            assertEquals(words, BatchWords.of(Json.compact(array)));
        });
    }

    @Test
    void anyBytesAreLinesOrRefused() {
        Trials.each(1_000, 30_000, chance -> {
            byte[] bytes = chance.oneIn(2)
                    ? chance.bytes(chance.below(200))
                    : chance.text(200).getBytes(StandardCharsets.UTF_8);
            BatchInput input = new BatchInput(new ByteArrayInputStream(bytes));
            long last = 0;
            for (BatchInput.Line line = input.next(); line != null; line = input.next()) {
                assertEquals(true, line.number() > last);
                last = line.number();
                try {
                    BatchWords.of(line.text());
                } catch (Failure e) {
                    assertEquals(ExitCode.USAGE, e.exitCode());
                }
            }
            assertEquals(bytes.length, input.passed());
        });
    }

    /** As a shell would want it: in single quotes, those in it stepped out of. */
    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
