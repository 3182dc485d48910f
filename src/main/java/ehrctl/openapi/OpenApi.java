package ehrctl.openapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts the document together; the same rows give the same bytes. */
public final class OpenApi {
    /** Where the real API is. */
    public static final String API = "https://api.leyr.io";

    private final OpenApiVersion dialect;
    private final @Nullable Ehr ehr;
    private final Schemas schemas;

    private OpenApi(OpenApiVersion dialect, @Nullable Ehr ehr) {
        this.dialect = dialect;
        this.ehr = ehr;
        this.schemas = new Schemas(dialect, ehr);
    }

    /**
     * The contract.
     *
     * @param ehr leaves out what this EHR lacks; null for everything
     * @param server the base URL at which it is to be had
     * @param version of this description
     */
    public static ObjectNode document(OpenApiVersion dialect, @Nullable Ehr ehr, String server, String version) {
        return new OpenApi(dialect, ehr).document(server, version);
    }

    private ObjectNode document(String server, String version) {
        ObjectNode document = Json.object().put("openapi", dialect.version());
        ObjectNode info = document.putObject("info");
        info.put("title", ehr == null ? "Unified EHR API" : "Unified EHR API: " + ehr.name());
        info.put(
                "description",
                "Care units, patients, timeslots, appointments and records of Nordic EHRs behind one API, as ehrctl speaks"
                        + " it and its sandbox serves it. x-source says of each fact whether the API's vendor documents it,"
                        + " or the sandbox chose it because no page says; clients should not depend on the latter, and"
                        + " should pass over fields that they do not know.");
        info.put("version", version);
        info.putObject("license").put("name", "MIT").put("url", "https://opensource.org/license/mit");
        document.putArray("servers").addObject().put("url", server);
        document.putArray("security").addObject().set("clientId", Json.array());
        ((ObjectNode) document.path("security").path(0)).set("clientSecret", Json.array());
        Map<String, List<Operation>> groups = groups();
        document.set("tags", tags(groups));
        document.set("paths", new Paths(schemas, ehr, Examples.of(ehr)).of(groups));
        document.set("components", components(groups));
        return document;
    }

    /** Operations that share path and method are one to OpenAPI. */
    private Map<String, List<Operation>> groups() {
        Map<String, List<Operation>> groups = new LinkedHashMap<>();
        for (Operation operation : Operation.values()) {
            if (ehr == null || ehr.supports(operation, Source.CHOSEN)) {
                String key = operation.method() + " " + String.join("/", operation.segments());
                groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(operation);
            }
        }
        return groups;
    }

    private static ArrayNode tags(Map<String, List<Operation>> groups) {
        ArrayNode tags = Json.array();
        List<String> seen = new ArrayList<>();
        for (List<Operation> group : groups.values()) {
            Operation first = group.get(0);
            if (!seen.contains(first.noun())) {
                seen.add(first.noun());
                tags.addObject().put("name", first.noun()).put("description", Schemas.sentence(first.purpose()));
            }
        }
        return tags;
    }

    private ObjectNode components(Map<String, List<Operation>> groups) {
        ObjectNode components = Json.object();
        ObjectNode security = components.putObject("securitySchemes");
        key(security, "clientId", "x-leyr-client-id");
        key(security, "clientSecret", "x-leyr-client-secret");
        ObjectNode all = components.putObject("schemas");
        for (List<Operation> group : groups.values()) {
            for (Operation operation : group) {
                String answer = Schemas.answerName(operation);
                if (!all.has(answer)) {
                    all.set(answer, schemas.answer(operation));
                }
                if (operation.writes()) {
                    all.set(Schemas.bodyName(operation), schemas.body(operation));
                    schemas.parts(operation).forEach(all::set);
                }
            }
            if (group.size() > 1) {
                all.set(Schemas.changeName(group.get(0)), Schemas.alternatives(group));
            }
        }
        ErrorSchemas.components(all);
        return components;
    }

    private static void key(ObjectNode security, String name, String header) {
        Schemas.source(
                security.putObject(name)
                        .put("type", "apiKey")
                        .put("in", "header")
                        .put("name", header),
                Source.DOCUMENTED);
    }
}
