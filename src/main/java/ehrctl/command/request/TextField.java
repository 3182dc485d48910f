package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import java.util.List;

/** A text as it stands on the line, or the default of its parameter. */
final class TextField extends ParameterField {
    TextField(Parameter parameter, String name) {
        super(parameter, name, List.of());
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        String text = line.text(name);
        if (text == null && parameter.required() && !parameter.known().isEmpty()) {
            text = parameter.known().get(0);
        }
        if (text == null) {
            return;
        }
        if (text.isBlank() && (parameter.required() || parameter.place() == Parameter.Place.QUERY)) {
            throw Failure.usage(name + " is empty");
        }
        request.put(parameter, text);
    }
}
