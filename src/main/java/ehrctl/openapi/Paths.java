package ehrctl.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.id.HeaderName;
import ehrctl.json.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The paths, what may be asked there, and what is answered. */
final class Paths {
    private static final String BASE = "/api/emrs/{emr}/";

    private final Schemas schemas;
    private final @Nullable Ehr ehr;
    private final Map<Operation, Examples.Example> examples;

    Paths(Schemas schemas, @Nullable Ehr ehr, Map<Operation, Examples.Example> examples) {
        this.schemas = schemas;
        this.ehr = ehr;
        this.examples = examples;
    }

    /** @param groups operations that share path and method, by both */
    ObjectNode of(Map<String, List<Operation>> groups) {
        ObjectNode paths = Json.object();
        for (List<Operation> group : groups.values()) {
            Operation first = group.get(0);
            String path = BASE + String.join("/", first.segments());
            paths.withObjectProperty(path).set(first.method().toLowerCase(java.util.Locale.ROOT), operation(group));
        }
        return paths;
    }

    private ObjectNode operation(List<Operation> group) {
        Operation first = group.get(0);
        ObjectNode operation = Json.object().put("operationId", Links.operationId(first));
        operation.putArray("tags").add(first.noun());
        StringBuilder summary = new StringBuilder();
        for (Operation one : group) {
            summary.append(summary.isEmpty() ? "" : "; ").append(one.purpose());
        }
        operation.put("summary", summary.toString());
        operation.set("parameters", parameters(first));
        if (first.writes()) {
            operation.set("requestBody", body(group));
        }
        ObjectNode responses = operation.putObject("responses");
        responses.set(Integer.toString(first.answer().status()), success(group));
        ErrorSchemas.responses(responses);
        return Schemas.source(operation, Source.DOCUMENTED);
    }

    private ArrayNode parameters(Operation operation) {
        ArrayNode parameters = Json.array();
        parameters.add(emr());
        if (operation.segments().contains("{care_unit_id}") && operation.parameter("care_unit_id") == null) {
            parameters.add(path("care_unit_id", "the care unit", Source.DOCUMENTED));
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.place() == Parameter.Place.BODY) {
                continue;
            }
            ObjectNode one = parameters.addObject();
            one.put("name", parameter.name());
            one.put("in", parameter.place() == Parameter.Place.PATH ? "path" : "query");
            one.put("required", parameter.required());
            one.put("description", Schemas.sentence(parameter.help()) + typed(parameter));
            one.set("schema", schemas.value(parameter));
            Schemas.source(one, parameter.source());
        }
        for (Parameter parameter : operation.parameters()) {
            if (parameter.kind().typedId()) {
                boolean patient = parameter.kind() == Parameter.Kind.PATIENT_ID;
                parameters.add(header(patient ? HeaderName.PATIENT : HeaderName.RESOURCE));
            }
        }
        return parameters;
    }

    private ObjectNode emr() {
        ObjectNode emr = path("emr", "the EHR's code", Source.DOCUMENTED);
        if (ehr != null) {
            ((ObjectNode) emr.path("schema")).putArray("enum").add(ehr.code());
        }
        return emr;
    }

    private static ObjectNode path(String name, String help, Source source) {
        ObjectNode parameter = Json.object().put("name", name).put("in", "path").put("required", true);
        parameter.put("description", Schemas.sentence(help));
        parameter.set("schema", Schemas.string().put("minLength", 1));
        return Schemas.source(parameter, source);
    }

    private static String typed(Parameter parameter) {
        return parameter.kind().typedId()
                ? " TYPE:VALUE, where TYPE is emr_id (also without it), se_personal_number, no_personal_number, hsa_id or"
                        + " nhs_number; or header:NAME for an id in the request header of that name."
                : "";
    }

    private static ObjectNode header(String name) {
        ObjectNode header = Json.object().put("name", name).put("in", "header").put("required", false);
        header.put("description", "The id that header:" + name + " refers to, so that it stays out of URLs and logs.");
        header.set("schema", Schemas.string().put("minLength", 1));
        return Schemas.source(header, Source.DOCUMENTED);
    }

    private ObjectNode body(List<Operation> group) {
        ObjectNode body = Json.object().put("required", true);
        ObjectNode content = body.putObject("content").putObject("application/json");
        Operation first = group.get(0);
        content.set(
                "schema",
                Schemas.reference("schemas", group.size() == 1 ? Schemas.bodyName(first) : Schemas.changeName(first)));
        ObjectNode shown = Json.object();
        for (Operation one : group) {
            Examples.Example example = examples.get(one);
            if (example != null && example.request().body() != null) {
                shown.putObject(one.verb()).set("value", example.request().body());
            }
        }
        if (!shown.isEmpty()) {
            content.set("examples", shown);
        }
        return body;
    }

    private ObjectNode success(List<Operation> group) {
        Operation first = group.get(0);
        ObjectNode response = Json.object().put("description", "What was asked for.");
        ObjectNode content = response.putObject("content").putObject("application/json");
        ObjectNode object = Schemas.reference("schemas", Schemas.answerName(first));
        boolean array = first.answer() == Operation.Answer.ARRAY || first.answer() == Operation.Answer.CREATED_ARRAY;
        if (array) {
            content.putObject("schema").put("type", "array").set("items", object);
        } else {
            content.set("schema", object);
        }
        Examples.Example example = examples.get(first);
        if (example != null) {
            content.set("example", example.answer());
        }
        ObjectNode links = Links.of(first);
        if (!links.isEmpty() && (ehr == null || Links.supported(first, ehr))) {
            response.set("links", links);
        }
        return Schemas.source(response, first.answerSource());
    }
}
