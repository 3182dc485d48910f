package ehrctl.command;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Operation;
import java.util.ArrayList;
import java.util.List;

/** The command of one operation, all of it out of the operation's row. */
final class OperationCommand implements Command {
    private final Operation operation;

    OperationCommand(Operation operation) {
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
        return OperationArguments.of(operation);
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
        if (operation == Operation.CANCEL_APPOINTMENT) {
            codes.add(ExitCode.PARTIAL.number());
        }
        codes.sort(null);
        return codes;
    }

    @Override
    public int run(Session session) {
        session.prepare(Views.of(operation));
        if (operation == Operation.CANCEL_APPOINTMENT
                && session.arguments().positionals().size() > 1) {
            return CancelMany.run(session);
        }
        ApiRequest request = new OperationRequest(operation, session).build();
        if (!session.shows(request)) {
            session.print(session.send(request).body());
        }
        return ExitCode.OK.number();
    }
}
