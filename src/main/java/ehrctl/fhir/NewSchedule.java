package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.IsoTime;
import ehrctl.json.Json;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens a period in which a resource works: a schedule and all its slots in one transaction. */
final class NewSchedule {
    private static final int MOST_SLOTS = 1000;
    private static final int LEAST_MINUTES = 5;
    private static final int MOST_MINUTES = 480;

    private final Server server;
    private final String careUnit;

    NewSchedule(Server server, String careUnit) {
        this.server = server;
        this.careUnit = careUnit;
    }

    JsonNode create(Asked asked) {
        Reference resource = new Resources(server, careUnit).reference(asked.requiredId("resource_id"), "resource_id");
        Window window = asked.window();
        int minutes = minutes(asked);
        Duration length = Duration.ofMinutes(minutes);
        long count = Duration.between(window.start(), window.end()).dividedBy(length);
        if (count < 1 || count > MOST_SLOTS) {
            throw Problem.bad("BAD_INPUT", "a period has room for 1 to " + MOST_SLOTS + " timeslots", "end");
        }
        List<String> services = asked.texts("healthcare_service_ids");
        for (int i = 0; i < services.size(); i++) {
            new Services(server, careUnit).require(services.get(i), "healthcare_service_ids[" + i + "]");
        }
        requireFree(resource, window);
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        ZoneOffset offset = asked.offset("start");
        String itself = add(entries, schedule(resource, window, services, offset));
        for (long i = 0; i < count; i++) {
            Window its = new Window(
                    window.start().plus(length.multipliedBy(i)), window.start().plus(length.multipliedBy(i + 1)));
            ObjectNode slot = Json.object().put("resourceType", "Slot").put("status", "free");
            slot.set("schedule", Json.object().put("reference", itself));
            slot.put("start", IsoTime.text(its.start().atOffset(offset)));
            slot.put("end", IsoTime.text(its.end().atOffset(offset)));
            add(entries, slot);
        }
        JsonNode answered = server.transaction(bundle).path("entry");
        ObjectNode made = Created.of(server, answered.path(0), "Schedule");
        requireAll(answered, made, count);
        return Schedules.toJson(made, resource, services, minutes);
    }

    private static int minutes(Asked asked) {
        JsonNode minutes = asked.body().path("slot_minutes");
        if (minutes.isMissingNode() || minutes.isNull()) {
            throw Problem.bad(
                    "MISSING_REQUIRED_FIELD",
                    "slot_minutes is missing: FHIR does not say how long a service takes",
                    "slot_minutes");
        }
        if (!minutes.isIntegralNumber() || minutes.asInt() < LEAST_MINUTES || minutes.asInt() > MOST_MINUTES) {
            throw Problem.bad(
                    "BAD_INPUT",
                    "slot_minutes is not between " + LEAST_MINUTES + " and " + MOST_MINUTES,
                    "slot_minutes");
        }
        return minutes.asInt();
    }

    /** Slots of two schedules at the same time could each be booked. */
    private void requireFree(Reference resource, Window window) {
        for (Calendar calendar : new Calendars(server, careUnit).of(resource, "emr_id")) {
            Window horizon = Window.of(calendar.schedule().path("planningHorizon"));
            if (horizon != null && horizon.overlaps(window)) {
                throw Problem.bad("BAD_INPUT", "a schedule of the resource covers some of this time already", "start");
            }
        }
    }

    private ObjectNode schedule(Reference resource, Window window, List<String> services, ZoneOffset offset) {
        ObjectNode schedule = Json.object().put("resourceType", "Schedule").put("active", true);
        ArrayNode actors = schedule.putArray("actor");
        actors.add(resource.json());
        actors.add(new Reference("Location", careUnit).json());
        for (String service : services) {
            actors.add(new Reference("HealthcareService", service).json());
        }
        schedule.putObject("planningHorizon")
                .put("start", IsoTime.text(window.start().atOffset(offset)))
                .put("end", IsoTime.text(window.end().atOffset(offset)));
        return schedule;
    }

    /** @return the address under which the other entries know it */
    private static String add(ArrayNode entries, ObjectNode resource) {
        String address = "urn:uuid:" + UUID.randomUUID();
        ObjectNode entry = entries.addObject().put("fullUrl", address);
        entry.set("resource", resource);
        entry.putObject("request")
                .put("method", "POST")
                .put("url", resource.path("resourceType").asText());
        return address;
    }

    /** A server may hold no transaction together; then each entry tells for itself. */
    private static void requireAll(JsonNode answered, ObjectNode made, long count) {
        int done = -1;
        @Nullable String why = null;
        for (JsonNode entry : answered) {
            boolean ok = entry.path("response").path("status").asText().startsWith("2");
            done += ok ? 1 : 0;
            why = ok || why != null ? why : Outcome.text(entry.path("response").path("outcome"));
        }
        if (done < count) {
            throw Failure.sent(
                    ExitCode.PARTIAL,
                    "the schedule was opened with " + done + " of " + count + " timeslots",
                    why == null || why.isEmpty() ? "the FHIR server does not say why" : why,
                    "see: ehrctl api GET /" + Reference.to(made).text());
        }
    }
}
