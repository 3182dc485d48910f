package ehrctl.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ErrorCode;
import ehrctl.api.Source;
import ehrctl.json.Json;

/** The API's error envelope, and the answers that carry it. */
final class ErrorSchemas {
    /** Not {@code Error}, which in the languages of generated clients is a class already. */
    private static final String ENVELOPE = "ApiError";

    private static final String REASON = "ApiErrorReason";

    private ErrorSchemas() {}

    /** Adds what the answers of failures refer to; nothing in it is without a name, because clients make classes of it. */
    static void components(ObjectNode all) {
        all.set(ENVELOPE, envelope());
        all.set(REASON, reason());
    }

    private static ObjectNode envelope() {
        ObjectNode schema = Json.object().put("type", "object");
        ArrayNode required = schema.putArray("required");
        for (String name : new String[] {"code", "type", "title", "status", "detail", "instance"}) {
            required.add(name);
        }
        ObjectNode properties = schema.putObject("properties");
        codes(properties.putObject("code"), true, "What kind of failure it is.");
        text(properties, "type", "The page that explains the code.").put("format", "uri");
        text(properties, "title", "The code for people.");
        properties
                .putObject("status")
                .put("type", "integer")
                .put("description", "The status of the answer.")
                .put("minimum", 400)
                .put("maximum", 599);
        text(properties, "detail", "What is wrong, for people.");
        text(properties, "instance", "This very failure.").put("format", "uuid");
        ObjectNode errors = properties.putObject("errors");
        errors.put("type", "array").put("description", "What exactly is wrong, each reason by itself.");
        errors.set("items", Schemas.reference("schemas", REASON));
        return Schemas.source(schema, Source.DOCUMENTED);
    }

    private static ObjectNode reason() {
        ObjectNode reason = Json.object().put("type", "object");
        reason.putArray("required").add("error_code").add("details");
        ObjectNode parts = reason.putObject("properties");
        codes(parts.putObject("error_code"), false, "What exactly is wrong.");
        text(parts, "details", "The same for people.");
        text(parts, "path", "The field or the parameter that it is about.");
        text(parts, "emr_error", "What the EHR said.");
        return Schemas.source(reason, Source.DOCUMENTED);
    }

    private static ObjectNode text(ObjectNode properties, String name, String help) {
        return properties.putObject(name).put("type", "string").put("description", help);
    }

    /** The documented codes; the pages do not say that there are no others, so a list of them is no {@code enum}. */
    private static void codes(ObjectNode schema, boolean envelope, String help) {
        schema.put("type", "string").put("description", help);
        ArrayNode known = schema.putArray("x-known-values");
        for (ErrorCode code : ErrorCode.values()) {
            if (code.ofEnvelope() == envelope) {
                known.add(code.name());
            }
        }
    }

    /** The failures that each operation may answer, by status. */
    static void responses(ObjectNode responses) {
        response(
                responses, "400", "What was sent is refused, or names something that is not there.", Source.DOCUMENTED);
        response(responses, "401", "The credentials, or the EHR's own, are refused.", Source.DOCUMENTED);
        response(responses, "404", "No such EHR or path.", Source.CHOSEN);
        response(responses, "503", "Not available now; try again later.", Source.DOCUMENTED);
        response(responses, "default", "Any other failure, such as one of the EHR.", Source.DOCUMENTED);
    }

    private static void response(ObjectNode responses, String status, String help, Source source) {
        ObjectNode response = responses.putObject(status).put("description", help);
        Schemas.source(response, source);
        response.putObject("content")
                .putObject("application/json")
                .set("schema", Schemas.reference("schemas", ENVELOPE));
    }
}
