package ehrctl;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.Diagnostics;
import ehrctl.command.Ehrctl;
import ehrctl.command.Surroundings;
import java.io.PrintWriter;
import java.io.StringWriter;

/** The process boundary: streams and environment in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Utf8Arguments.of(arguments), ProcessStreams.surroundings()));
    }

    /** One run; everything that can go wrong ends here, in one line and an exit code. */
    static int run(String[] arguments, Surroundings surroundings) {
        Diagnostics diagnostics = new Diagnostics(surroundings, wantsJson(arguments, surroundings));
        try {
            return new Ehrctl(surroundings, diagnostics).run(arguments);
        } catch (Failure failure) {
            trace(failure, surroundings, diagnostics);
            return diagnostics.report(failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            trace(bug, surroundings, diagnostics);
            // Nobody knows how far it came.
            return diagnostics.report(Failure.sent(
                    ExitCode.INTERNAL,
                    "internal error: " + bug.getClass().getSimpleName(),
                    "this is a bug of ehrctl; EHRCTL_DEBUG=1 shows where"));
        }
    }

    private static void trace(Throwable thrown, Surroundings surroundings, Diagnostics diagnostics) {
        if ("1".equals(surroundings.variable("EHRCTL_DEBUG"))) {
            StringWriter trace = new StringWriter();
            thrown.printStackTrace(new PrintWriter(trace));
            diagnostics.debug(trace.toString());
        }
    }

    /** Whether errors are JSON; to be known even where the line cannot be parsed. */
    private static boolean wantsJson(String[] arguments, Surroundings surroundings) {
        String format = surroundings.variable("EHRCTL_OUTPUT");
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (argument.equals("--")) {
                break;
            } else if (argument.equals("--output") && i + 1 < arguments.length) {
                format = arguments[i + 1];
            } else if (argument.startsWith("--output=")) {
                format = argument.substring("--output=".length());
            } else if (argument.startsWith("-o") || argument.startsWith("-vo")) {
                String attached = argument.substring(argument.indexOf('o') + 1);
                if (attached.isEmpty() && i + 1 < arguments.length) {
                    attached = arguments[i + 1];
                }
                format = attached.startsWith("=") ? attached.substring(1) : attached;
            }
        }
        return "json".equals(format) || "ndjson".equals(format);
    }
}
