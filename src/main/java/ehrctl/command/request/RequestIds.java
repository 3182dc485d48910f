package ehrctl.command.request;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.IdArgument;
import ehrctl.command.session.Checks;
import ehrctl.command.session.IdPlacement;
import ehrctl.command.session.Session;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The resource and patient ids of one command: collected, checked, read and placed. */
final class RequestIds {
    private final Operation operation;
    private final Session session;
    private final IdPlacement placement;
    private final Map<Parameter, IdArgument> ids = new HashMap<>();

    RequestIds(Operation operation, Session session) {
        this.operation = operation;
        this.session = session;
        this.placement = new IdPlacement(session.arguments());
    }

    IdPlacement placement() {
        return placement;
    }

    static boolean takes(Parameter parameter) {
        return switch (parameter.kind()) {
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID -> true;
            default -> false;
        };
    }

    /** Takes the ids from the line, each from behind the header that it refers to. */
    void collect() {
        for (Parameter parameter : operation.parameters()) {
            IdArgument id = written(parameter);
            if (id == null) {
                continue;
            }
            if (anyType(parameter)) {
                ids.put(parameter, placement.behind(id, name(parameter)));
            } else {
                boolean bare =
                        !(id.id() instanceof TypedId.InHeader) && (id.type() == null || id.type() == IdType.EMR_ID);
                requireBare(parameter, bare);
                ids.put(parameter, id);
            }
        }
        placement.checkAllUsed();
    }

    private static boolean anyType(Parameter parameter) {
        return parameter.kind() != Parameter.Kind.BARE_RESOURCE_ID;
    }

    private @Nullable IdArgument written(Parameter parameter) {
        if (!takes(parameter)) {
            return null;
        }
        String name = name(parameter);
        return name.startsWith("-")
                ? session.arguments().id(name)
                : session.arguments().positionalId();
    }

    private void requireBare(Parameter parameter, boolean bare) {
        if (!bare) {
            throw Failure.unsent(
                    ExitCode.UNSUPPORTED,
                    name(parameter) + " of " + operation.command() + " takes the bare EHR id only",
                    "see the resource's id: ehrctl resources list");
        }
    }

    /** Checks what is known without reading: first what the EHR supports, then digits and dates. */
    void check(Checks checks) {
        for (Map.Entry<Parameter, IdArgument> entry : ids.entrySet()) {
            IdArgument id = entry.getValue();
            IdType type = id.id() instanceof TypedId.Direct direct ? direct.type() : id.type();
            if (type != null && anyType(entry.getKey())) {
                checks.type(entry.getKey().kind(), type);
            }
        }
        for (Parameter parameter : operation.parameters()) {
            IdArgument id = ids.get(parameter);
            if (id != null && id.id() != null) {
                if (!anyType(parameter)) {
                    checks.bare(id.id(), name(parameter));
                }
                digits(checks, parameter, id.id());
                if (id.showsNationalNumber()) {
                    session.hintNationalNumber();
                }
            }
        }
    }

    private void digits(Checks checks, Parameter parameter, TypedId id) {
        String hint = checks.digits(id, name(parameter));
        if (hint != null) {
            session.hint(hint);
        }
    }

    /** Reads an id that was not written out, and puts it where it travels. */
    void put(ApiRequest.Builder request, Checks checks, Parameter parameter) {
        IdArgument argument = ids.get(parameter);
        if (argument == null) {
            return;
        }
        String name = name(parameter);
        TypedId id = argument.read(session.surroundings(), name);
        if (!(id instanceof TypedId.Direct direct)) {
            throw Failure.usage(name + ": a header cannot refer to another header");
        }
        if (!anyType(parameter)) {
            requireBare(parameter, direct.type() == IdType.EMR_ID);
            checks.bare(direct, name);
            request.put(parameter, direct.value());
            return;
        }
        if (argument.id() == null) {
            checks.type(parameter.kind(), direct.type());
            digits(checks, parameter, id);
        }
        IdArgument written = written(parameter);
        String reference = written != null && written.id() instanceof TypedId.InHeader header ? header.name() : null;
        boolean author = parameter.kind() == Parameter.Kind.AUTHOR_ID && direct.type() == IdType.EMR_ID;
        if (author && reference == null && !direct.namesAPerson(Checks.today())) {
            // The one form that the API's pages agree on.
            request.put(parameter, direct.value());
            return;
        }
        placement.place(request, parameter, reference, id.normalised(Checks.today()));
    }

    private String name(Parameter parameter) {
        return OperationArguments.name(operation, parameter);
    }
}
