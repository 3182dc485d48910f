package ehrctl.sandbox.server;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.Version;
import ehrctl.openapi.OpenApi;
import ehrctl.openapi.OpenApiVersion;
import ehrctl.sandbox.Refused;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /openapi.json}: the contract of what is served here, which needs no credentials. {@code ?emr=CODE} and
 * {@code ?openapi-version=3.0} say whose and how.
 */
final class Contract {
    private static final List<String> PATH = List.of("openapi.json");

    private Contract() {}

    static boolean asked(ApiRequest request) {
        return !request.writes() && request.path().equals(PATH);
    }

    /** @param host under which the client reached this server */
    static ApiResponse answer(ApiRequest request, String host) {
        return new ApiResponse(
                200, Map.of(), OpenApi.document(dialect(request), ehr(request), "http://" + host, Version.number()));
    }

    private static OpenApiVersion dialect(ApiRequest request) {
        String wanted = value(request, "openapi-version");
        for (OpenApiVersion dialect : OpenApiVersion.values()) {
            if (dialect.word().equals(wanted)) {
                return dialect;
            }
        }
        if (wanted == null) {
            return OpenApiVersion.V3_1;
        }
        throw Refused.bad("BAD_INPUT", "openapi-version is none of 3.0, 3.1", "openapi-version");
    }

    private static @Nullable Ehr ehr(ApiRequest request) {
        String code = value(request, "emr");
        Ehr ehr = code == null ? null : Ehrs.find(code);
        if (code != null && ehr == null) {
            throw Refused.of(404, "UNKNOWN_ERROR", "no EHR has that code");
        }
        return ehr;
    }

    private static @Nullable String value(ApiRequest request, String name) {
        for (ApiRequest.QueryValue value : request.query()) {
            if (value.name().equals(name)) {
                return value.value();
            }
        }
        return null;
    }
}
