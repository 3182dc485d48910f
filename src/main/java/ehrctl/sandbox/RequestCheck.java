package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds a request's body and query against its operation's row. */
final class RequestCheck {
    private RequestCheck() {}

    /** The body of a write as an object. */
    static ObjectNode object(Operation operation, @Nullable JsonNode body) {
        if (!operation.writes() || body == null || body.isNull() || body.isMissingNode()) {
            return Json.object();
        }
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Refused.bad("BAD_INPUT", "the body is not a JSON object");
    }

    /** @throws Refused BAD_INPUT for a value that is none of those that the parameter takes */
    static void query(Operation operation, List<ApiRequest.QueryValue> query) {
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() == Parameter.Place.QUERY) {
                String value = queryText(query, parameter.name());
                if (value != null && unknown(parameter, value)) {
                    throw Refused.bad(
                            "BAD_INPUT", parameter.name() + " is none of " + known(parameter), parameter.name());
                }
            }
        }
    }

    /** @throws Refused MISSING_REQUIRED_FIELD for all that is missing, else BAD_INPUT for all of a wrong kind */
    static void body(Ehr ehr, Operation operation, ObjectNode body) {
        List<Refused.Detail> missing = new ArrayList<>();
        List<Refused.Detail> wrong = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() != Parameter.Place.BODY) {
                continue;
            }
            JsonNode value = bodyValue(body, parameter);
            if (demanded(parameter, ehr, operation) && empty(value)) {
                missing.add(new Refused.Detail(
                        "MISSING_REQUIRED_FIELD", parameter.name() + " is missing", parameter.name()));
            } else if (!value.isMissingNode() && !value.isNull()) {
                kind(parameter, value, spelling(body, parameter.name()), wrong);
            }
        }
        foreign(operation, body, wrong);
        if (!missing.isEmpty()) {
            throw Refused.bad(missing);
        }
        if (!wrong.isEmpty()) {
            throw Refused.bad(wrong);
        }
    }

    /** Operations that share method and path have their own bodies each; a mixture would be done by half. */
    private static void foreign(Operation operation, ObjectNode body, List<Refused.Detail> wrong) {
        String key = operation.bodyKey();
        if (key == null) {
            return;
        }
        for (Operation other : Operation.values()) {
            if (!other.method().equals(operation.method()) || !other.segments().equals(operation.segments())) {
                continue;
            }
            for (Parameter parameter : other.parameters()) {
                String parent = parameter.parent();
                String name = spelling(body, parent == null ? parameter.name() : parent);
                boolean own = operation.parameter(parameter.name()) != null || name.equals(key);
                if (parameter.place() == Parameter.Place.BODY && !own && body.hasNonNull(name)) {
                    Refused.Detail detail =
                            new Refused.Detail("BAD_INPUT", name + " cannot be sent together with " + key, name);
                    if (!wrong.contains(detail)) {
                        wrong.add(detail);
                    }
                }
            }
        }
    }

    private static boolean unknown(Parameter parameter, String value) {
        return !parameter.known().isEmpty() && !parameter.known().contains(value);
    }

    private static String known(Parameter parameter) {
        return String.join(", ", parameter.known());
    }

    private static boolean demanded(Parameter parameter, Ehr ehr, Operation operation) {
        return parameter.required()
                || (operation == Operation.CREATE_PATIENT
                        && ehr.patientNeeds(Source.CHOSEN).contains(parameter.name()));
    }

    private static boolean empty(JsonNode value) {
        return value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isBlank())
                || (value.isArray() && value.isEmpty());
    }

    private static void kind(Parameter parameter, JsonNode value, String path, List<Refused.Detail> wrong) {
        switch (parameter.kind()) {
            case ID_LIST, PERSONAL_TEXT_LIST -> texts(value, path, wrong);
            case PERSONAL_OBJECT -> expect(value.isObject(), path, "an object", wrong);
            case WHOLE_NUMBER ->
                expect(value.isIntegralNumber() && value.canConvertToInt(), path, "a whole number", wrong);
            case RESOURCE_ID,
                    PATIENT_ID,
                    BARE_RESOURCE_ID,
                    AUTHOR_ID,
                    ID,
                    NATIONAL_NUMBER,
                    CODE,
                    TIME,
                    TEXT,
                    PERSONAL_TEXT,
                    FILE -> expect(value.isTextual(), path, "a text", wrong);
        }
        if (value.isTextual() && unknown(parameter, value.textValue())) {
            wrong.add(new Refused.Detail("BAD_INPUT", path + " is none of " + known(parameter), path));
        }
    }

    private static void texts(JsonNode value, String path, List<Refused.Detail> wrong) {
        expect(value.isArray(), path, "an array of texts", wrong);
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            expect(value.get(i).isTextual(), path + "[" + i + "]", "a text", wrong);
        }
    }

    private static void expect(boolean right, String path, String kind, List<Refused.Detail> wrong) {
        if (!right) {
            wrong.add(new Refused.Detail("BAD_INPUT", path + " is not " + kind, path));
        }
    }

    /** The value at the parameter's place in the body; a missing node where there is none. */
    static JsonNode bodyValue(ObjectNode body, Parameter parameter) {
        String parent = parameter.parent();
        JsonNode object = parent == null ? body : body.path(parent);
        JsonNode value = object.get(parent == null ? spelling(body, parameter.name()) : parameter.leaf());
        return value == null ? MissingNode.getInstance() : value;
    }

    /** The API's older pages say start_time and end_time. */
    static String spelling(ObjectNode body, String name) {
        String older = older(name);
        return older != null && !body.has(name) && body.has(older) ? older : name;
    }

    private static @Nullable String older(String name) {
        return name.equals("start") || name.equals("end") ? name + "_time" : null;
    }

    /** A value of the query, or null. */
    static @Nullable String queryText(List<ApiRequest.QueryValue> query, String name) {
        String older = older(name);
        String found = null;
        for (ApiRequest.QueryValue entry : query) {
            if (entry.name().equals(name) || entry.name().equals(older)) {
                if (found != null) {
                    throw Refused.bad("BAD_INPUT", name + " stands twice in the query", name);
                }
                found = entry.value();
            }
        }
        return found;
    }
}
