package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import ehrctl.api.AnswerField;
import ehrctl.api.AnswerFields;
import ehrctl.api.IsoTime;
import ehrctl.api.Operation;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What answers must look like; a reason names the field and its kind, never its value. */
final class Expect {
    private Expect() {}

    static JsonNode array(JsonNode body) {
        if (!body.isArray()) {
            throw CheckEnd.failed("the answer is not an array but " + kind(body));
        }
        for (int i = 0; i < body.size(); i++) {
            if (!body.get(i).isObject()) {
                throw CheckEnd.failed(
                        "element " + (i + 1) + " of the answer is not an object but " + kind(body.get(i)));
            }
        }
        return body;
    }

    static JsonNode object(JsonNode body) {
        if (!body.isObject()) {
            throw CheckEnd.failed("the answer is not an object but " + kind(body));
        }
        return body;
    }

    /** One object of the operation's answer, field by field as its row says; fields that no row names are nobody's business. */
    static void shape(Operation operation, JsonNode object) {
        for (AnswerField field : AnswerFields.of(operation)) {
            JsonNode value = object.path(field.name());
            if (!field.always() && (value.isMissingNode() || value.isNull())) {
                continue;
            }
            switch (field.kind()) {
                case ID -> text(object, field.name());
                case TEXT -> string(object, field.name());
                case TIME -> time(object, field.name());
                case NUMBER -> number(value, field.name());
                case FLAG -> kind(value.isBoolean(), value, field.name(), "true or false");
                case TEXTS -> texts(value, field.name());
                case OBJECT -> kind(value.isObject(), value, field.name(), "an object");
            }
        }
        if (object.has("start") && object.has("end")) {
            window(object);
        }
    }

    private static void texts(JsonNode value, String field) {
        kind(value.isArray(), value, field, "an array");
        for (JsonNode element : value) {
            kind(element.isTextual(), element, field + "[]", "a text");
        }
    }

    private static void kind(boolean right, JsonNode value, String field, String wanted) {
        if (value.isMissingNode()) {
            throw CheckEnd.failed(field + " is missing");
        }
        if (!right) {
            throw CheckEnd.failed(field + " is not " + wanted + " but " + kind(value));
        }
    }

    private static String string(JsonNode object, String field) {
        JsonNode value = object.path(field);
        kind(value.isTextual(), value, field, "a text");
        return value.textValue();
    }

    private static void number(JsonNode value, String field) {
        kind(value.isNumber() && value.doubleValue() > 0, value, field, "a number above zero");
    }

    /** A text that must be there. */
    static String text(JsonNode object, String field) {
        String text = string(object, field);
        if (text.isBlank()) {
            throw CheckEnd.failed(field + " is empty");
        }
        return text;
    }

    /** A text that may be missing or null; an EHR need not know everything. */
    static @Nullable String optionalText(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw CheckEnd.failed(field + " is not a text but " + kind(value));
        }
        return value.textValue();
    }

    /** A time that must be there, ISO 8601 with its offset. */
    static OffsetDateTime time(JsonNode object, String field) {
        String text = text(object, field);
        IsoTime time;
        try {
            time = IsoTime.parse(text);
        } catch (DateTimeException e) {
            throw CheckEnd.failed(field + " is not an ISO 8601 time");
        }
        if (time.offset() == null) {
            throw CheckEnd.failed(field + " has no offset");
        }
        return time.local().atOffset(time.offset());
    }

    /** The field start, with an end after it. */
    static OffsetDateTime window(JsonNode object) {
        OffsetDateTime start = time(object, "start");
        if (!time(object, "end").isAfter(start)) {
            throw CheckEnd.failed("end is not after start");
        }
        return start;
    }

    static void at(JsonNode object, String field, Instant wanted) {
        if (!time(object, field).toInstant().equals(wanted)) {
            throw CheckEnd.failed(field + " is not what was asked for");
        }
    }

    /** What was sent must come back, where it comes back at all. */
    static void echoed(JsonNode object, String field, String sent) {
        String got = optionalText(object, field);
        if (got != null && !Objects.equals(got, sent)) {
            throw CheckEnd.failed(field + " is not what was sent");
        }
    }

    static void status(JsonNode appointment, String wanted) {
        if (!text(appointment, "status").equals(wanted)) {
            throw CheckEnd.failed("status is not " + wanted);
        }
    }

    /** The element with that id, or null. */
    static @Nullable JsonNode withId(JsonNode array, String field, String id) {
        for (JsonNode element : array(array)) {
            if (id.equals(element.path(field).textValue())) {
                return element;
            }
        }
        return null;
    }

    private static String kind(JsonNode value) {
        JsonNodeType type = value.getNodeType();
        return switch (type) {
            case ARRAY, OBJECT -> "an " + type.name().toLowerCase(Locale.ROOT);
            case STRING -> "a text";
            case MISSING -> "nothing";
            case NULL -> "null";
            default -> "a " + type.name().toLowerCase(Locale.ROOT);
        };
    }
}
