package ehrctl.command.session;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiError;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.CommandForms;
import ehrctl.command.line.Surroundings;
import ehrctl.json.Json;
import ehrctl.output.ControlCharacters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Standard error: errors as people or scripts read them, hints, and what became of standard output. */
public final class Diagnostics {
    private static final int MOST_DETAILS = 3;
    private static final int MOST_CHARACTERS = 1000;

    private final Surroundings surroundings;
    private final ErrorFormat format;
    private final Seen seen;
    private @Nullable Failure outputFailure;
    private volatile @Nullable Runnable beforeLine;
    private @Nullable WriteWatch writes;

    /** Where there is no command line. */
    public Diagnostics(Surroundings surroundings) {
        this(surroundings, null);
    }

    /**
     * Tells what goes wrong as the command line asks for it.
     *
     * @param arguments the command line, which says how errors are written
     */
    public Diagnostics(Surroundings surroundings, @Nullable CommandForms commands, String... arguments) {
        this.surroundings = surroundings;
        this.format = new ErrorFormat(arguments, surroundings, commands);
        this.seen = new Seen();
        seen.secret(surroundings.variable("EHRCTL_CLIENT_ID"));
        seen.secret(surroundings.variable("EHRCTL_CLIENT_SECRET"));
    }

    /** What must not be told. What is reported is our own words: a text from outside is masked where it is put in. */
    public Seen seen() {
        return seen;
    }

    /** What watches the writes that this run sends. */
    synchronized WriteWatch writes() {
        if (writes == null) {
            writes = new WriteWatch(this);
        }
        return writes;
    }

    synchronized boolean writing() {
        return writes != null;
    }

    /** The run is over, and all is said. */
    public void end() {
        if (writing()) {
            writes().end();
        }
    }

    /** Writes one line that is no error. */
    public void note(String text) {
        line("ehrctl: " + ControlCharacters.escape(seen.own(complete(text))));
    }

    /** What takes away a line that shows progress, so that nothing is written behind it. */
    public void beforeLines(Runnable clear) {
        beforeLine = clear;
    }

    /** Writes a stack trace, which somebody asked for. */
    public void debug(Throwable thrown) {
        line(seen.own(CrashTrace.of(thrown)));
    }

    /** A text in which the commands that it suggests go where this one goes. */
    String complete(String text) {
        return new Suggestions(format).complete(text);
    }

    /** Remembers that standard output broke; a reader that closed the pipe has seen enough. */
    public void outputFailed(IOException e, boolean sent) {
        String reason = String.valueOf(e.getMessage());
        if (!reason.contains("Broken pipe") && !reason.contains("EPIPE")) {
            outputFailure = sent
                    ? Failure.sent(ExitCode.INTERNAL, "standard output cannot be written; the request was sent")
                    : Failure.unsent(ExitCode.INTERNAL, "standard output cannot be written; nothing was changed");
        }
    }

    /** The failure of standard output, or null. */
    @Nullable
    public Failure outputFailure() {
        return outputFailure;
    }

    /** Reports what ended the command. */
    public int report(Failure failure) {
        if (format.json()) {
            line(Json.compact(Json.object().set("error", error(failure, seen))));
        } else {
            line("ehrctl: " + shown(String.valueOf(failure.getMessage())));
            int shown = 0;
            for (String detail : failure.details()) {
                if (shown++ < MOST_DETAILS) {
                    line("  " + shown(complete(detail)));
                }
            }
        }
        return failure.exitCode().number();
    }

    /** Fit for a terminal: an id in a message can be as long as a file. */
    private String shown(String text) {
        String safe = ControlCharacters.escape(seen.own(text));
        return safe.length() > MOST_CHARACTERS ? safe.substring(0, MOST_CHARACTERS) + "…" : safe;
    }

    /** The error as scripts read it, without what was {@code seen}. */
    public static ObjectNode error(Failure failure, Seen seen) {
        ObjectNode error = Json.object();
        ApiError answered = failure.apiError();
        ArrayNode errors = Json.array();
        if (answered == null) {
            error.put("code", failure.exitCode().name()).putNull("status");
        } else {
            ApiError shown = answered.masked(seen::mask);
            putOrNull(error, "code", shown.code());
            error.put("status", shown.status());
            for (ApiError.Detail detail : shown.errors()) {
                ObjectNode entry = errors.addObject();
                putOrNull(entry, "error_code", detail.errorCode());
                entry.put("details", detail.details());
                if (!detail.emrError().isEmpty()) {
                    entry.put("emr_error", detail.emrError());
                }
                if (!detail.path().isEmpty()) {
                    entry.put("path", detail.path());
                }
            }
        }
        error.put("detail", seen.own(String.valueOf(failure.getMessage())));
        error.set("errors", errors);
        if (answered == null || answered.instance().isEmpty()) {
            error.putNull("instance");
        } else {
            error.put("instance", seen.mask(answered.instance()));
        }
        return error.put("exit_code", failure.exitCode().number())
                .put("sent", failure.wasSent())
                .put("retryable", failure.exitCode().retryable());
    }

    private static void putOrNull(ObjectNode object, String key, String text) {
        object.put(key, text.isEmpty() ? null : text);
    }

    private void line(String text) {
        Runnable clear = beforeLine;
        if (clear != null) {
            clear.run();
        }
        try {
            surroundings.err().write((text + "\n").getBytes(StandardCharsets.UTF_8));
            surroundings.err().flush();
        } catch (IOException e) {
            // There is no third stream to say it on; the exit code stands.
        }
    }
}
