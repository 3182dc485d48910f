package ehrctl.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.AnswerField;
import ehrctl.api.AnswerFields;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON schemas of what is sent and answered. */
final class Schemas {
    private static final String ID_PATTERN = "^[!-~]+$";

    private final OpenApiVersion dialect;
    private final @Nullable Ehr ehr;

    Schemas(OpenApiVersion dialect, @Nullable Ehr ehr) {
        this.dialect = dialect;
        this.ehr = ehr;
    }

    /** The name of the schema of an operation's answer, or of each element of it: {@code CareUnit}. */
    static String answerName(Operation operation) {
        return switch (operation.noun()) {
            case "schedules" -> "SchedulePeriod";
            case "medical-notes" -> "MedicalNote";
            default -> {
                String noun = operation.noun();
                yield pascal(noun.substring(0, noun.length() - 1));
            }
        };
    }

    /** The name of the schema of a body: {@code AppointmentCancel}. */
    static String bodyName(Operation operation) {
        return answerName(operation) + (operation.bulk() ? "Bulk" : "") + pascal(operation.verb());
    }

    /** The name of the schema of a body that has several shapes: {@code AppointmentBulkChange}. */
    static String changeName(Operation operation) {
        return answerName(operation) + (operation.bulk() ? "Bulk" : "") + "Change";
    }

    /** One of several bodies. */
    static ObjectNode alternatives(List<Operation> group) {
        ObjectNode schema = Json.object();
        ArrayNode alternatives = schema.putArray("oneOf");
        for (Operation one : group) {
            alternatives.add(reference("schemas", bodyName(one)));
        }
        return schema;
    }

    static String pascal(String kebab) {
        StringBuilder name = new StringBuilder();
        for (String part : kebab.split("-", -1)) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
        }
        return name.toString();
    }

    static ObjectNode reference(String kind, String name) {
        return Json.object().put("$ref", "#/components/" + kind + "/" + name);
    }

    /** An answered object. Fields that no row names may come with it. */
    ObjectNode answer(Operation operation) {
        ObjectNode schema = Json.object().put("type", "object");
        ArrayNode required = Json.array();
        ObjectNode properties = Json.object();
        for (AnswerField field : AnswerFields.of(operation)) {
            if (field.always()) {
                required.add(field.name());
            }
            properties.set(field.name(), answer(field));
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
        return schema;
    }

    private ObjectNode answer(AnswerField field) {
        ObjectNode schema = Json.object();
        schema.put("description", sentence(field.help()));
        switch (field.kind()) {
            case ID -> type(schema, "string", field.always()).put("minLength", 1);
            case TEXT -> type(schema, "string", field.always());
            case TIME -> type(schema, "string", field.always()).put("format", "date-time");
            case NUMBER -> type(schema, "integer", field.always()).put("minimum", 1);
            case FLAG -> type(schema, "boolean", field.always());
            case TEXTS -> type(schema, "array", field.always()).set("items", string());
            case OBJECT -> type(schema, "object", field.always()).put("additionalProperties", true);
        }
        if (!field.known().isEmpty()) {
            ArrayNode known = schema.putArray("enum");
            field.known().forEach(known::add);
            if (!field.always()) {
                known.addNull();
            }
        }
        return source(schema, field.source());
    }

    /** The body that makes the operation what it is. */
    ObjectNode body(Operation operation) {
        ObjectNode schema = Json.object().put("type", "object");
        ArrayNode required = Json.array();
        ObjectNode properties = Json.object();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() != Parameter.Place.BODY) {
                continue;
            }
            String name = parameter.parent() == null ? parameter.name() : parameter.parent();
            boolean demanded = parameter.required()
                    || (ehr != null
                            && operation == Operation.CREATE_PATIENT
                            && ehr.patientNeeds(Source.CHOSEN).contains(name));
            if (demanded) {
                required.add(name);
            }
            properties.set(
                    name,
                    parameter.parent() == null ? value(parameter) : reference("schemas", partName(operation, name)));
        }
        String key = operation.bodyKey();
        if (key != null && key.equals("status")) {
            required.add(key);
            ObjectNode status = string();
            status.putArray("enum").add("cancelled");
            properties.set(key, source(status, Source.DOCUMENTED));
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        schema.set("properties", properties);
        if (operation.method().equals("PATCH")) {
            // So that each body fits one of the alternatives and no other.
            schema.put("additionalProperties", false);
        }
        if (required.isEmpty()) {
            schema.put("minProperties", 1);
        }
        return schema;
    }

    /** The objects inside of an operation's body, by the names of their schemas. */
    Map<String, ObjectNode> parts(Operation operation) {
        Map<String, ObjectNode> parts = new LinkedHashMap<>();
        for (Parameter parameter : operation.parameters()) {
            if (parameter.parent() != null) {
                parts.put(partName(operation, parameter.parent()), nested(parameter));
            }
        }
        return parts;
    }

    private static String partName(Operation operation, String field) {
        return answerName(operation) + pascal(field);
    }

    private ObjectNode nested(Parameter parameter) {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putArray("required").add(parameter.leaf());
        schema.putObject("properties").set(parameter.leaf(), value(parameter));
        return schema;
    }

    /** A parameter's value, wherever it travels. */
    ObjectNode value(Parameter parameter) {
        ObjectNode schema = switch (parameter.kind()) {
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID, ID ->
                string().put("minLength", 1).put("pattern", ID_PATTERN);
            case NATIONAL_NUMBER, CODE, TEXT, PERSONAL_TEXT -> string();
            case TIME -> string().put("format", "date-time");
            case FILE -> string().put("format", "byte");
            case WHOLE_NUMBER ->
                Json.object().put("type", "integer").put("format", "int32").put("minimum", 1);
            case PERSONAL_OBJECT -> Json.object().put("type", "object").put("additionalProperties", true);
            case ID_LIST, PERSONAL_TEXT_LIST -> {
                ObjectNode array = Json.object().put("type", "array");
                array.set("items", string());
                if (parameter.name().equals("ids")) {
                    array.put("minItems", 1).put("maxItems", Parameter.MOST_IDS);
                }
                yield array;
            }
        };
        if (parameter.place() == Parameter.Place.BODY) {
            schema.put("description", sentence(parameter.help()));
            source(schema, parameter.source());
        }
        if (!parameter.known().isEmpty()) {
            ArrayNode known = schema.putArray("enum");
            parameter.known().forEach(known::add);
        }
        return schema;
    }

    private ObjectNode type(ObjectNode schema, String type, boolean always) {
        if (always) {
            return schema.put("type", type);
        }
        if (dialect == OpenApiVersion.V3_0) {
            return schema.put("type", type).put("nullable", true);
        }
        schema.putArray("type").add(type).add("null");
        return schema;
    }

    static ObjectNode string() {
        return Json.object().put("type", "string");
    }

    static ObjectNode source(ObjectNode fact, Source source) {
        return fact.put("x-source", source.word());
    }

    static String sentence(String help) {
        return Character.toUpperCase(help.charAt(0)) + help.substring(1) + ".";
    }
}
