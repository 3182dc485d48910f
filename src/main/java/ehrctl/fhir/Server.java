package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A FHIR server as one request to the unified API sees it: its interactions, each a round trip. */
final class Server {
    private static final String JSON = "application/fhir+json";

    private final Door door;
    private final ApiRequest purpose;
    private final Set<String> hidden = new HashSet<>();

    Server(Door door, ApiRequest purpose) {
        this.door = door;
        this.purpose = purpose;
    }

    /** From now on this value stands in no message, whoever repeats it. */
    void hide(String value) {
        hidden.add(value);
    }

    /** The resource, or null where the server has none of that type and id. */
    @Nullable
    ObjectNode read(Reference reference) {
        if (!sendable(reference.id())) {
            return null;
        }
        if (Personal.in(reference.id())) {
            return new Search(this).byId(reference);
        }
        ApiResponse answer =
                send("GET", '/' + reference.text(), Shown.path(reference.type(), reference.id()), null, null, false);
        if (answer.status() == 404 || answer.status() == 410) {
            return null;
        }
        ObjectNode resource = resource(answer, false, reference.type());
        if (!resource.path("id").asText().equals(reference.id())) {
            throw Failure.sent(ExitCode.REJECTED, "the answer is another resource than the one that was asked for");
        }
        String tag = answer.headers().get("etag");
        if (version(resource) == null && tag != null) {
            resource.withObjectProperty("meta").put("versionId", untagged(tag));
        }
        return resource;
    }

    /** One page of a search, or what a link leads to. */
    JsonNode bundle(String target, String shown, @Nullable Query form) {
        String body = form == null ? null : form.encoded();
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", JSON);
        headers.put("cache-control", "no-cache"); // a server may keep what a search found a while ago
        if (body != null) {
            headers.put("content-type", "application/x-www-form-urlencoded");
        }
        ApiResponse answer =
                door.send(purpose, form == null ? "GET" : "POST", target, shown, headers, body, false, true);
        return resource(answer, false, "Bundle");
    }

    /** Makes a new resource of what is given; the answer may be without content. */
    ApiResponse create(ObjectNode resource) {
        String type = '/' + resource.path("resourceType").asText();
        return send("POST", type, type, resource, null, true);
    }

    /**
     * Puts a resource in the place of the version that was read; the answer may be without content.
     *
     * @throws Problem where the server keeps no versions, so that others' changes could be lost
     */
    ApiResponse update(ObjectNode resource) {
        Reference itself = Reference.to(resource);
        String version = version(resource);
        if (version == null) {
            throw Problem.unsupported("the FHIR server names no version of its " + itself.type()
                    + " resources, so that no change can be guarded against somebody else's");
        }
        ObjectNode sent = resource.deepCopy();
        return send(
                "PUT", '/' + itself.text(), Shown.path(itself.type(), itself.id()), sent, "W/\"" + version + '"', true);
    }

    /** Replaces one part of the version that was read. */
    ApiResponse patch(ObjectNode resource, String path, JsonNode value) {
        Reference itself = Reference.to(resource);
        String version = version(resource);
        var patch = Json.array();
        patch.addObject().put("op", "replace").put("path", path).set("value", value);
        return send(
                "PATCH",
                '/' + itself.text(),
                Shown.path(itself.type(), itself.id()),
                patch,
                version == null ? null : "W/\"" + version + '"',
                true);
    }

    /** What could be booked, as an operation tells it. */
    JsonNode find(ObjectNode parameters) {
        String path = "/Appointment/$find";
        ApiResponse answer = send("POST", path, path, parameters, null, false);
        if (!answer.ok() || Outcome.refusal(answer.body())) {
            throw problem(answer.ok() ? new ApiResponse(422, answer.headers(), answer.body()) : answer, false);
        }
        return answer.body();
    }

    /** Books, changes or cancels by an operation. */
    ApiResponse book(ObjectNode parameters) {
        String path = "/Appointment/$book";
        return send("POST", path, path, parameters, null, true);
    }

    /** All or nothing, where the server holds what FHIR promises: each entry's status is to be read. */
    JsonNode transaction(ObjectNode bundle) {
        ApiResponse answer = send("POST", "", "/", bundle, null, true);
        return resource(answer, true, "Bundle");
    }

    /** The problem that an answer tells of. */
    Problem problem(ApiResponse answer, boolean wrote) {
        return Outcome.of(answer, wrote, hidden);
    }

    private ApiResponse send(
            String method,
            String below,
            String shown,
            @Nullable JsonNode json,
            @Nullable String ifMatch,
            boolean writes) {
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", JSON);
        if (json != null) {
            headers.put("content-type", method.equals("PATCH") ? "application/json-patch+json" : JSON);
        }
        if (ifMatch != null) {
            headers.put("if-match", ifMatch);
        }
        String body = json == null ? null : Json.compact(json);
        return door.send(
                purpose, method, door.prefix() + below, shown, headers, body, writes, !writes || ifMatch != null);
    }

    /** The answer's resource of the type that was asked for. */
    ObjectNode resource(ApiResponse answer, boolean wrote, String type) {
        if (!answer.ok() || Outcome.refusal(answer.body())) {
            throw problem(answer.ok() ? new ApiResponse(422, answer.headers(), answer.body()) : answer, wrote);
        }
        if (answer.body() instanceof ObjectNode object
                && object.path("resourceType").asText().equals(type)) {
            return object;
        }
        throw Failure.sent(
                wrote ? ExitCode.UNKNOWN_OUTCOME : ExitCode.REJECTED,
                "the answer is not a FHIR resource of the type " + type,
                "is this the base of a FHIR R4 server? see: ehrctl api GET /metadata");
    }

    Door door() {
        return door;
    }

    /** The version that a change made, as the answer tells it; null where it tells none, or the one that was there before. */
    static @Nullable String versionAfter(ApiResponse answer, JsonNode sent) {
        String tag = answer.headers().get("etag");
        String version = tag == null ? version(answer.body()) : untagged(tag);
        return version == null || version.equals(version(sent)) ? null : version;
    }

    static @Nullable String version(JsonNode resource) {
        String version = resource.path("meta").path("versionId").asText();
        return version.isEmpty() ? null : version;
    }

    static String untagged(String tag) {
        int start = tag.indexOf('"');
        int end = tag.lastIndexOf('"');
        return start < 0 || end <= start ? tag : tag.substring(start + 1, end);
    }

    /** FHIR's ids are made of few signs; servers in the wild know some more, but none that means something in a URL. */
    static boolean sendable(String id) {
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && "-._~:".indexOf(c) < 0) {
                return false;
            }
        }
        return !id.isEmpty() && !id.equals(".") && !id.equals("..");
    }
}
