package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import java.util.ArrayList;
import java.util.Base64;
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
    private final IdPlacement placement;
    private final Map<Parameter, String> times = new HashMap<>();
    private final @Nullable Slot slot;

    OperationRequest(Operation operation, Session session) {
        this.operation = operation;
        this.session = session;
        this.arguments = session.arguments();
        this.placement = new IdPlacement(arguments);
        this.slot = operation == Operation.CREATE_APPOINTMENT ? Slot.of(arguments) : null;
    }

    /** Everything but the values of positionals that may be many, which {@link CancelCommand} sees to itself. */
    ApiRequest build() {
        checkLine();
        Checks checks = session.checks();
        checks.operation(operation);
        for (Parameter parameter : operation.parameters()) {
            checkType(checks, parameter);
        }
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
                    "see: ehrctl " + operation.command() + " --help");
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
        for (Parameter parameter : operation.parameters()) {
            IdArgument id = typedId(parameter);
            if (id != null) {
                behind(parameter, id);
            }
        }
        placement.checkAllUsed();
        checkOneStandardInput();
    }

    private void checkOneStandardInput() {
        int readers = slot != null && slot.source() instanceof ValueSource.StandardInput ? 1 : 0;
        for (Parameter parameter : operation.parameters()) {
            IdArgument id = ids.get(parameter);
            if (id != null) {
                readers += id.source() instanceof ValueSource.StandardInput ? 1 : 0;
            } else {
                readers += readersOf(parameter);
            }
        }
        if (readers > 1) {
            throw Failure.usage("only one value can be read from standard input");
        }
    }

    private int readersOf(Parameter parameter) {
        String name = name(parameter);
        int readers = 0;
        if (operation == Operation.CREATE_MEDICAL_NOTE && parameter.kind() == Parameter.Kind.PERSONAL_OBJECT) {
            readers += reads(arguments.text(OperationArguments.UNSTRUCTURED)) + reads(arguments.text(name));
        } else if (parameter.kind() == Parameter.Kind.FILE) {
            readers += reads(arguments.text(name));
        } else if (parameter.kind().readable() && parameter.kind().list()) {
            for (String text : arguments.texts(name)) {
                readers += reads(text);
            }
        } else if (parameter.kind().readable()) {
            readers += reads(name.startsWith("-") ? arguments.text(name) : arguments.positional());
        }
        return readers;
    }

    private static int reads(@Nullable String given) {
        return given != null && ValueSource.of(given) instanceof ValueSource.StandardInput ? 1 : 0;
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

    private @Nullable IdArgument typedId(Parameter parameter) {
        boolean typed = parameter.kind().typedId() || parameter.kind() == Parameter.Kind.BARE_RESOURCE_ID;
        if (!typed) {
            return null;
        }
        String name = name(parameter);
        return name.startsWith("-") ? arguments.id(name) : arguments.positionalId();
    }

    private final Map<Parameter, IdArgument> ids = new HashMap<>();

    private void behind(Parameter parameter, IdArgument id) {
        if (parameter.kind() == Parameter.Kind.BARE_RESOURCE_ID) {
            if (id.id() instanceof TypedId.InHeader || (id.type() != null && id.type() != IdType.EMR_ID)) {
                throw Failure.unsent(
                        ExitCode.UNSUPPORTED,
                        name(parameter) + " of " + operation.command() + " takes the bare EHR id only",
                        "resources get shows a resource's id");
            }
            ids.put(parameter, id);
        } else {
            ids.put(parameter, placement.behind(id, name(parameter)));
        }
    }

    private void checkType(Checks checks, Parameter parameter) {
        IdArgument id = ids.get(parameter);
        if (id != null && parameter.kind().typedId() && (id.id() != null || id.type() != null)) {
            IdType type = id.id() instanceof TypedId.Direct direct ? direct.type() : id.type();
            if (type != null) {
                checks.type(parameter.kind(), type);
            }
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
            slot.put(request, parameter, placement);
            return;
        }
        String name = name(parameter);
        switch (parameter.kind()) {
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID -> putId(request, checks, parameter);
            case TIME -> {
                String time = times.get(parameter);
                if (time != null) {
                    request.put(parameter, time);
                }
            }
            case ID, CODE, NATIONAL_NUMBER -> putReadable(request, checks, parameter, name);
            case ID_LIST, PERSONAL_TEXT_LIST -> putList(request, parameter, name);
            case TEXT, PERSONAL_TEXT -> putText(request, parameter, name);
            case WHOLE_NUMBER -> {
                String number = arguments.text(name);
                if (number != null) {
                    int value = WholeNumber.parse(number, name, 1, 1_000_000);
                    request.put(parameter, JsonNodeFactory.instance.numberNode(value));
                }
            }
            case PERSONAL_OBJECT -> request.put(parameter, NoteContent.read(session));
            case FILE -> {
                byte[] bytes = DocumentFile.read(session, name);
                request.put(parameter, Base64.getEncoder().encodeToString(bytes));
            }
        }
    }

    private void putId(ApiRequest.Builder request, Checks checks, Parameter parameter) {
        IdArgument argument = ids.get(parameter);
        if (argument == null) {
            return;
        }
        String name = name(parameter);
        TypedId id = argument.read(session.surroundings(), name);
        if (argument.showsNationalNumber()) {
            session.hintNationalNumber();
        }
        if (!(id instanceof TypedId.Direct direct)) {
            throw Failure.usage(name + ": a header cannot refer to another header");
        }
        if (parameter.kind() == Parameter.Kind.BARE_RESOURCE_ID) {
            if (direct.type() != IdType.EMR_ID) {
                throw Failure.unsent(ExitCode.UNSUPPORTED, name + " takes the bare EHR id only");
            }
            request.put(parameter, direct.value());
            return;
        }
        checks.type(parameter.kind(), direct.type());
        String hint = checks.digits(id, name);
        if (hint != null) {
            session.hint(hint);
        }
        IdArgument written = typedId(parameter);
        String reference = written != null && written.id() instanceof TypedId.InHeader header ? header.name() : null;
        placement.place(request, parameter, reference, id.normalised(Checks.today()));
    }

    private void putReadable(ApiRequest.Builder request, Checks checks, Parameter parameter, String name) {
        String given = name.startsWith("-") ? arguments.text(name) : arguments.positional();
        if (given == null) {
            return;
        }
        ValueSource source = ValueSource.of(given);
        String value = source.text(session.surroundings(), name);
        if (parameter.kind() == Parameter.Kind.NATIONAL_NUMBER) {
            if (source instanceof ValueSource.Literal) {
                session.hintNationalNumber();
            }
            value = checks.nationalNumber(value, name);
        } else {
            checkSyntax(value, name);
        }
        request.put(parameter, value);
    }

    /** Opaque ids obey the same syntax as typed ones; only the type is missing. */
    static void checkSyntax(String id, String name) {
        try {
            new TypedId.Direct(IdType.EMR_ID, id);
        } catch (InvalidIdException e) {
            String message = String.valueOf(e.getMessage());
            throw Failure.usage(name + ": " + message.substring(message.indexOf(": ") + 2));
        }
    }

    private void putList(ApiRequest.Builder request, Parameter parameter, String name) {
        List<String> texts = arguments.texts(name);
        if (texts.isEmpty()) {
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String text : texts) {
            list.add(parameter.kind().readable() ? ValueSource.of(text).text(session.surroundings(), name) : text);
        }
        request.put(parameter, list);
    }

    private void putText(ApiRequest.Builder request, Parameter parameter, String name) {
        String text = arguments.text(name);
        if (text == null && parameter.name().equals("template_id")) {
            text = OperationArguments.DEFAULT_TEMPLATE;
        }
        if (text == null && parameter.name().equals("format")) {
            text = DocumentFile.mediaType(session);
        }
        if (text == null) {
            return;
        }
        if (text.isBlank() && parameter.required()) {
            throw Failure.usage(name + " is empty");
        }
        JsonNode value = JsonNodeFactory.instance.textNode(text);
        request.put(parameter, value);
    }
}
