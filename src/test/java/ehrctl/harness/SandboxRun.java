package ehrctl.harness;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.time.Clock;
import java.util.Map;

/** A sandbox in memory on a Sunday, and short ways to ask it. */
public final class SandboxRun implements AutoCloseable {
    public static final Clock SUNDAY = SandboxClock.of("2026-11-22T10:00:00Z");
    public static final String TEN = "2026-11-23T10:00:00+01:00";
    public static final String HALF_PAST_TEN = "2026-11-23T10:30:00+01:00";

    public final Sandbox sandbox;

    public SandboxRun() {
        this(SUNDAY);
    }

    public SandboxRun(Clock clock) {
        this(Sandbox.inMemory(clock));
    }

    public SandboxRun(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** Values follow their names; one that begins with a bracket or brace is JSON. */
    public ApiResponse ask(Operation operation, String emr, String careUnit, String... values) {
        return sandbox.send(request(operation, emr, careUnit, values));
    }

    public static ApiRequest request(Operation operation, String emr, String careUnit, String... values) {
        ApiRequest.Builder builder = ApiRequest.of(operation, emr, careUnit);
        for (int i = 0; i < values.length; i += 2) {
            Parameter parameter = operation.parameter(values[i]);
            String value = values[i + 1];
            boolean json =
                    value.startsWith("[") || value.startsWith("{") || parameter.kind() == Parameter.Kind.WHOLE_NUMBER;
            builder.put(parameter, json ? json(value) : Json.object().textNode(value));
        }
        return builder.build();
    }

    public ApiResponse raw(String method, String target, Map<String, String> headers, String body) {
        return sandbox.send(ApiRequest.parse(method, target, headers, body == null ? null : json(body)));
    }

    public ApiResponse get(String target) {
        return raw("GET", target, Map.of(), null);
    }

    /** Books at webdoc with its one physician and seeded patient. */
    public ApiResponse book(String start, String end) {
        return ask(
                Operation.CREATE_APPOINTMENT,
                "webdoc",
                "L0_1",
                "start",
                start,
                "end",
                end,
                "resource_id",
                "101",
                "patient_id",
                "L0_12345");
    }

    public String status(String emr, String careUnit, String id) {
        return ask(Operation.GET_APPOINTMENT, emr, careUnit, "appointment_id", id)
                .body()
                .path("status")
                .asText();
    }

    public static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (MalformedJsonException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static JsonNode assertOk(int status, ApiResponse response) {
        assertEquals(status, response.status(), () -> response.body().toString());
        return response.body();
    }

    public static JsonNode assertProblem(String code, ApiResponse response) {
        assertEquals(400, response.status(), () -> response.body().toString());
        assertEquals("BAD_REQUEST", response.body().path("code").asText());
        JsonNode first = response.body().path("errors").path(0);
        assertEquals(
                code, first.path("error_code").asText(), () -> response.body().toString());
        return first;
    }

    public static void assertProblemAt(String code, String path, ApiResponse response) {
        assertEquals(path, assertProblem(code, response).path("path").asText());
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
