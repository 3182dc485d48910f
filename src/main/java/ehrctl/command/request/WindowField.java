package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Durations;
import ehrctl.command.line.TimeInput;
import ehrctl.command.session.Session;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A start and an end, which {@code --duration} and, where one looks for something, {@code --on} say in other ways. */
final class WindowField extends Field {
    /** The parameters of the two. */
    static final String START = "start";

    static final String END = "end";
    static final String DURATION = "--duration";
    private static final String ON = "--on";

    private final TimeField start;
    private final TimeField end;
    private final boolean looks;

    WindowField(TimeField start, TimeField end) {
        this.start = start;
        this.end = end;
        this.looks = start.parameter.place() == Parameter.Place.QUERY;
    }

    @Override
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>(start.arguments());
        arguments.addAll(end.arguments());
        arguments.add(Argument.option(DURATION, "LENGTH", "instead of --end: how long, such as 30m, 1h30m, 1d or 1w"));
        if (looks) {
            arguments.add(
                    Argument.option(ON, "DAY", "that day: today, fri or YYYY-MM-DD, instead of --start and --end"));
        }
        return arguments;
    }

    @Override
    void refuseTogether(TypedLine line) {
        if (line.gives(end.name) && line.gives(DURATION)) {
            throw Failure.usage(end.name + " and " + DURATION + " exclude each other");
        }
        for (String other : List.of(start.name, end.name, DURATION)) {
            if (line.gives(ON) && line.gives(other)) {
                throw Failure.usage(ON + " and " + other + " exclude each other");
            }
        }
    }

    @Override
    List<String> fills(TypedLine line) {
        return line.gives(DURATION) ? List.of(END) : List.of();
    }

    @Override
    void addMissing(TypedLine line, Set<String> filled, List<String> missing) {
        start.addMissing(line, filled, missing);
        end.addMissing(line, filled, missing);
    }

    @Override
    void checkLine(TypedLine line) {
        TimeInput input = TimeField.input(line.session());
        if (line.gives(ON)) {
            set(day(line, input, false), start.name, day(line, input, true), end.name);
        } else if (line.gives(DURATION)) {
            Durations.Length length = Durations.length(String.valueOf(line.text(DURATION)), DURATION);
            TimeInput.Moment from = read(line, input, start.name, false);
            // What is looked for begins now where nothing else is said; what is booked has to say it.
            from = from == null && looks ? input.read("now", start.name, false) : from;
            if (from == null) {
                throw Failure.usage(DURATION + " needs " + start.name);
            }
            set(from, start.name, from.after(length), DURATION);
        } else {
            set(read(line, input, start.name, false), start.name, read(line, input, end.name, true), end.name);
        }
        start.tell(line.session());
        end.tell(line.session());
        hintAtPast(line.session());
    }

    private void set(
            TimeInput.@Nullable Moment from, String startOption, TimeInput.@Nullable Moment to, String endOption) {
        if (from != null && to != null && !to.time().isAfter(from.time())) {
            throw Failure.usage("the end is not after the start");
        }
        start.set(from, startOption);
        end.set(to, endOption);
    }

    private static TimeInput.Moment day(TypedLine line, TimeInput input, boolean end) {
        TimeInput.Moment day = input.read(String.valueOf(line.text(ON)), ON, end);
        if (!day.day()) {
            throw Failure.usage(ON + " takes a day", "such as today, fri or YYYY-MM-DD");
        }
        return day;
    }

    private static TimeInput.@Nullable Moment read(TypedLine line, TimeInput input, String option, boolean end) {
        String text = line.text(option);
        return text == null ? null : input.read(text, option, end);
    }

    private void hintAtPast(Session session) {
        TimeInput.Moment last = end.moment();
        if (last != null
                && last.time()
                        .toInstant()
                        .isBefore(session.target().clock().instant().truncatedTo(ChronoUnit.SECONDS))) {
            session.hint("that is in the past: it ends at " + IsoTime.text(last.time()));
        }
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        start.put(line, request);
        end.put(line, request);
    }
}
