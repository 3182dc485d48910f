package ehrctl.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A free slot, for one resource and one service.
 *
 * @param slot the FHIR slot
 * @param service null where the server does not say what it is for
 */
record Timeslot(
        ObjectNode slot,
        Window window,
        Reference resource,
        @Nullable String service) implements Comparable<Timeslot> {

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        json.put("start", slot.path("start").asText());
        json.put("end", slot.path("end").asText());
        json.put("resource_id", Resources.id(resource));
        json.put("healthcare_service_id", service);
        return json;
    }

    @Override
    public int compareTo(Timeslot other) {
        int order = window.start().compareTo(other.window.start());
        if (order == 0) {
            order = Resources.id(resource).compareTo(Resources.id(other.resource));
        }
        return order != 0 ? order : String.valueOf(service).compareTo(String.valueOf(other.service));
    }

    @Override
    public String toString() {
        return "Timeslot";
    }
}
