package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.Call;
import ehrctl.remote.HttpAdapter;
import ehrctl.remote.HttpSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gets tokens for a client and keeps them. A secret or a signature goes to the server's own origin, or where the user says. */
final class Login {
    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final HttpSettings settings;
    private final Client client;
    private final Map<String, TokenStore.Kept> tokens = new HashMap<>();
    private @Nullable JsonNode configuration;

    Login(HttpSettings settings, Client client) {
        this.settings = settings;
        this.client = client;
    }

    /**
     * The header's value that proves who is calling, or null where nothing does.
     *
     * @param rejected whether the server did not take the last one
     * @param http the way to the FHIR server
     */
    synchronized @Nullable String authorization(ApiRequest purpose, boolean rejected, HttpAdapter http) {
        if (client.token() != null) {
            return "Bearer " + client.token();
        }
        if (client.id() == null) {
            return null;
        }
        Operation.Match match = purpose.match();
        Operation operation = match == null ? null : match.operation();
        String wanted = client.scope() == null ? String.valueOf(operation) + purpose.writes() : client.scope();
        TokenStore store = new TokenStore(
                client.folder(), settings.base().toString(), client.id(), String.valueOf(client.tokenUrl()), wanted);
        Instant now = Instant.now();
        TokenStore.Kept kept = rejected ? null : tokens.get(wanted);
        if (!rejected && (kept == null || !kept.good(now))) {
            kept = store.read(now);
        }
        if (kept == null) {
            String scope = client.scope();
            kept = fresh(
                    scope == null ? Scopes.of(operation, purpose.writes(), version2(purpose, http)) : scope,
                    store,
                    purpose,
                    http);
        }
        client.secrets().accept(kept.token());
        tokens.put(wanted, kept);
        return "Bearer " + kept.token();
    }

    /** Whether another token may be got than the one that was not taken. */
    boolean renewable() {
        return client.token() == null && client.id() != null;
    }

    private TokenStore.Kept fresh(String scope, TokenStore store, ApiRequest purpose, HttpAdapter http) {
        URI endpoint = endpoint(purpose, http);
        StringBuilder form = new StringBuilder("grant_type=client_credentials&scope=");
        Query.encode(scope, form);
        Map<String, String> headers = new HashMap<>();
        headers.put("accept", "application/json");
        headers.put("content-type", "application/x-www-form-urlencoded");
        String id = String.valueOf(client.id());
        if (client.key() != null) {
            form.append("&client_assertion_type=");
            Query.encode(ASSERTION, form);
            form.append("&client_assertion=")
                    .append(Assertion.of(id, endpoint.toString(), client.key(), client.keyId(), Instant.now()));
        } else {
            StringBuilder pair = new StringBuilder();
            Query.encodeWhole(id, pair);
            Query.encodeWhole(String.valueOf(client.secret()), pair.append(':'));
            headers.put(
                    "authorization",
                    "Basic "
                            + Base64.getEncoder().encodeToString(pair.toString().getBytes(StandardCharsets.US_ASCII)));
        }
        ApiResponse answer = ask(endpoint, headers, form.toString(), purpose);
        String token = answer.body().path("access_token").asText();
        if (!answer.ok() || token.isEmpty()) {
            throw refused(answer, scope);
        }
        int seconds = answer.body().path("expires_in").asInt(60);
        TokenStore.Kept kept = TokenStore.Kept.given(token, seconds, Instant.now());
        store.write(kept);
        return kept;
    }

    private ApiResponse ask(URI endpoint, Map<String, String> headers, String form, ApiRequest purpose) {
        URI origin = BaseUrl.parse(BaseUrl.origin(endpoint));
        // An assertion is good for one request, so none is sent again.
        HttpSettings there = new HttpSettings(
                origin,
                null,
                settings.timeout(),
                settings.connectTimeout(),
                0,
                settings.allowHttp(),
                settings.caFile(),
                settings.environment(),
                settings.userAgent(),
                settings.trace());
        String query = endpoint.getRawQuery() == null ? "" : "?" + endpoint.getRawQuery();
        try (HttpAdapter http = new HttpAdapter(there)) {
            return http.send(new Call(
                    "POST", endpoint.getRawPath() + query, "/(token endpoint)", headers, form, false, false, purpose));
        }
    }

    private static Problem refused(ApiResponse answer, String scope) {
        String error = answer.body().path("error").asText();
        if (error.equals("invalid_scope")) {
            return Problem.of(
                    403,
                    "EMR_ERROR",
                    "the authorization server does not grant the scope " + scope + "; name another one as scope");
        }
        if (answer.status() >= 500 || answer.status() == 429) {
            return Problem.of(503, "SERVICE_UNAVAILABLE", "the authorization server is not available");
        }
        String said = answer.body().path("error_description").asText();
        return Problem.of(
                401,
                "UNAUTHORIZED",
                "the authorization server gives no token" + (error.isEmpty() ? "" : ": " + error)
                        + (said.isEmpty() ? "" : ", " + said));
    }

    /** @throws Failure CONFIG where the FHIR server would have the proof sent elsewhere */
    private URI endpoint(ApiRequest purpose, HttpAdapter http) {
        if (client.tokenUrl() != null) {
            return client.tokenUrl();
        }
        String named = configuration(purpose, http).path("token_endpoint").asText();
        if (named.isEmpty()) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    "the FHIR server does not say where tokens come from",
                    "name the token endpoint: EHRCTL_TOKEN_URL, or token_url in the profile");
        }
        URI endpoint = Origin.address(named);
        if (endpoint == null || !Origin.same(endpoint, settings.base())) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    "the FHIR server sends for tokens to another server, which only you can allow",
                    "where that is right: EHRCTL_TOKEN_URL=" + named + ", or token_url in the profile");
        }
        return endpoint;
    }

    private boolean version2(ApiRequest purpose, HttpAdapter http) {
        JsonNode capabilities = configuration(purpose, http).path("capabilities");
        for (JsonNode capability : capabilities) {
            if (capability.asText().equals("permission-v2")) {
                return true;
            }
        }
        // Where nothing is said of it, the newer spelling is the likelier one.
        return capabilities.isEmpty();
    }

    private JsonNode configuration(ApiRequest purpose, HttpAdapter http) {
        if (configuration == null) {
            String path = "/.well-known/smart-configuration";
            String target = settings.base().getRawPath() + path;
            configuration = http.send(new Call(
                            "GET", target, path, Map.of("accept", "application/json"), null, false, false, purpose))
                    .body();
        }
        return configuration;
    }
}
