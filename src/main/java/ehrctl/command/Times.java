package ehrctl.command;

import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code --start}, {@code --end} and {@code --duration} of one command into the times to send. */
final class Times {
    private static final String START = "--start";
    private static final String END = "--end";
    private static final int LAST_YEAR = 9999;

    private Times() {}

    static void read(Operation operation, Session session, Map<Parameter, String> times) {
        Parameter startParameter = operation.parameter("start");
        Parameter endParameter = operation.parameter("end");
        if (startParameter == null || endParameter == null) {
            return;
        }
        Arguments arguments = session.arguments();
        String duration = arguments.text(OperationArguments.DURATION);
        if (duration != null && arguments.has(END)) {
            throw Failure.usage("--end and --duration exclude each other");
        }
        TimeInput startInput = input(arguments, START);
        TimeInput endInput = input(arguments, END);
        Duration length = duration == null ? null : Durations.parse(duration, OperationArguments.DURATION);
        if (length != null && startInput == null) {
            throw Failure.usage("--duration needs --start");
        }
        OffsetDateTime start = startInput == null ? null : startInput.at(false, START, session.target()::zone);
        OffsetDateTime end = endInput == null ? null : endInput.at(true, END, session.target()::zone);
        if (start != null && length != null && startInput != null) {
            end = TimeInput.plus(start, length, session.target()::zone, startInput.offset() == null);
        }
        if (start != null && end != null && !end.isAfter(start)) {
            throw Failure.usage("the end is not after the start");
        }
        refuseFar(start, START);
        refuseFar(end, length == null ? END : OperationArguments.DURATION);
        if (start != null) {
            times.put(startParameter, TimeInput.text(start));
        }
        if (end != null) {
            times.put(endParameter, TimeInput.text(end));
        }
    }

    /** ISO 8601 writes years with four digits unless both sides agree on more. */
    private static void refuseFar(@Nullable OffsetDateTime time, String option) {
        if (time != null && time.getYear() > LAST_YEAR) {
            throw Failure.usage(option + " leads beyond the year " + LAST_YEAR);
        }
        if (time != null && time.getYear() < 1) {
            throw Failure.usage(option + " lies before the year 1");
        }
    }

    private static @Nullable TimeInput input(Arguments arguments, String option) {
        String text = arguments.text(option);
        return text == null ? null : TimeInput.parse(text, option);
    }
}
