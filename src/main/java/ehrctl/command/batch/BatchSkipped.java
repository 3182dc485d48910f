package ehrctl.command.batch;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.Seen;
import ehrctl.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A line of a batch that is not run, because the journal knows its end, or knows that nobody does. */
final class BatchSkipped {
    private final long number;
    private final Journal journal;

    /** @param journal which must be there, as nothing else makes a line be skipped */
    BatchSkipped(long number, @Nullable Journal journal) {
        this.number = number;
        this.journal = Objects.requireNonNull(journal);
    }

    int exitCode() {
        return journal.exitCode(number);
    }

    ObjectNode toJson() {
        ObjectNode result = Json.object().put("line", number).put("exit_code", exitCode());
        result.putNull("status").put("skipped", true);
        if (journal.unknown(number)) {
            Failure unknown = Failure.sent(
                    ExitCode.UNKNOWN_OUTCOME,
                    "this write was sent in an earlier run, or nearly, and whether it was done is unknown;"
                            + " look, then use --retry-unknown if it is to be sent again");
            result.set("error", Diagnostics.error(unknown, new Seen()));
        }
        return result;
    }
}
