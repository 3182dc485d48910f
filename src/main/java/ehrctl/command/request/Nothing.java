package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.session.Session;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why an answer is empty, or what is free instead of what is not, to people who would wonder. */
final class Nothing {
    private static final int FEW = 3;
    private static final int DAYS = 30;

    private final Session session;
    private final ApiRequest request;

    Nothing(Session session, ApiRequest request) {
        this.session = session;
        this.request = request;
    }

    /** Goes on from "nothing found". */
    String why(Operation operation) {
        boolean window = query("start") != null || query("end") != null;
        return switch (operation) {
            case FIND_PATIENTS -> ": no patient here has this name; names are compared whole";
            case LIST_TIMESLOTS -> timeslots();
            case LIST_APPOINTMENTS -> ": there is no appointment" + of() + (window ? " in that time" : "");
            case GET_SCHEDULE ->
                window ? ": no working hours in that time" : ": no working hours in the next " + DAYS + " days";
            case LIST_MEDICAL_NOTES -> ": there is no note in this record";
            case LIST_DOCUMENTS -> ": there is no document in this record";
            default -> "";
        };
    }

    private String of() {
        return (query("patient_id") == null ? "" : " of this patient")
                + (query("resource_id") == null ? "" : " of this resource");
    }

    private String timeslots() {
        OffsetDateTime start = time(query("start"));
        OffsetDateTime end = time(query("end"));
        OffsetDateTime now = now();
        if (end != null && !end.isAfter(now)) {
            return ": that time is past";
        }
        if (start == null && end == null) {
            return ": no timeslot is free in the next " + DAYS + " days; look further with --start and --end";
        }
        OffsetDateTime from = start == null || start.isBefore(now) ? now : start;
        List<String> next = free(from, from.plusDays(DAYS), query("resource_id"), query("healthcare_service_id"), from);
        return next.isEmpty()
                ? ": nothing is free in the " + DAYS + " days after that start either"
                : ": the next free timeslot starts at " + next.get(0);
    }

    /** What else is free around a booking that was refused, a line; null where that cannot be told. */
    @Nullable
    String nearby() {
        JsonNode body = request.body();
        OffsetDateTime start = body == null ? null : time(body.path("start").textValue());
        if (body == null || start == null) {
            return null;
        }
        OffsetDateTime now = now();
        if (start.isBefore(now)) {
            return "that time is past: now it is " + IsoTime.text(now.withOffsetSameInstant(start.getOffset()));
        }
        String resource = body.path("resource_id").asText("");
        String bare = resource.startsWith("emr_id:") ? resource.substring("emr_id:".length()) : null;
        if (bare == null) {
            return null;
        }
        OffsetDateTime from = start.minusDays(1).isBefore(now) ? now : start.minusDays(1);
        List<String> near = free(
                from,
                start.plusDays(7),
                bare,
                body.path("healthcare_service_id").textValue(),
                start);
        return near.isEmpty() ? null : "free near it: " + String.join(", ", near);
    }

    private OffsetDateTime now() {
        return session.target().clock().instant().atOffset(ZoneOffset.UTC).withNano(0);
    }

    /** The starts of the few free timeslots that are nearest to {@code wanted}, in their order. */
    private List<String> free(
            OffsetDateTime from,
            OffsetDateTime to,
            @Nullable String resource,
            @Nullable String service,
            OffsetDateTime wanted) {
        String careUnit = request.pathBelowEmr().get(1);
        ApiRequest.Builder look = ApiRequest.of(Operation.LIST_TIMESLOTS, request.emr(), careUnit);
        put(look, "resource_id", resource);
        put(look, "healthcare_service_id", service);
        put(look, "start", IsoTime.text(from));
        put(look, "end", IsoTime.text(to));
        List<String> starts = new ArrayList<>();
        try {
            ApiResponse response = session.answer(look.build());
            if (!response.ok()) {
                return starts;
            }
            for (JsonNode slot : response.body()) {
                String start = slot.path("start").asText("");
                if (time(start) != null && !starts.contains(start)) {
                    starts.add(start);
                }
            }
        } catch (Failure e) {
            // That more cannot be told is no failure of its own.
            return starts;
        }
        starts.sort((one, other) -> distance(one, wanted).compareTo(distance(other, wanted)));
        List<String> few = new ArrayList<>(starts.subList(0, Math.min(FEW, starts.size())));
        few.sort(null);
        return few;
    }

    private static Duration distance(String start, OffsetDateTime wanted) {
        OffsetDateTime time = time(start);
        return time == null ? Duration.ZERO : Duration.between(wanted, time).abs();
    }

    private static void put(ApiRequest.Builder request, String name, @Nullable String value) {
        Parameter parameter = Operation.LIST_TIMESLOTS.parameter(name);
        if (parameter != null && value != null) {
            request.put(parameter, value);
        }
    }

    private @Nullable String query(String name) {
        for (ApiRequest.QueryValue value : request.query()) {
            if (value.name().equals(name)) {
                return value.value();
            }
        }
        return null;
    }

    private static @Nullable OffsetDateTime time(@Nullable String text) {
        try {
            IsoTime time = text == null ? null : IsoTime.parse(text);
            return time == null || time.offset() == null ? null : time.local().atOffset(time.offset());
        } catch (DateTimeException e) {
            return null;
        }
    }
}
