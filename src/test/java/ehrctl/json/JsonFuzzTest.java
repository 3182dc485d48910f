package ehrctl.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Chance;
import ehrctl.harness.Trials;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Documents that chance made up. */
class JsonFuzzTest {
    private static final String[] DOCUMENTS = {
        "{\"a\":[1,-2.50,1e400,true,null,\"\\u00e5\\ud83d\\ude00\"],\"b\":{}}",
        "[[[[]]],{\"x\":{\"y\":\"z\"}},9223372036854775808,0.1]",
        "\"text\"",
        "{\"start\":\"2026-11-23T10:00:00+01:00\",\"ids\":[\"A1\",\"A2\"]}"
    };

    @Test
    void aDocumentIsRefusedOrPrintedAsItIsRead() {
        Trials.each(4_000, 100_000, chance -> {
            byte[] bytes = bytes(chance);
            JsonNode node;
            try {
                node = Json.parse(bytes);
            } catch (MalformedJsonException e) {
                return;
            }
            // As text: 1e0 is printed as 1, the same number in another form.
            String printed = Json.compact(node);
            assertEquals(printed, Json.compact(Json.parse(printed)));
            assertEquals(printed, Json.compact(Json.parse(Json.pretty(node).getBytes(StandardCharsets.UTF_8))));
        });
    }

    private static byte[] bytes(Chance chance) {
        byte[] bytes = chance.bent(chance.of(DOCUMENTS)).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && chance.oneIn(3)) {
            bytes[chance.below(bytes.length)] = (byte) chance.below(256);
        }
        return bytes;
    }
}
