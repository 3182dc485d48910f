package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ValueSource;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The content of a medical note, as JSON in the option of its parameter or as plain text in {@code --unstructured}. */
final class NoteField extends ParameterField {
    private static final String UNSTRUCTURED = "--unstructured";
    private static final String EXAMPLE = "{\"unstructured\":\"…\"}";

    NoteField(Parameter parameter, String name) {
        super(parameter, name, List.of());
    }

    @Override
    List<Argument> arguments() {
        return List.of(
                Argument.option(
                                name,
                                parameter.kind().placeholder(),
                                parameter.help() + "; @- reads standard input, @FILE a file (required, or "
                                        + UNSTRUCTURED + ")")
                        .taking(Argument.Takes.CONTENT),
                Argument.option(UNSTRUCTURED, "TEXT", "the note as plain text; @- reads standard input, @FILE a file")
                        .taking(Argument.Takes.CONTENT));
    }

    @Override
    void checkLine(TypedLine line) {
        if (line.gives(UNSTRUCTURED) == line.gives(name)) {
            throw Failure.usage("either " + UNSTRUCTURED + " or " + name + " is needed, and not both");
        }
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        String plain = read(line, UNSTRUCTURED);
        if (plain != null && plain.isBlank()) {
            throw Failure.usage(UNSTRUCTURED + " is empty");
        }
        request.put(
                parameter,
                plain == null
                        ? object(String.valueOf(read(line, name)))
                        : Json.object().put("unstructured", plain));
    }

    private static @Nullable String read(TypedLine line, String option) {
        String given = line.text(option);
        return given == null ? null : ValueSource.ofText(given, option).text(line.surroundings(), option);
    }

    private JsonNode object(String json) {
        try {
            JsonNode content = Json.parse(json);
            if (content.isObject()) {
                return content;
            }
        } catch (MalformedJsonException e) {
            throw Failure.usage(name + " is " + e.getMessage(), "write an object, such as " + EXAMPLE);
        }
        throw Failure.usage(name + " is not a JSON object", "write one, such as " + EXAMPLE);
    }
}
