package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the slots that are free. */
final class Timeslots {
    private static final int MOST_IN_ONE_SEARCH = 40;

    private final Server server;
    private final Services services;
    private final Calendars calendars;

    Timeslots(Server server, String careUnit) {
        this.server = server;
        this.services = new Services(server, careUnit);
        this.calendars = new Calendars(server, careUnit);
    }

    JsonNode list(Asked asked) {
        Window window = asked.usualWindow();
        String service = asked.text("healthcare_service_id");
        TypedId.Direct id = asked.bareId("resource_id");
        Reference resource = id == null ? null : new Resources(server, asked.careUnit()).reference(id, "resource_id");
        List<Calendar> of = resource == null ? calendars.all() : calendars.of(resource, Resources.BARE);
        List<Timeslot> free = free(of, window, resource, service);
        free.removeIf(slot -> !slot.window().within(window));
        if (free.isEmpty() && service != null) {
            services.require(service, "healthcare_service_id");
        }
        if (free.isEmpty()) {
            new CareUnits(server).require(asked.careUnit());
        }
        Collections.sort(free);
        ArrayNode list = Json.array();
        for (Timeslot slot : free) {
            list.add(slot.toJson());
        }
        return list;
    }

    /**
     * The only free slot of a resource with exactly these ends.
     *
     * @param kind what the resource's id was called
     * @param service what for; null if any that is the only one will do
     * @throws Problem NO_TIMESLOTS_AVAILABLE, AMBIGUOUS_TIMESLOTS, and INVALID_… for what is unknown
     */
    Timeslot fitting(Reference resource, Window window, @Nullable String service, String kind) {
        List<Calendar> of = calendars.of(resource, kind);
        List<Timeslot> fitting =
                free(of, new Window(window.start(), window.start().plusSeconds(1)), resource, service);
        fitting.removeIf(slot -> !slot.window().equals(window));
        if (service != null && (fitting.isEmpty() || fitting.get(0).service() == null)) {
            services.require(service, "healthcare_service_id");
        }
        if (fitting.isEmpty()) {
            throw Problem.noTimeslot();
        }
        if (fitting.size() > 1) {
            throw Problem.bad(
                    "AMBIGUOUS_TIMESLOTS",
                    service == null
                            ? "several healthcare services fit this timeslot: name one"
                            : "several timeslots of the resource have exactly this start and end",
                    "healthcare_service_id");
        }
        return fitting.get(0);
    }

    /** The free slots that start within a window, once for each resource and service. */
    private List<Timeslot> free(
            List<Calendar> calendars, Window window, @Nullable Reference resource, @Nullable String service) {
        Map<String, Calendar> bySchedule = new HashMap<>();
        List<String> schedules = new ArrayList<>();
        for (Calendar calendar : calendars) {
            bySchedule.put(calendar.itself().text(), calendar);
            schedules.add(calendar.itself().text());
        }
        List<Timeslot> free = new ArrayList<>();
        for (int from = 0; from < schedules.size(); from += MOST_IN_ONE_SEARCH) {
            List<String> some = schedules.subList(from, Math.min(schedules.size(), from + MOST_IN_ONE_SEARCH));
            Query query = new Query("Slot")
                    .with("schedule", String.join(",", some))
                    .with("status", "free")
                    .with("start", "ge" + window.start())
                    .with("start", "lt" + window.end());
            for (ObjectNode slot : new Search(server).all(query)) {
                add(free, slot, bySchedule, window, resource, service);
            }
        }
        return free;
    }

    // All conditions once more: a server may not know one of them, and then shows what does not meet it.
    private void add(
            List<Timeslot> free,
            ObjectNode slot,
            Map<String, Calendar> bySchedule,
            Window window,
            @Nullable Reference resource,
            @Nullable String service) {
        Window its = Window.of(slot);
        Reference schedule = Reference.of(slot.path("schedule"));
        Calendar calendar = schedule == null ? null : bySchedule.get(schedule.text());
        if (calendar == null
                || its == null
                || !its.startsWithin(window)
                || !slot.path("status").asText().equals("free")) {
            return;
        }
        List<String> offered = services(slot, calendar);
        for (Reference each : calendar.resources()) {
            if (resource != null && !resource.equals(each)) {
                continue;
            }
            if (offered.isEmpty()) {
                free.add(new Timeslot(slot, its, each, null));
            }
            for (String one : offered) {
                if (service == null || service.equals(one)) {
                    free.add(new Timeslot(slot, its, each, one));
                }
            }
        }
    }

    /** What a slot is for; none where the server does not say. */
    private List<String> services(ObjectNode slot, Calendar calendar) {
        JsonNode own = slot.path("serviceType");
        List<String> byType = own.isEmpty() ? List.of() : services.ofType(own);
        if (!byType.isEmpty()) {
            return byType;
        }
        return calendar.services().isEmpty() ? services.ofType(calendar.serviceTypes()) : calendar.services();
    }

    /** How long slots of a schedule are, by its first; null where it has none. */
    @Nullable
    Integer minutes(Calendar calendar) {
        Query query = new Query("Slot")
                .with("schedule", calendar.itself().text())
                .with("_count", "1")
                .with("_sort", "start");
        for (ObjectNode slot : new Search(server).some(query)) {
            Window window = Window.of(slot);
            if (window != null && calendar.itself().equals(Reference.of(slot.path("schedule")))) {
                return (int) Duration.between(window.start(), window.end()).toMinutes();
            }
        }
        return null;
    }
}
