package ehrctl.command.request;

import ehrctl.api.AnswerField;
import ehrctl.api.AnswerFields;
import ehrctl.api.Operation;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.output.View;
import java.util.ArrayList;
import java.util.List;

/** Which columns each kind of answer shows, and where its id stands. */
final class Views {
    private Views() {}

    /** With the columns that the options add. */
    static View of(Operation operation, Arguments arguments) {
        View view = of(operation);
        if (arguments.has(GlobalOption.NAMES.longName())) {
            for (NamesBesideIds.Kind kind : NamesBesideIds.Kind.values()) {
                view = view.withBehind(kind.id(), kind.field());
            }
        }
        return view;
    }

    static View of(Operation operation) {
        List<String> columns = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (AnswerField field : AnswerFields.of(operation)) {
            all.add(field.name());
            if (field.column()) {
                columns.add(field.name());
            }
        }
        View view = View.of(columns.toArray(new String[0])).holding(all);
        if (operation.answer() == Operation.Answer.ARRAY && !operation.writes()) {
            view = view.ofList();
        }
        return switch (operation.noun()) {
            case "patients" -> view.withIds("emr_id", "emr_id:");
            case "timeslots" -> view.withoutIds();
            default -> view;
        };
    }
}
