package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.fhir.Client;
import ehrctl.fhir.FhirAdapter;
import ehrctl.json.Json;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.HttpSettings;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the way to a FHIR server as the settings say. */
public final class FhirApi {
    private FhirApi() {}

    static EhrAdapter open(Settings settings, Surroundings surroundings, HttpSettings http, Diagnostics diagnostics) {
        Client client = new FhirCredentials(settings, surroundings, diagnostics).of(http.base());
        return new FhirAdapter(http, client, settings.clock(BaseUrl.loopback(http.base())), diagnostics::note);
    }

    /**
     * Checks that the server says of itself that it speaks FHIR R4.
     *
     * @throws Failure CHECK_FAILED where the server says of itself that it is something else, or nothing
     */
    public static void requireR4(EhrAdapter adapter) {
        ApiResponse answer;
        try {
            answer = adapter.send(metadata());
        } catch (Failure failure) {
            // What cannot be read at all is no FHIR either; all else the first check tells.
            if (failure.exitCode() == ExitCode.REJECTED) {
                throw noR4(String.valueOf(failure.getMessage()));
            }
            return;
        }
        String why = whyNotR4(answer);
        if (why != null) {
            throw noR4(why);
        }
    }

    /** Asks the server what it is. */
    public static ApiRequest metadata() {
        return new ApiRequest("GET", List.of("metadata"), List.of(), Map.of(), null);
    }

    /** What of an answer to {@link #metadata} says that the server does not speak FHIR R4; null for nothing. */
    public static @Nullable String whyNotR4(ApiResponse answer) {
        String version = answer.body().path("fhirVersion").asText();
        if (!answer.body().path("resourceType").asText().equals("CapabilityStatement")) {
            return answer.ok() ? "its /metadata is not a CapabilityStatement" : null;
        }
        return version.startsWith("4.0") ? null : "its /metadata is of FHIR " + version;
    }

    private static Failure noR4(String why) {
        return Failure.sent(
                ExitCode.CHECK_FAILED,
                "the server does not say of itself that it speaks FHIR R4",
                why,
                "see: ehrctl api GET /metadata");
    }

    /**
     * What would be sent for {@code requests}, in order, without sending it and without looking for credentials.
     *
     * @param mark as {@link FhirAdapter#rehearse} takes it
     */
    static ArrayNode rehearse(
            URI base,
            Clock clock,
            Settings settings,
            Diagnostics diagnostics,
            List<ApiRequest> requests,
            @Nullable Character mark) {
        HttpSettings http = new HttpSettings(
                base,
                null,
                Settings.TIMEOUT,
                Settings.TIMEOUT,
                0,
                settings.has(GlobalOption.ALLOW_HTTP),
                null,
                Map.of(),
                "",
                null);
        ArrayNode all = Json.array();
        try (FhirAdapter adapter = new FhirAdapter(http, Client.none(), clock, diagnostics::note)) {
            for (ApiRequest request : requests) {
                ApiResponse answer = adapter.rehearse(request, all, mark);
                if (!answer.ok()) {
                    Failure refusal = Refusal.of(request, answer, diagnostics.seen());
                    throw Failure.unsent(
                            refusal.exitCode(),
                            String.valueOf(refusal.getMessage()),
                            refusal.details().toArray(new String[0]));
                }
            }
        }
        return all;
    }

    /** One request as people read it. */
    static String text(JsonNode shown) {
        StringBuilder text = new StringBuilder();
        text.append(shown.path("method").asText())
                .append(' ')
                .append(shown.path("target").asText())
                .append('\n');
        for (Map.Entry<String, JsonNode> header : shown.path("headers").properties()) {
            text.append(header.getKey())
                    .append(": ")
                    .append(header.getValue().asText())
                    .append('\n');
        }
        JsonNode body = shown.path("body");
        if (!body.isNull()) {
            text.append('\n')
                    .append(body.isTextual() ? body.asText() : Json.pretty(body))
                    .append('\n');
        }
        return text.append('\n').toString();
    }
}
