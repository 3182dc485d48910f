package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import ehrctl.api.Operation;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Command;
import ehrctl.command.session.Session;
import ehrctl.json.Json;
import ehrctl.output.Column;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.ArrayList;
import java.util.List;

/** The command of one operation, all of it out of the operation's row. */
public final class OperationCommand implements Command {
    private final Operation operation;

    public OperationCommand(Operation operation) {
        this.operation = operation;
    }

    @Override
    public String noun() {
        return operation.noun();
    }

    @Override
    public String verb() {
        return operation.verb();
    }

    @Override
    public String purpose() {
        return operation.purpose();
    }

    @Override
    public List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        for (Field field : Fields.of(operation)) {
            arguments.addAll(field.arguments());
        }
        return arguments;
    }

    @Override
    public List<String> examples() {
        return operation.examples();
    }

    @Override
    public List<Integer> exitCodes() {
        List<Integer> codes = new ArrayList<>(List.of(0, 2, 3, 4, 5, 7, 8, 9));
        switch (operation) {
            case CREATE_APPOINTMENT, UPDATE_APPOINTMENT -> codes.add(4, ExitCode.CONFLICT.number());
            default -> {}
        }
        if (operation.writes()) {
            codes.add(ExitCode.UNKNOWN_OUTCOME.number());
        }
        if (operation.many() != null) {
            codes.add(ExitCode.PARTIAL.number());
        }
        codes.sort(null);
        return codes;
    }

    @Override
    public View view(Arguments arguments) {
        return Views.of(operation, arguments);
    }

    @Override
    public List<String> answers() {
        List<String> fields = new ArrayList<>();
        for (Column column : Views.of(operation).columns()) {
            fields.add(column.path());
        }
        return fields;
    }

    @Override
    public boolean showsRequests() {
        return true;
    }

    @Override
    public int run(Session session) {
        if (operation.many() != null && session.arguments().positionals().size() > 1) {
            return CancelMany.run(session);
        }
        TypedLine line = TypedLine.of(operation, session);
        List<Field> fields = Fields.of(operation);
        ApiRequest request = OperationRequest.of(line, fields);
        if (!session.shows(request)) {
            JsonNode answer = answer(session, request);
            if (operation.writes() && !saysWhat(answer)) {
                throw unsaid(session, request, answer);
            }
            for (Field field : fields) {
                field.answered(line, request, answer);
            }
            if (answer.isArray() && answer.isEmpty() && session.forPeople()) {
                session.audience().note("nothing found" + new Nothing(session, request).why(operation));
            } else {
                session.print(NamesBesideIds.beside(session, request, answer));
            }
            Done.tell(session, operation, request, answer);
        }
        return ExitCode.OK.number();
    }

    /** Whether an answer names all that a write made or changed. */
    private static boolean saysWhat(JsonNode answer) {
        boolean all = answer.isObject() || !answer.isEmpty();
        for (JsonNode made : answer.isArray() ? answer : Json.array().add(answer)) {
            all &= !made.path("id").asText().isBlank()
                    || !made.path("emr_id").asText().isBlank();
        }
        return all;
    }

    /** The write was accepted; whatever the answer holds is shown, so that nothing is lost. */
    private static Failure unsaid(Session session, ApiRequest request, JsonNode answer) {
        if (!answer.isEmpty() && session.settings().format() != Format.ID) {
            session.print(answer);
        }
        return Failure.sent(
                ExitCode.UNKNOWN_OUTCOME,
                "the API accepted it, but its answer does not say what was done",
                HowToLook.hint(request));
    }

    /** A person who finds no timeslot wants to know which ones are free. */
    private static JsonNode answer(Session session, ApiRequest request) {
        try {
            return session.send(request).body();
        } catch (Failure failure) {
            ApiError error = failure.apiError();
            if (error == null) {
                throw failure;
            }
            List<String> details = new ArrayList<>(failure.details());
            boolean none = error.tellingCode().equals("NO_TIMESLOTS_AVAILABLE");
            String nearby = none && session.forPeople() ? new Nothing(session, request).nearby() : null;
            if (nearby != null) {
                details.add(0, nearby);
            }
            if (session.arguments().has(SlotField.SLOT) && (none || failure.exitCode() == ExitCode.NOT_FOUND)) {
                details.add(
                        0,
                        "is the timeslot of another EHR or care unit? this went to " + request.emr() + ", "
                                + request.pathBelowEmr().get(1));
            }
            String source = session.settings().source(GlobalOption.CARE_UNIT);
            boolean named = request.pathBelowEmr().size() > 1
                    && request.pathBelowEmr().get(1).equals(session.settings().value(GlobalOption.CARE_UNIT));
            if (named && error.tellingCode().equals("INVALID_CARE_UNIT_ID") && !source.isEmpty()) {
                details.add(0, source.substring(0, source.length() - 2) + " names it");
            }
            throw Failure.answered(failure.exitCode(), String.valueOf(failure.getMessage()), details, error);
        }
    }
}
