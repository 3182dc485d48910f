package ehrctl.command.request;

import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import java.util.ArrayList;
import java.util.List;

/** Derives an operation's options and positionals from its row, with the few that are no parameter of the API. */
public final class OperationArguments {
    static final String DURATION = "--duration";
    static final String ON = "--on";
    static final String SLOT = "--slot";
    static final String UNSTRUCTURED = "--unstructured";
    static final String CONTENT = "--content";

    private OperationArguments() {}

    static List<Argument> of(Operation operation) {
        List<Argument> arguments = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            arguments.add(argument(operation, parameter));
            if (parameter.name().equals("end")) {
                arguments.add(Argument.option(
                        DURATION, "LENGTH", "instead of --end: how long, such as 30m, 1h30m, 1d or 1w"));
                if (parameter.place() == Parameter.Place.QUERY) {
                    arguments.add(Argument.option(
                            ON, "DAY", "that day: today, fri or YYYY-MM-DD, instead of --start and --end"));
                }
            }
        }
        if (operation == Operation.CREATE_APPOINTMENT) {
            arguments.add(Argument.option(
                            SLOT,
                            "JSON",
                            "a timeslot, as timeslots list prints it, instead of start, end, resource and service;"
                                    + " @- reads standard input, @FILE a file")
                    .taking(Argument.Takes.CONTENT));
        }
        if (operation == Operation.CREATE_MEDICAL_NOTE) {
            arguments.add(Argument.option(
                            UNSTRUCTURED, "TEXT", "the note as plain text; @- reads standard input, @FILE a file")
                    .taking(Argument.Takes.CONTENT));
        }
        return arguments;
    }

    /** The option of a parameter, or the placeholder where it is positional. */
    public static String name(Operation operation, Parameter parameter) {
        if (parameter.place() != Parameter.Place.PATH) {
            return "--" + parameter.option();
        }
        return switch (parameter.kind()) {
            // Of notes and documents the patient is not the object: they are in the patient's record.
            case PATIENT_ID -> operation.noun().equals("patients") ? "ID" : "--" + parameter.option();
            case RESOURCE_ID -> operation.noun().equals("resources") ? "ID" : "RESOURCE_ID";
            default -> "ID";
        };
    }

    private static Argument argument(Operation operation, Parameter parameter) {
        String name = name(operation, parameter);
        String help = parameter.help()
                + (parameter.known().isEmpty() ? "" : ", one of " + String.join(", ", parameter.known()))
                + (parameter.kind() == Parameter.Kind.FILE ? "; @- reads standard input" : "")
                + (demanded(operation, parameter) ? "" : defaultOf(parameter));
        Argument.Takes takes = switch (parameter.kind()) {
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID -> Argument.Takes.TYPED_ID;
            case FILE -> Argument.Takes.FILE;
            case PERSONAL_OBJECT -> Argument.Takes.CONTENT;
            default -> parameter.kind().readable() ? Argument.Takes.READABLE : Argument.Takes.TEXT;
        };
        boolean many = parameter.kind().list()
                || (operation == Operation.CANCEL_APPOINTMENT && parameter.place() == Parameter.Place.PATH);
        boolean positional = !name.startsWith("-");
        String placeholder = positional ? name : parameter.kind().placeholder();
        String instead = instead(operation, parameter);
        boolean required = positional || (demanded(operation, parameter) && instead.isEmpty());
        return new Argument(name, placeholder, takes, many, required, help + instead);
    }

    /** What may stand instead of an option that is needed. */
    private static String instead(Operation operation, Parameter parameter) {
        boolean end = parameter.name().equals("end");
        if (operation == Operation.CREATE_MEDICAL_NOTE && parameter.kind() == Parameter.Kind.PERSONAL_OBJECT) {
            return "; @- reads standard input, @FILE a file (required, or --unstructured)";
        }
        if (!demanded(operation, parameter)) {
            return "";
        }
        if (operation == Operation.CREATE_APPOINTMENT && Slot.FIELDS.contains(parameter.name())) {
            return end ? " (required, or --duration, or --slot)" : " (required, or --slot)";
        }
        return end ? " (required, or --duration)" : "";
    }

    private static String defaultOf(Parameter parameter) {
        return parameter.known().isEmpty()
                ? ""
                : "; default " + parameter.known().get(0);
    }

    /** Whether the command line must give it; what a command can fill in itself need not be given. */
    static boolean demanded(Operation operation, Parameter parameter) {
        return switch (parameter.name()) {
            case "template_id", "format" -> false;
            case "content" -> operation != Operation.CREATE_MEDICAL_NOTE;
            // The API takes a booking without a service, and may then find it ambiguous.
            case "healthcare_service_id" -> operation == Operation.CREATE_APPOINTMENT;
            default -> parameter.required();
        };
    }
}
