package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ValueSource;
import java.util.List;

/** A national number without its type in front, which only the body may hold. */
final class NationalNumberField extends ParameterField {
    NationalNumberField(Parameter parameter, String name) {
        super(parameter, name, List.of());
    }

    @Override
    Argument.Takes takes() {
        return Argument.Takes.READABLE;
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        String given = line.text(name);
        if (given == null) {
            return;
        }
        ValueSource source = ValueSource.ofText(given, name);
        String number = line.checks().nationalNumber(source.text(line.surroundings(), name), name);
        if (source instanceof ValueSource.Literal) {
            line.session().hintNationalNumber();
        }
        String doubt = line.checks().doubt(number, name);
        if (doubt != null) {
            line.session().hint(doubt);
        }
        request.put(parameter, number);
    }
}
