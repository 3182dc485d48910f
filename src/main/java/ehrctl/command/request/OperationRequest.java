package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.Arguments;
import ehrctl.command.session.Checks;
import ehrctl.command.session.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the arguments of one operation into its request, in three steps: what is wrong with the line itself, what the
 * EHR supports, and only then what has to be read from standard input, files or the terminal.
 */
final class OperationRequest {
    private final Operation operation;
    private final Session session;
    private final Arguments arguments;
    private final RequestIds ids;
    private final RequestValues values;
    private final Map<Parameter, String> times = new HashMap<>();
    private final @Nullable Slot slot;

    OperationRequest(Operation operation, Session session) {
        this.operation = operation;
        this.session = session;
        this.arguments = session.arguments();
        this.ids = new RequestIds(operation, session);
        this.values = new RequestValues(operation, session);
        this.slot = operation == Operation.CREATE_APPOINTMENT ? Slot.of(arguments) : null;
    }

    ApiRequest build() {
        checkLine();
        Checks checks = session.checks();
        String lack = checks.operation(operation);
        if (lack != null) {
            session.hint(lack);
        }
        ids.check(checks);
        if (operation == Operation.CREATE_PATIENT) {
            checkNeeds(checks);
        }
        String careUnit = needsCareUnit() ? session.target().careUnit() : null;
        ApiRequest.Builder request = ApiRequest.of(operation, session.target().emr(), careUnit);
        if (slot != null) {
            slot.read(session);
        }
        for (Parameter parameter : operation.parameters()) {
            put(request, checks, parameter);
        }
        return request.build();
    }

    private boolean needsCareUnit() {
        return operation.parameter("care_unit_id") == null
                && operation.segments().contains("{care_unit_id}");
    }

    private String name(Parameter parameter) {
        return OperationArguments.name(operation, parameter);
    }

    /** What can be told from the line alone. */
    private void checkLine() {
        List<String> missing = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            String name = name(parameter);
            boolean given = arguments.has(name) || (slot != null && slot.gives(parameter.name()));
            if (parameter.name().equals("end") && arguments.has(OperationArguments.DURATION)) {
                given = true;
            }
            if (name.startsWith("-") && !given && OperationArguments.demanded(operation, parameter)) {
                missing.add(name);
            }
        }
        if (!missing.isEmpty()) {
            throw Failure.usage(
                    String.join(", ", missing) + (missing.size() == 1 ? " is missing" : " are missing"),
                    instead(missing, "see: ehrctl " + operation.command() + " --help"));
        }
        if (operation == Operation.FIND_PATIENTS && !arguments.has("--first-name") && !arguments.has("--last-name")) {
            throw Failure.usage("--first-name or --last-name is missing, or both");
        }
        Times.read(operation, session, times);
        if (operation == Operation.UPDATE_APPOINTMENT) {
            checkUpdate();
        }
        if (operation == Operation.CREATE_MEDICAL_NOTE
                && arguments.has(OperationArguments.UNSTRUCTURED) == arguments.has(OperationArguments.CONTENT)) {
            throw Failure.usage("either --unstructured or --content is needed, and not both");
        }
        values.check();
        ids.collect();
    }

    /** A way that needs less to be typed. */
    private String[] instead(List<String> missing, String help) {
        return operation == Operation.CREATE_APPOINTMENT
                        && missing.contains("--start")
                        && missing.contains("--resource-id")
                ? new String[] {
                    "or take the first free timeslot:",
                    "ehrctl timeslots list -o json | ehrctl appointments create --slot @- --patient-id ID",
                    help
                }
                : new String[] {help};
    }

    private void checkUpdate() {
        boolean start = arguments.has("--start");
        boolean end = arguments.has("--end") || arguments.has(OperationArguments.DURATION);
        if (start != end) {
            throw Failure.usage("--start and --end, or --duration, can only be changed together");
        }
        if (!start && !arguments.has("--resource-id") && !arguments.has("--comment")) {
            throw Failure.usage("there is nothing to change", "give --start and --end, --resource-id or --comment");
        }
    }

    private void checkNeeds(Checks checks) {
        for (String field : checks.patientNeeds()) {
            Parameter parameter = operation.parameter(field);
            if (parameter != null && !arguments.has(name(parameter)) && checks.ehr() != null) {
                throw Failure.usage(
                        checks.ehr().name() + " demands " + name(parameter) + " of a new patient",
                        "nothing was sent; --no-check lets the API decide");
            }
        }
    }

    private void put(ApiRequest.Builder request, Checks checks, Parameter parameter) {
        if (slot != null && slot.gives(parameter.name())) {
            slot.put(request, parameter, ids.placement());
        } else if (RequestIds.takes(parameter)) {
            ids.put(request, checks, parameter);
        } else if (parameter.kind() == Parameter.Kind.TIME) {
            String time = times.get(parameter);
            if (time != null) {
                request.put(parameter, time);
            }
        } else {
            values.put(request, checks, parameter);
        }
    }
}
