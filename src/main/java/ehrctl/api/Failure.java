package ehrctl.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ends a command: one line that says what is wrong, at most three lines of what to try, and the exit code.
 * No text in it may hold the value of a resource id, a patient id or an {@code external_id}.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;
    private final transient List<String> details;
    private final boolean sent;
    private final transient @Nullable ApiError apiError;

    private Failure(
            ExitCode exitCode, String message, List<String> details, boolean sent, @Nullable ApiError apiError) {
        super(message);
        this.exitCode = exitCode;
        this.details = List.copyOf(details);
        this.sent = sent;
        this.apiError = apiError;
    }

    /** Nothing was sent. */
    public static Failure unsent(ExitCode exitCode, String message, String... details) {
        return new Failure(exitCode, message, List.of(details), false, null);
    }

    /** A mistake on the command line. */
    public static Failure usage(String message, String... details) {
        return unsent(ExitCode.USAGE, message, details);
    }

    /** The request left this process, or may have. */
    public static Failure sent(ExitCode exitCode, String message, String... details) {
        return new Failure(exitCode, message, List.of(details), true, null);
    }

    /** The API answered with an error. */
    public static Failure answered(ExitCode exitCode, String message, List<String> details, ApiError apiError) {
        return new Failure(exitCode, message, details, true, apiError);
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /** What to try, and what more is known; at most three lines are shown. */
    public List<String> details() {
        return details;
    }

    /** Whether the request left this process, or may have. */
    public boolean wasSent() {
        return sent;
    }

    /** The API's own error, where it answered with one. */
    public @Nullable ApiError apiError() {
        return apiError;
    }
}
