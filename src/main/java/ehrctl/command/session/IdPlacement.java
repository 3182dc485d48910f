package ehrctl.command.session;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.HeaderArgument;
import ehrctl.command.line.IdArgument;
import ehrctl.id.HeaderName;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how each typed id of one request travels: in its place in path, query or body, or by reference to a header. */
public final class IdPlacement {
    private final boolean viaHeader;
    private final boolean neverViaHeader;
    private final String resourceHeader;
    private final String patientHeader;
    private final Map<String, HeaderArgument> given = new HashMap<>();
    private final List<HeaderArgument> own;
    private final Set<String> used = new HashSet<>();

    /** Checks the header options among themselves. */
    public IdPlacement(Arguments arguments) {
        viaHeader = arguments.has(GlobalOption.ID_VIA_HEADER.longName());
        neverViaHeader = arguments.has(GlobalOption.NO_ID_VIA_HEADER.longName());
        if (viaHeader && neverViaHeader) {
            throw Failure.usage("--id-via-header and --no-id-via-header exclude each other");
        }
        resourceHeader = name(arguments, GlobalOption.RESOURCE_ID_HEADER, HeaderName.RESOURCE);
        patientHeader = name(arguments, GlobalOption.PATIENT_ID_HEADER, HeaderName.PATIENT);
        if (key(resourceHeader).equals(key(patientHeader))) {
            throw usedTwice(resourceHeader);
        }
        own = arguments.ownHeaders();
        for (HeaderArgument header : arguments.headers()) {
            if (given.put(key(header.name()), header) != null) {
                throw usedTwice(header.name());
            }
        }
    }

    /** Refuses header options that contradict each other, where no id may need them. */
    static void check(Arguments arguments) {
        new IdPlacement(arguments);
    }

    private static String name(Arguments arguments, GlobalOption option, String otherwise) {
        String name = arguments.text(option.longName());
        try {
            return name == null ? otherwise : HeaderName.check(name);
        } catch (InvalidIdException e) {
            throw Failure.usage(option.longName() + ": " + e.getMessage());
        }
    }

    /** The argument of {@code --header} that an id refers to; the id itself where it refers to none. */
    public IdArgument behind(IdArgument id, String label) {
        if (!(id.id() instanceof TypedId.InHeader reference)) {
            return id;
        }
        HeaderArgument header = given.get(key(reference.name()));
        if (header == null) {
            throw Failure.usage(
                    label + " refers to the header " + reference.name() + ", which is not given",
                    "add --header '" + reference.name() + ": TYPE:VALUE'");
        }
        if (!used.add(key(reference.name()))) {
            throw usedTwice(header.name());
        }
        return header.id();
    }

    /** A header that nothing refers to would carry an id for nothing. */
    public void checkAllUsed() {
        for (HeaderArgument header : own) {
            if (!used.contains(key(header.name()))) {
                throw Failure.usage(
                        "no id refers to the header " + header.name(), "write the id as header:" + header.name());
            }
        }
    }

    /**
     * Puts an id into a request.
     *
     * @param reference the header's name where the user wrote one; null leaves the choice to this class
     * @param id the id itself, normalised
     */
    public void place(ApiRequest.Builder request, Parameter parameter, @Nullable String reference, TypedId id) {
        String header = reference;
        if (header == null && byHeader(id)) {
            header = parameter.kind() == Parameter.Kind.PATIENT_ID ? patientHeader : resourceHeader;
            if (given.containsKey(key(header))) {
                throw usedTwice(header);
            }
        }
        if (header == null) {
            request.put(parameter, id.text());
        } else {
            request.put(parameter, new TypedId.InHeader(header).text()).header(header, id.text());
        }
    }

    private boolean byHeader(TypedId id) {
        return viaHeader || (!neverViaHeader && id.namesAPerson(Checks.today()));
    }

    private static Failure usedTwice(String name) {
        return Failure.usage("the header " + name + " is used twice");
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
