package ehrctl;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.Commands;
import ehrctl.command.Ehrctl;
import ehrctl.command.line.Surroundings;
import ehrctl.command.session.Diagnostics;

/** The process boundary: streams and environment in, exit code out. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Surroundings surroundings = ProcessStreams.surroundings();
        Thread.setDefaultUncaughtExceptionHandler(new OtherThreads(surroundings));
        System.exit(run(Utf8Arguments.of(arguments), surroundings));
    }

    /** One run; everything that can go wrong ends here, in one line and an exit code. */
    public static int run(String[] arguments, Surroundings surroundings) {
        Diagnostics diagnostics = new Diagnostics(surroundings, Commands.LOOKUP, arguments);
        try {
            return new Ehrctl(surroundings, diagnostics).run(arguments);
        } catch (Failure failure) {
            trace(failure, surroundings, diagnostics);
            return diagnostics.report(failure);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError bug) {
            return report(bug, surroundings, diagnostics);
        } finally {
            diagnostics.end();
        }
    }

    private static int report(Throwable bug, Surroundings surroundings, Diagnostics diagnostics) {
        trace(bug, surroundings, diagnostics);
        // Nobody knows how far it came.
        return diagnostics.report(Failure.sent(
                ExitCode.INTERNAL,
                "internal error: " + bug.getClass().getSimpleName(),
                "this is a bug of ehrctl; EHRCTL_DEBUG=1 shows where"));
    }

    /** Reports what ends another thread; the runtime's own report would repeat the message. */
    static final class OtherThreads implements Thread.UncaughtExceptionHandler {
        private final Surroundings surroundings;

        OtherThreads(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public void uncaughtException(Thread thread, Throwable bug) {
            report(bug, surroundings, new Diagnostics(surroundings));
        }
    }

    private static void trace(Throwable thrown, Surroundings surroundings, Diagnostics diagnostics) {
        if ("1".equals(surroundings.variable("EHRCTL_DEBUG"))) {
            diagnostics.debug(thrown);
        }
    }
}
