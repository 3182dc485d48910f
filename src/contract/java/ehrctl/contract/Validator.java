package ehrctl.contract;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Version;
import ehrctl.json.Json;
import ehrctl.openapi.OpenApi;
import ehrctl.openapi.OpenApiVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody else's reading of the contract: swagger-request-validator. */
final class Validator {
    private final OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForInlineApiSpecification(
                    Json.compact(OpenApi.document(OpenApiVersion.V3_0, null, OpenApi.API, Version.number())))
            .build();

    /** What it finds wrong; a request is looked at only where it was accepted. */
    List<String> violations(ApiRequest request, ApiResponse response) {
        List<String> found = new ArrayList<>();
        if (request.match() == null) {
            // No path of the contract; what is answered is still the API's envelope.
            if (response.status() < 400 || response.body().path("code").asText().isEmpty()) {
                found.add("a path that nobody knows is answered with " + response.status());
            }
            return found;
        }
        SimpleResponse answer = new SimpleResponse.Builder(response.status())
                .withContentType("application/json")
                .withBody(Json.compact(response.body()))
                .build();
        SimpleRequest asked = request(request);
        ValidationReport report = response.ok()
                ? validator.validate(asked, answer)
                : validator.validateResponse(asked.getPath(), asked.getMethod(), answer);
        for (ValidationReport.Message message : report.getMessages()) {
            if (message.getLevel() == ValidationReport.Level.ERROR) {
                found.add(asked.getMethod() + " " + request.match().operation() + " " + response.status() + ": "
                        + message.getMessage());
            }
        }
        return found;
    }

    private static SimpleRequest request(ApiRequest request) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(
                Request.Method.valueOf(request.method()), request.target().split("\\?", 2)[0]);
        for (ApiRequest.QueryValue value : request.query()) {
            builder.withQueryParam(value.name(), value.value());
        }
        for (Map.Entry<String, String> header : request.headers().entrySet()) {
            builder.withHeader(header.getKey(), header.getValue());
        }
        builder.withHeader("x-leyr-client-id", "id").withHeader("x-leyr-client-secret", "secret");
        if (request.body() != null) {
            builder.withContentType("application/json").withBody(Json.compact(request.body()));
        }
        return builder.build();
    }
}
