package ehrctl.command.request;

import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.IdArgument;
import ehrctl.command.line.ValueSource;
import ehrctl.json.Json;
import java.util.List;

/** Several ids or texts, each given by the same option. */
final class ListField extends ParameterField {
    ListField(Parameter parameter, String name) {
        super(parameter, name, List.of());
    }

    @Override
    Argument.Takes takes() {
        return parameter.kind().readable() ? Argument.Takes.READABLE : Argument.Takes.TEXT;
    }

    @Override
    boolean many() {
        return true;
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        List<String> texts = line.arguments().texts(name);
        if (texts.isEmpty()) {
            return;
        }
        ArrayNode list = Json.array();
        for (String text : texts) {
            list.add(parameter.kind().readable() ? id(line, text) : text);
        }
        request.put(parameter, list);
    }

    private String id(TypedLine line, String text) {
        String id = ValueSource.ofText(text, name).text(line.surroundings(), name);
        IdArgument.checkSyntax(id, name);
        return id;
    }
}
