package ehrctl.command.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.IdArgument;
import ehrctl.command.line.ValueSource;
import ehrctl.command.line.WholeNumber;
import ehrctl.command.session.Checks;
import ehrctl.command.session.Session;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values of one command that are neither typed ids nor times. */
final class RequestValues {
    private final Operation operation;
    private final Session session;
    private final Arguments arguments;

    RequestValues(Operation operation, Session session) {
        this.operation = operation;
        this.session = session;
        this.arguments = session.arguments();
    }

    /** Checks numbers, which need no reading. */
    void check() {
        for (Parameter parameter : operation.parameters()) {
            String number = parameter.kind() == Parameter.Kind.WHOLE_NUMBER ? text(name(parameter)) : null;
            if (number != null) {
                wholeNumber(number, parameter);
            }
        }
    }

    private int wholeNumber(String number, Parameter parameter) {
        return WholeNumber.parse(number, name(parameter), 1, 1_000_000);
    }

    void put(ApiRequest.Builder request, Checks checks, Parameter parameter) {
        String name = name(parameter);
        switch (parameter.kind()) {
            case ID, CODE, NATIONAL_NUMBER -> putReadable(request, checks, parameter, name);
            case ID_LIST, PERSONAL_TEXT_LIST -> putList(request, parameter, name);
            case TEXT, PERSONAL_TEXT -> putText(request, parameter, name);
            case WHOLE_NUMBER -> {
                String number = text(name);
                if (number != null) {
                    request.put(parameter, JsonNodeFactory.instance.numberNode(wholeNumber(number, parameter)));
                }
            }
            case PERSONAL_OBJECT -> request.put(parameter, NoteContent.read(session));
            case FILE -> {
                byte[] bytes = DocumentFile.read(session, name);
                request.put(parameter, Base64.getEncoder().encodeToString(bytes));
            }
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID, TIME ->
                throw new IllegalArgumentException("not a plain value: " + parameter.name());
        }
    }

    private void putReadable(ApiRequest.Builder request, Checks checks, Parameter parameter, String name) {
        String given = text(name);
        if (given == null) {
            return;
        }
        ValueSource source = ValueSource.ofText(given, name);
        String value = source.text(session.surroundings(), name);
        if (parameter.kind() == Parameter.Kind.NATIONAL_NUMBER) {
            value = checks.nationalNumber(value, name);
            if (source instanceof ValueSource.Literal) {
                session.hintNationalNumber();
            }
            String doubt = checks.doubt(value, name);
            if (doubt != null) {
                session.hint(doubt);
            }
        } else {
            IdArgument.checkSyntax(value, name);
        }
        request.put(parameter, value);
    }

    private void putList(ApiRequest.Builder request, Parameter parameter, String name) {
        List<String> texts = arguments.texts(name);
        if (texts.isEmpty()) {
            return;
        }
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (String text : texts) {
            if (parameter.kind().readable()) {
                String id = ValueSource.ofText(text, name).text(session.surroundings(), name);
                IdArgument.checkSyntax(id, name);
                list.add(id);
            } else {
                list.add(text);
            }
        }
        request.put(parameter, list);
    }

    private void putText(ApiRequest.Builder request, Parameter parameter, String name) {
        String text = arguments.text(name);
        if (text == null && parameter.required() && !parameter.known().isEmpty()) {
            text = parameter.known().get(0);
        }
        if (text == null && parameter.name().equals("format")) {
            text = DocumentFile.mediaType(session);
        }
        if (text == null) {
            return;
        }
        if (text.isBlank() && (parameter.required() || parameter.place() == Parameter.Place.QUERY)) {
            throw Failure.usage(name + " is empty");
        }
        request.put(parameter, text);
    }

    private @Nullable String text(String name) {
        return name.startsWith("-") ? arguments.text(name) : arguments.positional();
    }

    private String name(Parameter parameter) {
        return OperationArguments.name(operation, parameter);
    }
}
