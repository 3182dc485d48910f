package ehrctl.command.batch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.Seen;
import ehrctl.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A line of a batch that was under way when the batch was told to end.
 *
 * @param some what it had done until then, where it does several things
 * @param unsent whether a write was announced to the journal that then never left
 */
record BatchInterrupted(
        long number, Failure failure, @Nullable ArrayNode some, Seen seen, boolean unsent) {
    int exitCode() {
        return failure.exitCode().number();
    }

    boolean unknown() {
        return failure.exitCode() == ExitCode.UNKNOWN_OUTCOME;
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("line", number).put("exit_code", exitCode());
        json.putNull("status");
        if (some != null) {
            json.set("result", some);
        }
        json.set("error", Diagnostics.error(failure, seen));
        return json;
    }

    @Override
    public String toString() {
        return "BatchInterrupted";
    }
}
