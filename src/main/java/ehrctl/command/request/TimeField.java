package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import ehrctl.api.Parameter;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.TimeInput;
import ehrctl.command.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One time, written as ISO 8601 or as a word. */
final class TimeField extends ParameterField {
    private static final int LAST_YEAR = 9999;

    private TimeInput.@Nullable Moment moment;

    TimeField(Parameter parameter, String name, List<String> others) {
        super(parameter, name, others);
    }

    /** How times are read for that session. */
    static TimeInput input(Session session) {
        return new TimeInput(
                () -> session.target().clock(),
                () -> session.target().zone(),
                () -> session.target().zoneIfKnown());
    }

    @Override
    void checkLine(TypedLine line) {
        String text = line.text(name);
        set(text == null ? null : input(line.session()).read(text, name, false), name);
    }

    /**
     * The time that it is, for whoever knows it.
     *
     * @param option what said so
     */
    void set(TimeInput.@Nullable Moment time, String option) {
        int year = time == null ? 1 : time.time().getYear();
        // ISO 8601 writes years with four digits unless both sides agree on more.
        if (year > LAST_YEAR) {
            throw Failure.usage(option + " leads beyond the year " + LAST_YEAR);
        }
        if (year < 1) {
            throw Failure.usage(option + " lies before the year 1");
        }
        moment = time;
    }

    TimeInput.@Nullable Moment moment() {
        return moment;
    }

    /** Tells those who want to know what a word became. */
    void tell(Session session) {
        if (moment != null && moment.word() && session.settings().has(GlobalOption.VERBOSE)) {
            session.audience().note(parameter.name() + " is " + IsoTime.text(moment.time()));
        }
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        if (moment != null) {
            request.put(parameter, IsoTime.text(moment.time()));
        }
    }
}
