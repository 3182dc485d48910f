package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.KeyAndValue;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.Session;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import org.jspecify.annotations.Nullable;

/** The body of {@code api}: put together from fields, or read as a whole. */
final class ApiBody {
    static final String FIELD = "-f";
    static final String JSON_FIELD = "-F";
    static final String INPUT = "--input";

    private final Session session;
    private final @Nullable ObjectNode fields;

    /** Checks all that can be checked before anything is read. */
    ApiBody(Session session, String method) {
        this.session = session;
        Arguments arguments = session.arguments();
        boolean given = arguments.has(FIELD) || arguments.has(JSON_FIELD);
        if (given && arguments.has(INPUT)) {
            throw Failure.usage(INPUT + " and the fields of " + FIELD + " and " + JSON_FIELD + " exclude each other");
        }
        if ((given || arguments.has(INPUT)) && (method.equals("GET") || method.equals("HEAD"))) {
            throw Failure.usage(method + " has no body", "-q KEY=VALUE adds to the query");
        }
        fields = given ? fields(arguments) : null;
    }

    private static ObjectNode fields(Arguments arguments) {
        ObjectNode body = Json.object();
        for (String text : arguments.texts(FIELD)) {
            KeyAndValue field = KeyAndValue.of(text, FIELD);
            put(body, field.key(), JsonNodeFactory.instance.textNode(field.value()));
        }
        for (String text : arguments.texts(JSON_FIELD)) {
            KeyAndValue field = KeyAndValue.of(text, JSON_FIELD);
            try {
                put(body, field.key(), Json.parse(field.value()));
            } catch (MalformedJsonException e) {
                throw Failure.usage(
                        JSON_FIELD + " " + field.key() + ": the value is " + e.getMessage(),
                        "a text goes with " + FIELD);
            }
        }
        return body;
    }

    private static void put(ObjectNode body, String key, JsonNode value) {
        if (body.replace(key, value) != null) {
            throw Failure.usage("the field " + key + " is given twice");
        }
    }

    /** The body; null where there is none. */
    @Nullable
    JsonNode read() {
        String input = session.arguments().text(INPUT);
        if (input == null) {
            return fields;
        }
        try {
            return Json.parse(ValueSource.ofFile(input).text(session.surroundings(), INPUT));
        } catch (MalformedJsonException e) {
            throw Failure.usage(INPUT + " is " + e.getMessage(), "nothing was sent");
        }
    }
}
