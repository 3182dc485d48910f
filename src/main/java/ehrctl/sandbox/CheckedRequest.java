package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.id.TypedId;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that fits its operation's row: what is demanded is there, and all is of the right kind.
 *
 * @param place null for the operations that are about no care unit
 * @param pathValues by name, typed ids as they were sent
 * @param ids the typed ids, by name, read and, where they came by header, fetched from there
 * @param now seconds since 1970
 */
record CheckedRequest(
        Ehr ehr,
        Operation operation,
        @Nullable CareUnit place,
        Map<String, String> pathValues,
        List<ApiRequest.QueryValue> query,
        Map<String, TypedId.Direct> ids,
        ObjectNode body,
        long now) {

    String emr() {
        return ehr.code();
    }

    CareUnit careUnit() {
        if (place == null) {
            throw new IllegalStateException(operation + " is about no care unit");
        }
        return place;
    }

    /** A value of the path. */
    String path(String name) {
        String value = pathValues.get(name);
        if (value == null) {
            throw new IllegalStateException("no " + name + " in the path");
        }
        return value;
    }

    /** A typed id that the row demands. */
    TypedId.Direct id(String name) {
        TypedId.Direct id = ids.get(name);
        if (id == null) {
            throw new IllegalStateException("no " + name);
        }
        return id;
    }

    /** A text of body or query, or null. */
    @Nullable
    String text(String name) {
        Parameter parameter = operation.parameter(name);
        if (parameter == null) {
            throw new IllegalStateException("no " + name + " in the row of " + operation);
        }
        return parameter.place() == Parameter.Place.QUERY
                ? RequestCheck.queryText(query, name)
                : RequestCheck.bodyValue(body, parameter).textValue();
    }

    /** A text that the row demands. */
    String required(String name) {
        String text = text(name);
        if (text == null) {
            throw new IllegalStateException("no " + name);
        }
        return text;
    }

    /** A value of the body; a missing or null node where there is none. */
    JsonNode node(String name) {
        return body.path(name);
    }

    /** The texts of a list in the body; none where there is no list. */
    List<String> list(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : body.path(name)) {
            texts.add(text.textValue());
        }
        return texts;
    }

    /**
     * A time in seconds since 1970, or null.
     *
     * @throws Refused BAD_INPUT if it is none
     */
    @Nullable
    Long time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        int blank = text.lastIndexOf(' ');
        boolean decodedPlus = !query.isEmpty() && blank > "2026-11-23T10".length();
        try {
            return Times.parse(
                    decodedPlus ? text.substring(0, blank) + '+' + text.substring(blank + 1) : text,
                    careUnit().zone());
        } catch (DateTimeException e) {
            throw Refused.bad(
                    "BAD_INPUT",
                    name + " is not a time like 2026-11-23T10:00:00+01:00",
                    RequestCheck.spelling(body, name));
        }
    }

    /** A time that the row demands. */
    long requiredTime(String name) {
        Long time = time(name);
        if (time == null) {
            throw new IllegalStateException("no " + name);
        }
        return time;
    }

    @Override
    public String toString() {
        return "Call[" + operation + "]";
    }
}
