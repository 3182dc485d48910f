package ehrctl.command.batch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import ehrctl.command.session.Audience;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.Seen;
import ehrctl.command.session.Settings;
import ehrctl.command.session.WriteWatch;
import ehrctl.json.Json;
import ehrctl.output.Format;
import ehrctl.output.Printer;
import ehrctl.output.View;
import java.util.List;
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
    private boolean rest;
    // The last ones are read by whoever ends the batch while this line is under way.
    private volatile boolean wrote;
    private volatile boolean accepted;
    private volatile boolean left;
    private volatile @Nullable ApiRequest open;
    private volatile @Nullable ArrayNode some;

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
        if (request.writes()) {
            if (journal != null && !wrote) {
                journal.started(task.number(), task.hash());
            }
            wrote = true;
        }
        left = !request.writes();
        open = request;
    }

    @Override
    public void leaving() {
        left = true;
    }

    @Override
    public void answered(@Nullable ApiResponse response) {
        ApiRequest request = open;
        open = null;
        if (response != null) {
            status = response.status();
            accepted |= request != null && request.writes() && response.ok();
        }
    }

    @Override
    public boolean isDone(String part) {
        boolean known = journal != null && journal.isDone(task.number(), part);
        accepted |= known;
        return known;
    }

    @Override
    public void accepted(List<String> parts, ArrayNode soFar, String words, Format format, View view) {
        some = soFar.deepCopy();
        if (journal != null) {
            try {
                journal.accepted(task.number(), task.hash(), parts);
            } catch (Failure failure) {
                // The line's end cannot be recorded either, and that ends the batch.
                return;
            }
        }
    }

    @Override
    public void leavesRest() {
        rest = true;
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

    /** What was sent may have been done all the same. */
    Failure bug(Throwable bug) {
        String message = "internal error: " + bug.getClass().getSimpleName();
        return wrote
                ? Failure.sent(ExitCode.INTERNAL, message, "this is a bug of ehrctl")
                : Failure.unsent(ExitCode.INTERNAL, message, "this is a bug of ehrctl");
    }

    /** Whether something was sent that may have changed something. */
    boolean wrote() {
        return wrote && (accepted || failure == null || failure.wasSent());
    }

    LineEnd end() {
        boolean sent = failure == null ? status != 0 : failure.wasSent();
        return rest ? LineEnd.AGAIN : LineEnd.of(exitCode(), sent, wrote, accepted);
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
            ObjectNode error = Diagnostics.error(failure, seen);
            if (accepted) {
                error.put("sent", true).put("retryable", false);
            }
            json.set("error", error);
        }
        if (hints != null) {
            json.set("hints", hints);
        }
        return json;
    }

    /**
     * What is known of it while it is still under way; for any thread.
     *
     * @param how what ends the batch
     */
    BatchInterrupted interrupted(ExitCode how) {
        ApiRequest request = open;
        return new BatchInterrupted(task.number(), failureBy(how, request), some, seen, wrote && !left && some == null);
    }

    private Failure failureBy(ExitCode how, @Nullable ApiRequest request) {
        if (request != null && left) {
            return request.writes()
                    ? Failure.sent(ExitCode.UNKNOWN_OUTCOME, WriteWatch.UNKNOWN, HowToLook.hint(request))
                    : Failure.sent(how, "interrupted");
        }
        return accepted
                ? Failure.sent(ExitCode.PARTIAL, "interrupted between one request and the next")
                : Failure.unsent(how, WriteWatch.UNSENT);
    }
}
