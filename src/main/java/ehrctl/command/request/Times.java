package ehrctl.command.request;

import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Durations;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.TimeInput;
import ehrctl.command.session.Session;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code --start}, {@code --end}, {@code --duration} and {@code --on} of one command into the times to send. */
final class Times {
    private static final String START = "--start";
    private static final String END = "--end";
    private static final int LAST_YEAR = 9999;

    private final Session session;
    private final Arguments arguments;
    private final TimeInput input;

    private Times(Session session) {
        this.session = session;
        this.arguments = session.arguments();
        this.input = new TimeInput(
                () -> session.target().clock(),
                () -> session.target().zone(),
                () -> session.target().zoneIfKnown());
    }

    static void read(Operation operation, Session session, Map<Parameter, String> times) {
        Parameter start = operation.parameter("start");
        Parameter end = operation.parameter("end");
        if (start != null && end != null && given(session.arguments())) {
            new Times(session).read(start, end, times);
        }
    }

    private static boolean given(Arguments arguments) {
        return arguments.has(START)
                || arguments.has(END)
                || arguments.has(OperationArguments.DURATION)
                || arguments.has(OperationArguments.ON);
    }

    private void read(Parameter startParameter, Parameter endParameter, Map<Parameter, String> times) {
        refuseTogether();
        boolean lists = startParameter.place() == Parameter.Place.QUERY;
        String duration = arguments.text(OperationArguments.DURATION);
        Durations.Length length = duration == null ? null : Durations.length(duration, OperationArguments.DURATION);
        TimeInput.Moment start = moment(START, false);
        TimeInput.Moment end = moment(END, true);
        if (arguments.has(OperationArguments.ON)) {
            start = moment(OperationArguments.ON, false);
            end = moment(OperationArguments.ON, true);
        } else if (length != null) {
            // What is looked for begins now where nothing else is said; what is booked has to say it.
            TimeInput.Moment from = start != null || !lists ? start : input.read("now", START, false);
            if (from == null) {
                throw Failure.usage("--duration needs --start");
            }
            start = from;
            end = from.after(length);
        }
        if (start != null && end != null && !end.time().isAfter(start.time())) {
            throw Failure.usage("the end is not after the start");
        }
        refuseFar(start, START);
        refuseFar(end, length == null ? END : OperationArguments.DURATION);
        put(startParameter, start, times);
        put(endParameter, end, times);
        if (end != null && end.time().toInstant().isBefore(now())) {
            session.hint("that is in the past: it ends at " + IsoTime.text(end.time()));
        }
    }

    private Instant now() {
        return session.target().clock().instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private void refuseTogether() {
        if (arguments.has(END) && arguments.has(OperationArguments.DURATION)) {
            throw Failure.usage("--end and --duration exclude each other");
        }
        if (arguments.has(OperationArguments.ON)) {
            for (String other : new String[] {START, END, OperationArguments.DURATION}) {
                if (arguments.has(other)) {
                    throw Failure.usage("--on and " + other + " exclude each other");
                }
            }
        }
    }

    private void put(Parameter parameter, TimeInput.@Nullable Moment moment, Map<Parameter, String> times) {
        if (moment == null) {
            return;
        }
        String text = IsoTime.text(moment.time());
        times.put(parameter, text);
        if (moment.word() && session.settings().has(GlobalOption.VERBOSE)) {
            session.audience().note(parameter.name() + " is " + text);
        }
    }

    private TimeInput.@Nullable Moment moment(String option, boolean end) {
        String text = arguments.text(option);
        if (text == null) {
            return null;
        }
        TimeInput.Moment moment = input.read(text, option, end);
        if (option.equals(OperationArguments.ON) && !moment.day()) {
            throw Failure.usage("--on takes a day", "such as today, fri or YYYY-MM-DD");
        }
        return moment;
    }

    /** ISO 8601 writes years with four digits unless both sides agree on more. */
    private static void refuseFar(TimeInput.@Nullable Moment moment, String option) {
        OffsetDateTime time = moment == null ? null : moment.time();
        if (time != null && time.getYear() > LAST_YEAR) {
            throw Failure.usage(option + " leads beyond the year " + LAST_YEAR);
        }
        if (time != null && time.getYear() < 1) {
            throw Failure.usage(option + " lies before the year 1");
        }
    }
}
