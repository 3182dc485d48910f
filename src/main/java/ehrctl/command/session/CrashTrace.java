package ehrctl.command.session;

import org.jspecify.annotations.Nullable;

/** A stack trace without the messages of others' exceptions: those quote whatever they stumbled over. */
final class CrashTrace {
    private static final String OURS = "ehrctl.";
    private static final int MOST_CAUSES = 20;

    private CrashTrace() {}

    static String of(Throwable thrown) {
        StringBuilder trace = new StringBuilder();
        @Nullable Throwable next = thrown;
        for (int i = 0; next != null && i < MOST_CAUSES; i++) {
            trace.append(i == 0 ? "" : "Caused by: ");
            append(next, trace);
            for (Throwable suppressed : next.getSuppressed()) {
                trace.append("Suppressed: ");
                append(suppressed, trace);
            }
            next = next.getCause();
        }
        return trace.toString().stripTrailing();
    }

    private static void append(Throwable thrown, StringBuilder trace) {
        String name = thrown.getClass().getName();
        trace.append(name);
        if (name.startsWith(OURS)) {
            trace.append(": ").append(thrown.getMessage());
        }
        trace.append('\n');
        for (StackTraceElement frame : thrown.getStackTrace()) {
            trace.append("\tat ").append(frame).append('\n');
        }
    }
}
