package ehrctl.command.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.Parameter;
import ehrctl.command.line.WholeNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole number from 1 on. */
final class NumberField extends ParameterField {
    private static final int MOST = 1_000_000;

    NumberField(Parameter parameter, String name) {
        super(parameter, name, List.of());
    }

    @Override
    void checkLine(TypedLine line) {
        number(line);
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        Integer number = number(line);
        if (number != null) {
            request.put(parameter, JsonNodeFactory.instance.numberNode(number.intValue()));
        }
    }

    private @Nullable Integer number(TypedLine line) {
        String text = line.text(name);
        return text == null ? null : WholeNumber.parse(text, name, 1, MOST);
    }
}
