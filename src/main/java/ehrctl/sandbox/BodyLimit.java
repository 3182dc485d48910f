package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How large a body may be: the same for what comes over HTTP and for what does not. */
public final class BodyLimit {
    public static final int BYTES = 8 * 1024 * 1024;

    private BodyLimit() {}

    /** @throws Refused 413 where it would be larger */
    static void check(@Nullable JsonNode body) {
        // A character takes at most six bytes, so that only large bodies have to be written to be measured.
        if (body != null
                && length(body) > BYTES / 6
                && Json.compact(body).getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw exceeded();
        }
    }

    /** Characters of all texts, and a few for each other value. */
    private static long length(JsonNode node) {
        long length = node.isTextual() ? node.textValue().length() : 5;
        for (JsonNode child : node) {
            length += length(child);
        }
        return length;
    }

    public static Refused exceeded() {
        return Refused.of(413, "BAD_REQUEST", "the body is larger than 8 MiB");
    }
}
