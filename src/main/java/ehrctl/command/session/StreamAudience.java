package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.command.line.Color;
import ehrctl.command.line.Surroundings;
import ehrctl.output.Format;
import ehrctl.output.NoIdException;
import ehrctl.output.Printer;
import ehrctl.output.Terminal;
import ehrctl.output.View;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whoever looks at the process's streams: answers go to standard output, everything else to standard error. */
final class StreamAudience implements Audience {
    private final Surroundings surroundings;
    private final Diagnostics diagnostics;
    private final @Nullable String color;
    private boolean hinted;

    /** @param color what {@code --color} says; null where it is not given */
    StreamAudience(Surroundings surroundings, Diagnostics diagnostics, @Nullable String color) {
        this.surroundings = surroundings;
        this.diagnostics = diagnostics;
        this.color = color;
    }

    @Override
    public Format format(Settings settings) {
        return settings.format();
    }

    @Override
    public boolean filters() {
        return true;
    }

    @Override
    public Seen seen() {
        return diagnostics.seen();
    }

    @Override
    public void sending(ApiRequest request) {
        diagnostics.seen().request(request);
        if (request.writes()) {
            diagnostics.writes().sending(request);
        }
    }

    @Override
    public void leaving() {
        diagnostics.writes().leaving();
    }

    @Override
    public void answered(@Nullable ApiResponse response) {
        if (diagnostics.writing()) {
            diagnostics.writes().answered();
        }
    }

    @Override
    public boolean isDone(String part) {
        return false;
    }

    @Override
    public void accepted(List<String> parts, ArrayNode soFar, String words, Format format, View view) {
        ArrayNode shown = soFar.deepCopy();
        diagnostics
                .writes()
                .accepted(
                        () -> {
                            try {
                                show(shown, format, view);
                            } catch (IOException | NoIdException e) {
                                // What is said of it must do.
                            }
                        },
                        words);
    }

    @Override
    public void leavesRest() {}

    @Override
    public void show(JsonNode answer, Format format, View view) throws IOException {
        StringBuilder text = new StringBuilder(1024);
        int rows = Printer.print(answer, format, view, terminal(), text);
        if (rows == 0 && (format == Format.TABLE || format == Format.WEEK)) {
            diagnostics.note("nothing found");
        }
        boolean read = (format == Format.TABLE || format == Format.WEEK) && surroundings.outIsTerminal();
        if (!read || !Pager.shows(text, surroundings)) {
            write(text);
        }
    }

    @Override
    public void write(CharSequence text) throws IOException {
        surroundings.out().write(text.toString().getBytes(StandardCharsets.UTF_8));
        surroundings.out().flush();
    }

    private Terminal terminal() {
        return new Terminal(
                surroundings.outIsTerminal(),
                surroundings.outIsTerminal() ? surroundings.columns() : 0,
                Color.wanted(color, surroundings, surroundings.outIsTerminal()),
                ascii());
    }

    /** Whether the user's locale knows no other letters; the launcher has one of its own for the JVM. */
    private boolean ascii() {
        Map<String, String> users = new HashMap<>(surroundings.environment());
        TakenVariables.giveBack(users);
        for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = users.getOrDefault(name, "");
            if (!locale.isEmpty()) {
                return locale.equals("C") || locale.equals("POSIX");
            }
        }
        return false;
    }

    @Override
    public void report(Failure failure) {
        diagnostics.report(failure);
    }

    @Override
    public void note(String text) {
        diagnostics.note(text);
    }

    @Override
    public void hint(String text) {
        if (surroundings.variable("EHRCTL_NO_HINTS") == null) {
            diagnostics.note("hint: " + text);
        }
    }

    @Override
    public void sawNationalNumber() {
        if (!hinted) {
            hinted = true;
            hint("a personal number on the command line shows in process lists and history; use @ask, @- or @FILE");
        }
    }
}
