package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The kinds of appointment that a care unit offers: FHIR's healthcare services. */
final class Services {
    private final Server server;
    private final String careUnit;
    private @Nullable List<ObjectNode> all;

    Services(Server server, String careUnit) {
        this.server = server;
        this.careUnit = careUnit;
    }

    JsonNode list() {
        ArrayNode list = Json.array();
        for (ObjectNode service : all()) {
            ObjectNode json = list.addObject();
            json.put("id", service.path("id").asText());
            json.put("name", name(service));
            json.putNull("duration_minutes"); // R4 has no place for it
        }
        if (list.isEmpty()) {
            new CareUnits(server).require(careUnit);
        }
        return list;
    }

    private static String name(ObjectNode service) {
        String name = service.path("name").asText();
        return name.isEmpty() ? service.path("type").path(0).path("text").asText() : name;
    }

    /** The active ones of the care unit. */
    List<ObjectNode> all() {
        if (all == null) {
            Reference here = new Reference("Location", careUnit);
            all = new ArrayList<>();
            Query query =
                    new Query("HealthcareService").with("location", here.text()).with("active", "true");
            for (ObjectNode service : new Search(server).all(query)) {
                boolean active = service.path("active").asBoolean(true);
                if (active && Reference.all(service.path("location"), null).contains(here)) {
                    all.add(service);
                }
            }
        }
        return all;
    }

    /** @throws Problem INVALID_HEALTHCARE_SERVICE_ID if the care unit does not have it */
    void require(String id, String path) {
        for (ObjectNode service : all()) {
            if (service.path("id").asText().equals(id)) {
                return;
            }
        }
        throw Problem.bad("INVALID_HEALTHCARE_SERVICE_ID", "no healthcare service has the id " + id, path);
    }

    /** The ids of those whose type is among these codeable concepts. */
    List<String> ofType(JsonNode concepts) {
        List<String> ids = new ArrayList<>();
        if (concepts.isEmpty()) {
            return ids;
        }
        for (ObjectNode service : all()) {
            if (share(service.path("type"), concepts)) {
                ids.add(service.path("id").asText());
            }
        }
        return ids;
    }

    private static boolean share(JsonNode some, JsonNode others) {
        for (JsonNode concept : some) {
            for (JsonNode coding : concept.path("coding")) {
                for (JsonNode other : others) {
                    for (JsonNode otherCoding : other.path("coding")) {
                        if (coding.path("code").equals(otherCoding.path("code"))
                                && coding.path("system").equals(otherCoding.path("system"))
                                && !coding.path("code").asText().isEmpty()) {
                            return true;
                        }
                    }
                }
            }
        }
        return false;
    }
}
