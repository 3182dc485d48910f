package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Version;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import ehrctl.openapi.OpenApi;
import ehrctl.openapi.OpenApiVersion;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bodies that the contract forbids, made from the contract: each is refused in its envelope, and none is a bug. */
class BadRequestTest {
    private static final JsonNode DOCUMENT = OpenApi.document(OpenApiVersion.V3_0, null, OpenApi.API, Version.number());
    private static final Validator VALIDATOR = new Validator();

    @TestFactory
    List<DynamicTest> bodies() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> paths =
                        DOCUMENT.path("paths").properties().iterator();
                paths.hasNext(); ) {
            Map.Entry<String, JsonNode> path = paths.next();
            for (Iterator<Map.Entry<String, JsonNode>> methods =
                            path.getValue().properties().iterator();
                    methods.hasNext(); ) {
                Map.Entry<String, JsonNode> method = methods.next();
                JsonNode content =
                        method.getValue().path("requestBody").path("content").path("application/json");
                for (JsonNode example : content.path("examples")) {
                    forbidden(content.path("schema"), example.path("value"))
                            .forEach(body -> tests.add(DynamicTest.dynamicTest(
                                    method.getKey() + " " + path.getKey() + " " + Json.compact(body),
                                    () -> refused(method.getKey(), path.getKey(), body))));
                }
            }
        }
        assertTrue(tests.size() > 40, "only " + tests.size());
        return tests;
    }

    /** Of each body its required fields left out, one by one, and each field as something else. */
    private static List<ObjectNode> forbidden(JsonNode schema, JsonNode right) {
        List<ObjectNode> bodies = new ArrayList<>();
        String reference = schema.has("$ref") ? schema.path("$ref").asText() : "";
        if (!reference.isEmpty()) {
            for (JsonNode name : DOCUMENT.at(reference.substring(1)).path("required")) {
                ObjectNode body = right.deepCopy();
                body.remove(name.asText());
                bodies.add(body);
            }
        }
        for (Iterator<String> names = right.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            JsonNode was = right.path(name);
            bodies.add(with(right, name, was.isTextual() ? JsonNodeFactory.instance.numberNode(7) : text("x")));
            bodies.add(with(right, name, was.isObject() ? Json.array() : Json.object()));
        }
        return bodies;
    }

    private static ObjectNode with(JsonNode body, String name, JsonNode value) {
        ObjectNode changed = body.deepCopy();
        changed.set(name, value);
        return changed;
    }

    private static JsonNode text(String text) {
        return JsonNodeFactory.instance.textNode(text);
    }

    private static void refused(String method, String path, ObjectNode body) {
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK))) {
            String target = path.replace("{emr}", "webdoc")
                    .replace("{care_unit_id}", "L0_1")
                    .replace("{patient_id}", "L0_12345")
                    .replace("{resource_id}", "101")
                    .replace("{appointment_id}", "A1");
            ApiRequest request = ApiRequest.parse(method.toUpperCase(Locale.ROOT), target, Map.of(), body);
            ApiResponse response = sandbox.send(request);
            assertEquals(400, response.status(), response.body().toString());
            assertEquals(List.of(), VALIDATOR.violations(request, response));
        }
    }
}
