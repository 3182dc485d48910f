package ehrctl.remote;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HeaderRules;
import ehrctl.json.Json;
import ehrctl.mask.Masker;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.jspecify.annotations.Nullable;

/** A request as it goes over the wire, checked; may be sent more than once. */
class OutgoingRequest {
    private final ApiRequest purpose;
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
        this(
                request,
                request.method(),
                settings.base().getRawPath() + request.target(),
                request.writes(),
                request.body() == null ? null : Json.compact(request.body()).getBytes(StandardCharsets.UTF_8),
                settings,
                proxy);
        headers.put("accept", "application/json");
        addOwn(request);
        addCredentials(settings.credentials());
        if (body != null) {
            headers.putIfAbsent("content-type", "application/json");
        }
    }

    /**
     * For whoever brings its own headers, media types among them.
     *
     * @param path path and query, encoded
     */
    OutgoingRequest(
            ApiRequest purpose,
            String method,
            String path,
            boolean writes,
            byte @Nullable [] body,
            HttpSettings settings,
            ProxyRule.@Nullable Proxy proxy) {
        this.purpose = purpose;
        this.method = method;
        this.writes = writes;
        this.body = body;
        if (!HeaderRules.token(method) || method.equals("CONNECT")) {
            throw Failure.usage("no such method can be sent");
        }
        boolean absolute = proxy != null && !BaseUrl.tls(settings.base());
        target = (absolute ? BaseUrl.origin(settings.base()) : "") + (path.startsWith("/") ? path : "/" + path);
        headers.put("host", BaseUrl.hostAndPort(settings.base()));
        headers.put("user-agent", settings.userAgent());
        headers.put("accept-encoding", "identity");
        String forProxy = proxy == null || BaseUrl.tls(settings.base()) ? null : proxy.authorization();
        if (forProxy != null) {
            headers.put("proxy-authorization", forProxy);
        }
        if (body != null) {
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

    String method() {
        return method;
    }

    /** The request to the API that this one serves. */
    ApiRequest purpose() {
        return purpose;
    }

    /** Path and query as others may read them. */
    String shown() {
        return Masker.target(purpose);
    }

    /** Whether a success without content is an answer. */
    boolean mayBeAnsweredByNothing(int status) {
        return !answerHasBody() || (status == 204 && purpose.match() == null);
    }

    /** Whether it may be sent again where the server said that it was too busy. */
    boolean againWhenBusy() {
        return !writes;
    }

    final void put(String header, String value) {
        headers.put(header, value);
    }

    boolean hasBody() {
        return body != null;
    }

    /** Whether it may be answered before it is sent to its end. */
    boolean large() {
        return body != null && body.length > 8192;
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
