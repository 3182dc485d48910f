package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.output.Format;
import ehrctl.output.Printer;
import ehrctl.output.View;
import org.jspecify.annotations.Nullable;

/** What one line of a batch answers: its part of the output, and of the journal. */
final class BatchLine implements Audience {
    private final BatchTask task;
    private final @Nullable Journal journal;
    private final Seen seen;
    private @Nullable JsonNode result;
    private @Nullable ArrayNode hints;
    private @Nullable ArrayNode failures;
    private @Nullable Failure failure;
    private int status;
    private int ended;
    private boolean wrote;

    /** @param whole what the batch has seen that nobody may be told */
    BatchLine(BatchTask task, @Nullable Journal journal, Seen whole) {
        this.task = task;
        this.journal = journal;
        this.seen = new Seen(whole);
    }

    /** Rows are always JSON here, whatever the settings say. */
    @Override
    public Format format(Settings settings) {
        return Format.NDJSON;
    }

    @Override
    public Seen seen() {
        return seen;
    }

    @Override
    public void sending(ApiRequest request) {
        seen.request(request);
        if (request.writes() && !wrote) {
            if (journal != null) {
                journal.started(task.number(), task.hash());
            }
            wrote = true;
        }
    }

    @Override
    public void answered(ApiResponse response) {
        status = response.status();
    }

    @Override
    public void show(JsonNode answer, Format format, View view) {
        add(answer.isMissingNode() ? Json.object().nullNode() : Printer.chosen(answer, view));
    }

    @Override
    public void write(CharSequence text) {
        add(Json.object().textNode(text.toString()));
    }

    private void add(JsonNode shown) {
        if (result == null) {
            result = shown;
        } else if (result instanceof ArrayNode array) {
            array.add(shown);
        } else {
            result = Json.array().add(result).add(shown);
        }
    }

    @Override
    public void report(Failure reported) {
        failures = failures == null ? Json.array() : failures;
        failures.add(Diagnostics.error(reported, seen));
    }

    @Override
    public void note(String text) {}

    @Override
    public void hint(String text) {
        hints = hints == null ? Json.array() : hints;
        hints.add(seen.own(text));
    }

    /** Nobody sees a line of a batch in a list of processes. */
    @Override
    public void sawNationalNumber() {}

    /** @param exitCode what the command itself says */
    void ended(int exitCode) {
        ended = exitCode;
    }

    void fail(Failure end) {
        failure = end;
        ApiError answered = end.apiError();
        if (answered != null) {
            status = answered.status();
        }
    }

    /** Whether something was sent that may have changed something. */
    boolean wrote() {
        return wrote;
    }

    int exitCode() {
        return failure == null ? ended : failure.exitCode().number();
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object().put("line", task.number()).put("exit_code", exitCode());
        if (status == 0) {
            json.putNull("status");
        } else {
            json.put("status", status);
        }
        if (result != null || failure == null) {
            json.set("result", result == null ? json.nullNode() : result);
        }
        if (failures != null) {
            json.set("failures", failures);
        }
        if (failure != null) {
            json.set("error", Diagnostics.error(failure, seen));
        }
        if (hints != null) {
            json.set("hints", hints);
        }
        return json;
    }
}
