package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows when a resource works: the schedules that name it and their planning horizon. */
final class Schedules {
    private final Server server;
    private final String careUnit;

    Schedules(Server server, String careUnit) {
        this.server = server;
        this.careUnit = careUnit;
    }

    JsonNode list(Asked asked) {
        Window window = asked.usualWindow();
        Reference resource = new Resources(server, careUnit).reference(asked.requiredId("resource_id"), "resource_id");
        Timeslots timeslots = new Timeslots(server, careUnit);
        ArrayNode list = Json.array();
        for (Calendar calendar : new Calendars(server, careUnit).of(resource, "emr_id")) {
            Window horizon = Window.of(calendar.schedule().path("planningHorizon"));
            if (horizon == null || horizon.overlaps(window)) {
                list.add(toJson(calendar.schedule(), resource, calendar.services(), timeslots.minutes(calendar)));
            }
        }
        return list;
    }

    static ObjectNode toJson(JsonNode schedule, Reference resource, List<String> services, @Nullable Integer minutes) {
        JsonNode horizon = schedule.path("planningHorizon");
        ObjectNode json = Json.object();
        json.put("id", schedule.path("id").asText());
        json.put("resource_id", Resources.id(resource));
        json.put("start", horizon.path("start").asText(null));
        json.put("end", horizon.path("end").asText(null));
        ArrayNode ids = json.putArray("healthcare_service_ids");
        services.forEach(ids::add);
        json.put("slot_minutes", minutes);
        return json;
    }
}
