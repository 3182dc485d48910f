package ehrctl.output;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.json.Json;

/** A value as people read it: one line, control characters made visible, nothing for null. */
final class CellText {
    private CellText() {}

    static String of(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (isListOfPlain(value)) {
            return joined(value);
        }
        return ControlCharacters.escape(value.isValueNode() ? value.asText() : Json.compact(value));
    }

    static boolean isListOfPlain(JsonNode value) {
        if (!value.isArray()) {
            return false;
        }
        for (JsonNode element : value) {
            if (!element.isValueNode()) {
                return false;
            }
        }
        return true;
    }

    private static String joined(JsonNode list) {
        StringBuilder text = new StringBuilder();
        for (JsonNode element : list) {
            text.append(text.isEmpty() ? "" : ", ").append(ControlCharacters.escape(element.asText()));
        }
        return text.toString();
    }
}
