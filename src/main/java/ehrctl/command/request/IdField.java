package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.IdArgument;
import ehrctl.command.session.Checks;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The id of a resource or a patient: taken from the line or a header that it refers to, checked, read and placed. */
final class IdField extends ParameterField {
    /** Whether the API takes every type here; else the bare id that the EHR gave. */
    private final boolean anyType;

    private @Nullable IdArgument id;
    /** The header that the user named for it. */
    private @Nullable String reference;

    IdField(Parameter parameter, String name, List<String> others) {
        super(parameter, name, others);
        this.anyType = parameter.kind() != Parameter.Kind.BARE_RESOURCE_ID;
    }

    @Override
    Argument.Takes takes() {
        return Argument.Takes.TYPED_ID;
    }

    @Override
    void checkLine(TypedLine line) {
        IdArgument written = name.startsWith("-")
                ? line.arguments().id(name)
                : line.arguments().positionalId();
        if (written == null) {
            return;
        }
        reference = written.id() instanceof TypedId.InHeader header ? header.name() : null;
        if (anyType) {
            id = line.placement().behind(written, name);
        } else {
            requireBare(line, reference == null && (written.type() == null || written.type() == IdType.EMR_ID));
            id = written;
        }
    }

    private void requireBare(TypedLine line, boolean bare) {
        if (!bare) {
            throw Failure.unsent(
                    ExitCode.UNSUPPORTED,
                    name + " of " + line.operation().command() + " takes the bare EHR id only",
                    "see the resource's id: ehrctl resources list");
        }
    }

    /** First what the EHR supports, then digits and dates, as far as they are known without reading. */
    @Override
    void checkEhr(TypedLine line) {
        if (id == null) {
            return;
        }
        TypedId known = id.id();
        IdType type = known instanceof TypedId.Direct direct ? direct.type() : id.type();
        if (type != null && anyType) {
            line.checks().type(parameter.kind(), type);
        }
        if (known == null) {
            return;
        }
        if (!anyType) {
            line.checks().bare(known, name);
        }
        checkDigits(line, known);
        if (id.showsNationalNumber()) {
            line.session().hintNationalNumber();
        }
    }

    private void checkDigits(TypedLine line, TypedId known) {
        String hint = line.checks().digits(known, name);
        if (hint != null) {
            line.session().hint(hint);
        }
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        if (id == null) {
            return;
        }
        TypedId read = id.read(line.surroundings(), name);
        if (!(read instanceof TypedId.Direct direct)) {
            throw Failure.usage(name + ": a header cannot refer to another header");
        }
        if (!anyType) {
            requireBare(line, direct.type() == IdType.EMR_ID);
            line.checks().bare(direct, name);
            request.put(parameter, direct.value());
            return;
        }
        if (id.id() == null) {
            line.checks().type(parameter.kind(), direct.type());
            checkDigits(line, direct);
        }
        boolean author = parameter.kind() == Parameter.Kind.AUTHOR_ID && direct.type() == IdType.EMR_ID;
        if (author && reference == null && !direct.namesAPerson(Checks.today())) {
            // The one form that the API's pages agree on.
            request.put(parameter, direct.value());
            return;
        }
        line.placement().place(request, parameter, reference, direct.normalised(Checks.today()));
    }
}
