package ehrctl.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a request's typed ids, wherever they stand, and fetches those that travel by header. */
final class IdReader {
    private final Ehr ehr;
    private final Map<String, String> headers;
    private final LocalDate today;

    IdReader(Ehr ehr, Map<String, String> headers, LocalDate today) {
        this.ehr = ehr;
        this.headers = headers;
        this.today = today;
    }

    /** @throws Refused for an id of no type, of a type that the EHR does not take, or in a header that is missing */
    Map<String, TypedId.Direct> read(
            Operation operation, Map<String, String> pathValues, List<ApiRequest.QueryValue> query, ObjectNode body) {
        Map<String, TypedId.Direct> ids = new HashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.kind().typedId()) {
                String text = text(parameter, pathValues, query, body);
                if (text != null) {
                    ids.put(parameter.name(), read(parameter, text));
                }
            }
        }
        return ids;
    }

    private static @Nullable String text(
            Parameter parameter, Map<String, String> pathValues, List<ApiRequest.QueryValue> query, ObjectNode body) {
        return switch (parameter.place()) {
            case PATH -> pathValues.get(parameter.name());
            case QUERY -> RequestCheck.queryText(query, parameter.name());
            case BODY -> {
                // What is missing or no text is the check of the body's business.
                String text = RequestCheck.bodyValue(body, parameter).textValue();
                yield text == null || text.isBlank() ? null : text;
            }
        };
    }

    private TypedId.Direct read(Parameter parameter, String text) {
        TypedId id = parse(parameter, text);
        if (id instanceof TypedId.InHeader reference) {
            String value = headers.get(reference.name().toLowerCase(Locale.ROOT));
            if (value == null) {
                throw invalid(parameter, "the header that it refers to is missing");
            }
            id = parse(parameter, value);
        }
        if (!(id instanceof TypedId.Direct direct)) {
            throw invalid(parameter, "a header that it refers to refers to a header");
        }
        List<IdType> supported = resource(parameter) ? ehr.resourceIds(Source.CHOSEN) : ehr.patientIds(Source.CHOSEN);
        if (supported != null && !supported.contains(direct.type())) {
            throw Refused.bad(
                    resource(parameter) ? "NOT_SUPPORTED" : "PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED",
                    ehr.name() + " takes no " + direct.type().prefix() + " as " + parameter.name(),
                    parameter.name());
        }
        return direct.normalised(today) instanceof TypedId.Direct normalised ? normalised : direct;
    }

    private static TypedId parse(Parameter parameter, String text) {
        try {
            return TypedId.parse(text);
        } catch (InvalidIdException e) {
            String reason = e.getMessage() == null ? "not an id" : e.getMessage();
            if (!resource(parameter) && ofUnknownType(text)) {
                throw Refused.bad("INVALID_PATIENT_ID_TYPE", parameter.name() + ": " + reason, parameter.name());
            }
            throw invalid(parameter, reason);
        }
    }

    private static boolean ofUnknownType(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 && IdType.of(text.substring(0, colon)) == null && !text.startsWith(TypedId.HEADER + ':');
    }

    private static Refused invalid(Parameter parameter, String reason) {
        return Refused.bad(
                resource(parameter) ? "INVALID_RESOURCE_ID" : "INVALID_PATIENT_ID",
                parameter.name() + ": " + reason,
                parameter.name());
    }

    private static boolean resource(Parameter parameter) {
        return parameter.kind() == Parameter.Kind.RESOURCE_ID;
    }
}
