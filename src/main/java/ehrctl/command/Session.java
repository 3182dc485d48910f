package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Masker;
import ehrctl.output.Format;
import ehrctl.output.NoIdException;
import ehrctl.output.Printer;
import ehrctl.output.Terminal;
import ehrctl.output.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One command on its way: its arguments and settings, where requests go, and how answers are shown. */
public final class Session implements AutoCloseable {
    private final Surroundings surroundings;
    private final Arguments arguments;
    private final Settings settings;
    private final Diagnostics diagnostics;
    private @Nullable Target target;
    private @Nullable Checks checks;
    private View view = View.of();
    private Format format = Format.TABLE;
    private boolean sent;
    private boolean hinted;

    Session(Surroundings surroundings, Arguments arguments, Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.arguments = arguments;
        this.settings = new Settings(arguments, surroundings);
        this.diagnostics = diagnostics;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    Arguments arguments() {
        return arguments;
    }

    Settings settings() {
        return settings;
    }

    Target target() {
        if (target == null) {
            target = new Target(settings, surroundings, diagnostics);
        }
        return target;
    }

    Checks checks() {
        if (checks == null) {
            boolean lenient = settings.has(GlobalOption.NO_CHECK);
            checks = new Checks(target().ehr(), target().source(), lenient);
        }
        return checks;
    }

    /** Settles what is shown, before anything is sent. */
    void prepare(View columns) {
        format = settings.format();
        view = columns;
        String fields = arguments.text(GlobalOption.FIELDS.longName());
        if (fields != null) {
            if (format == Format.ID) {
                throw Failure.usage("--fields and --output id exclude each other");
            }
            try {
                view = view.withFields(fields);
            } catch (IllegalArgumentException e) {
                throw Failure.usage("--fields: " + e.getMessage(), "write it as --fields id,address.city");
            }
        }
        if (settings.has(GlobalOption.CURL) && settings.has(GlobalOption.DRY_RUN)) {
            throw Failure.usage("--dry-run and --curl exclude each other");
        }
        boolean shown = settings.has(GlobalOption.DRY_RUN);
        if (format == Format.ID && (shown || !view.hasIds())) {
            throw Failure.usage("what this command answers has no id", "use another format than id");
        }
    }

    /** Sends one request; an answer with an error ends the command. */
    ApiResponse send(ApiRequest request) {
        long start = System.nanoTime();
        ApiResponse response = target().adapter().send(request);
        sent |= request.writes();
        if (target().embedded() && settings.has(GlobalOption.VERBOSE)) {
            // A remote adapter says this of every attempt itself.
            long millis = (System.nanoTime() - start) / 1_000_000;
            diagnostics.note(request.method() + " " + Masker.target(request) + " " + response.status() + " " + millis
                    + " ms attempt 1");
        }
        if (!response.ok()) {
            throw Refusal.of(request, response);
        }
        return response;
    }

    /** Shows the request instead of sending it, where that was asked for; answers whether it was. */
    boolean shows(ApiRequest request) {
        if (settings.has(GlobalOption.CURL)) {
            write(new CurlCommand(request, target().baseUrl(), surroundings).text());
            return true;
        }
        if (settings.has(GlobalOption.DRY_RUN)) {
            if (format == Format.TABLE) {
                write(DryRun.text(request));
            } else {
                view = View.of("method", "target", "headers", "body").withoutIds();
                print(DryRun.object(request));
            }
            return true;
        }
        return false;
    }

    /** Writes an answer to standard output. */
    void print(JsonNode answer) {
        StringBuilder text = new StringBuilder(1024);
        try {
            int rows = Printer.print(answer, format, view, terminal(), text);
            if (rows == 0 && format == Format.TABLE) {
                diagnostics.note("nothing found");
            }
        } catch (NoIdException e) {
            throw Failure.sent(ExitCode.REJECTED, "the answer has no id", "use another format than id");
        } catch (IOException e) {
            throw new IllegalStateException("a StringBuilder does not fail", e);
        }
        write(text);
    }

    /** Writes text to standard output as it is. */
    void write(CharSequence text) {
        try {
            surroundings.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
            surroundings.out().flush();
        } catch (IOException e) {
            diagnostics.outputFailed(e, sent);
        }
    }

    private Terminal terminal() {
        return new Terminal(
                surroundings.outIsTerminal() ? surroundings.columns() : 0,
                Color.wanted(
                        arguments.text(GlobalOption.COLOR.longName()), surroundings, surroundings.outIsTerminal()));
    }

    void hint(String text) {
        if (surroundings.variable("EHRCTL_NO_HINTS") == null) {
            diagnostics.note("hint: " + text);
        }
    }

    /** Says once what the command line shows to others. */
    void hintNationalNumber() {
        if (!hinted) {
            hinted = true;
            hint("a personal number on the command line shows in process lists and history; use @ask, @- or @FILE");
        }
    }

    Diagnostics diagnostics() {
        return diagnostics;
    }

    @Override
    public void close() {
        if (target != null) {
            target.close();
        }
    }
}
