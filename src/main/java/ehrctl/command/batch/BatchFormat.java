package ehrctl.command.batch;

import ehrctl.api.Failure;
import org.jspecify.annotations.Nullable;

/** The one format of a batch: asking for another one is a mistake, a variable that does so is not meant for it. */
final class BatchFormat {
    private BatchFormat() {}

    static void check(@Nullable String word) {
        if (word != null && !word.equals("json") && !word.equals("ndjson")) {
            throw Failure.usage("a batch answers in ndjson only");
        }
    }
}
