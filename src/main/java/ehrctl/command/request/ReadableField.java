package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.IdArgument;
import ehrctl.command.line.ValueSource;
import java.util.List;

/** An opaque id or a code, which may be read from elsewhere. */
final class ReadableField extends ParameterField {
    private final boolean many;

    /**
     * A field of that parameter.
     *
     * @param many whether the command takes several of them, each treated alike
     */
    ReadableField(Parameter parameter, String name, List<String> others, boolean many) {
        super(parameter, name, others);
        this.many = many;
    }

    @Override
    Argument.Takes takes() {
        return Argument.Takes.READABLE;
    }

    @Override
    boolean many() {
        return many;
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        String given = line.text(name);
        if (given != null) {
            String value = ValueSource.ofText(given, name).text(line.surroundings(), name);
            IdArgument.checkSyntax(value, name);
            request.put(parameter, value);
        }
    }
}
