package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.IsoTime;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a request to the unified API asks for, with the ids fetched that travel by header. */
final class Asked {
    private static final Duration USUAL = Duration.ofDays(30);

    private final ApiRequest request;
    private final Operation.Match match;
    private final Clock clock;

    Asked(ApiRequest request, Operation.Match match, Clock clock) {
        this.request = request;
        this.match = match;
        this.clock = clock;
    }

    Operation operation() {
        return match.operation();
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** The care unit in the path. */
    String careUnit() {
        return path("care_unit_id");
    }

    String path(String name) {
        return Objects.requireNonNull(match.pathValues().get(name), name);
    }

    JsonNode body() {
        JsonNode body = request.body();
        return body == null ? Json.object() : body;
    }

    /** A text of query or body, or null. */
    @Nullable
    String text(String name) {
        Parameter parameter = Objects.requireNonNull(operation().parameter(name), name);
        if (parameter.place() == Parameter.Place.PATH) {
            return match.pathValues().get(name);
        }
        if (parameter.place() == Parameter.Place.QUERY) {
            for (ApiRequest.QueryValue entry : request.query()) {
                if (entry.name().equals(name)) {
                    return entry.value();
                }
            }
            return null;
        }
        String parent = parameter.parent();
        JsonNode value = (parent == null ? body() : body().path(parent)).path(parameter.leaf());
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw Problem.bad("BAD_INPUT", name + " is not a text", name);
        }
        return value.asText();
    }

    /** A text that must be there. */
    String required(String name) {
        String text = text(name);
        if (text == null || text.isBlank()) {
            throw Problem.bad("MISSING_REQUIRED_FIELD", name + " is missing", name);
        }
        return text;
    }

    /** The texts of a list in the body. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : body().path(name)) {
            if (!text.isTextual()) {
                throw Problem.bad("BAD_INPUT", name + " is not an array of texts", name);
            }
            texts.add(text.asText());
        }
        return texts;
    }

    /** A time with its offset, or null. */
    @Nullable
    Instant time(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        Instant time = Instants.of(text);
        if (time == null) {
            throw Problem.bad("BAD_INPUT", name + " is not a time like 2026-11-23T10:00:00+01:00", name);
        }
        return time;
    }

    /** The {@code start} and {@code end} that must be there. */
    Window window() {
        required("start");
        required("end");
        Instant start = time("start");
        Instant end = time("end");
        if (start == null || end == null) {
            throw new IllegalStateException("no times");
        }
        return Window.ordered(start, end);
    }

    /** The {@code start} and {@code end} that were asked for: by default from now, and for 30 days. */
    Window usualWindow() {
        Instant start = time("start");
        Instant from = start == null ? now() : start;
        Instant end = time("end");
        return Window.ordered(from, end == null ? from.plus(USUAL) : end);
    }

    /** The offset that a time was written with. */
    ZoneOffset offset(String name) {
        ZoneOffset offset = IsoTime.parse(required(name)).offset();
        return offset == null ? ZoneOffset.UTC : offset;
    }

    /** A typed id, or null; one that travels by header is fetched from there. */
    TypedId.@Nullable Direct id(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        boolean resource =
                Objects.requireNonNull(operation().parameter(name), name).kind() != Parameter.Kind.PATIENT_ID;
        TypedId id = parsed(name, text, resource);
        if (id instanceof TypedId.InHeader reference) {
            String value = request.headers().get(reference.name().toLowerCase(Locale.ROOT));
            if (value == null) {
                throw invalid(name, "the header that it refers to is missing", resource);
            }
            id = parsed(name, value, resource);
        }
        if (!(id instanceof TypedId.Direct direct)) {
            throw invalid(name, "a header that it refers to refers to a header", resource);
        }
        LocalDate today = LocalDate.now(clock);
        return direct.normalised(today) instanceof TypedId.Direct normalised ? normalised : direct;
    }

    /** A typed id that must be there. */
    TypedId.Direct requiredId(String name) {
        TypedId.Direct id = id(name);
        if (id == null) {
            throw Problem.bad("MISSING_REQUIRED_FIELD", name + " is missing", name);
        }
        return id;
    }

    /** The bare EHR id of a resource, where the API takes nothing else; or null. */
    TypedId.@Nullable Direct bareId(String name) {
        String text = text(name);
        if (text == null) {
            return null;
        }
        try {
            return new TypedId.Direct(IdType.EMR_ID, text);
        } catch (InvalidIdException e) {
            throw invalid(name, String.valueOf(e.getMessage()), true);
        }
    }

    /** The id of whoever made something, which the API takes typed or bare. */
    TypedId.Direct requiredAuthor(String name) {
        TypedId id = parsed(name, required(name), true);
        if (id instanceof TypedId.InHeader reference) {
            String value = request.headers().get(reference.name().toLowerCase(Locale.ROOT));
            id = value == null ? id : parsed(name, value, true);
        }
        if (id instanceof TypedId.Direct direct) {
            return direct;
        }
        throw invalid(name, "the header that it refers to is missing", true);
    }

    private static TypedId parsed(String name, String text, boolean resource) {
        try {
            return TypedId.parse(text);
        } catch (InvalidIdException e) {
            throw invalid(name, String.valueOf(e.getMessage()), resource);
        }
    }

    private static Problem invalid(String name, String reason, boolean resource) {
        return Problem.bad(resource ? "INVALID_RESOURCE_ID" : "INVALID_PATIENT_ID", name + ": " + reason, name);
    }

    @Override
    public String toString() {
        return "Asked[" + operation() + "]";
    }
}
