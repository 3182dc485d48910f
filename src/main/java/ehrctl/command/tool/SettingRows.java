package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.json.Json;
import ehrctl.output.Format;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settings with their values and origins: one object for scripts, a row each for people. */
final class SettingRows {
    private final ObjectNode all = Json.object();
    private final Map<String, String> words = new LinkedHashMap<>();

    /** @param value null where nothing is set */
    void add(String setting, @Nullable String value, String origin) {
        all.putObject(setting).put("value", value).put("origin", origin);
    }

    /**
     * The same.
     *
     * @param otherwise what people read where the value is null
     */
    void add(String setting, @Nullable String value, String origin, String otherwise) {
        add(setting, value, origin);
        words.put(setting, otherwise);
    }

    /** Whether rows are wanted. */
    static boolean wanted(Format format, Arguments arguments) {
        return format == Format.CSV || (format == Format.TABLE && !arguments.has(GlobalOption.FIELDS.longName()));
    }

    ObjectNode object() {
        return all;
    }

    ObjectNode withoutOrigins() {
        ObjectNode values = Json.object();
        for (Map.Entry<String, JsonNode> setting : all.properties()) {
            values.set(setting.getKey(), setting.getValue().path("value"));
        }
        return values;
    }

    ArrayNode rows() {
        ArrayNode rows = Json.array();
        for (Map.Entry<String, JsonNode> setting : all.properties()) {
            JsonNode value = setting.getValue().path("value");
            rows.addObject()
                    .put("setting", setting.getKey())
                    .put("value", value.isNull() ? words.getOrDefault(setting.getKey(), "(not set)") : value.asText())
                    .put("origin", setting.getValue().path("origin").asText());
        }
        return rows;
    }
}
