package ehrctl.remote;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire, checked; may be sent more than once. */
final class OutgoingRequest {
    private final String method;
    private final String target;
    private final boolean writes;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte @Nullable [] body;
    private @Nullable Runnable leaving;

    /**
     * Puts together what is sent.
     *
     * @throws Failure (usage, config) where a header cannot be sent
     */
    OutgoingRequest(ApiRequest request, HttpSettings settings, ProxyRule.@Nullable Proxy proxy) {
        method = request.method();
        if (!HeaderRules.token(method) || method.equals("CONNECT")) {
            throw Failure.usage("no such method can be sent");
        }
        boolean absolute = proxy != null && !BaseUrl.tls(settings.base());
        String path = settings.base().getRawPath() + request.target();
        target = (absolute ? BaseUrl.origin(settings.base()) : "") + (path.startsWith("/") ? path : "/" + path);
        writes = request.writes();
        JsonNode json = request.body();
        body = json == null ? null : Json.compact(json).getBytes(StandardCharsets.UTF_8);
        headers.put("host", BaseUrl.hostAndPort(settings.base()));
        headers.put("user-agent", settings.userAgent());
        headers.put("accept", "application/json");
        headers.put("accept-encoding", "identity");
        addOwn(request);
        addCredentials(settings.credentials());
        String forProxy = proxy == null || BaseUrl.tls(settings.base()) ? null : proxy.authorization();
        if (forProxy != null) {
            headers.put("proxy-authorization", forProxy);
        }
        if (body != null) {
            headers.putIfAbsent("content-type", "application/json");
            headers.put("content-length", Integer.toString(body.length));
        } else if (writes) {
            headers.put("content-length", "0");
        }
    }

    private void addOwn(ApiRequest request) {
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            HeaderRules.check(name, header.getValue());
            headers.put(name, header.getValue());
        }
    }

    private void addCredentials(@Nullable Credentials credentials) {
        if (credentials == null) {
            return;
        }
        if (!HeaderRules.printable(credentials.clientId()) || !HeaderRules.printable(credentials.clientSecret())) {
            throw Failure.unsent(ExitCode.CONFIG, "the client id or the client secret is not printable ASCII");
        }
        headers.put("x-leyr-client-id", credentials.clientId());
        headers.put("x-leyr-client-secret", credentials.clientSecret());
    }

    /** @param told runs whenever it is about to leave */
    void tell(@Nullable Runnable told) {
        leaving = told;
    }

    /** To be called before its first byte is written. */
    void leaves() {
        if (leaving != null) {
            leaving.run();
        }
    }

    boolean writes() {
        return writes;
    }

    boolean hasBody() {
        return body != null;
    }

    boolean answerHasBody() {
        return !method.equals("HEAD");
    }

    /** For one attempt. */
    RequestMessage message() {
        RequestMessage message = new RequestMessage(method, target);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            message.addHeader(header.getKey(), header.getValue());
        }
        if (body != null) {
            message.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        }
        return message;
    }
}
