package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;

/** The places of care: FHIR's locations. */
final class CareUnits {
    private final Server server;

    CareUnits(Server server) {
        this.server = server;
    }

    JsonNode list() {
        ArrayNode list = Json.array();
        for (ObjectNode location : new Search(server).all(new Query("Location").with("status", "active"))) {
            if (location.path("status").asText("active").equals("active")) {
                list.add(toJson(location));
            }
        }
        return list;
    }

    JsonNode get(String id) {
        return toJson(require(id));
    }

    /** @throws Problem INVALID_CARE_UNIT_ID */
    ObjectNode require(String id) {
        ObjectNode location = server.read(new Reference("Location", id));
        if (location == null) {
            throw Problem.bad("INVALID_CARE_UNIT_ID", "no care unit has the id " + id, "care_unit_id");
        }
        return location;
    }

    private static ObjectNode toJson(ObjectNode location) {
        ObjectNode json = Json.object();
        json.put("id", location.path("id").asText());
        json.put("name", location.path("name").asText());
        json.put("address", address(location.path("address")));
        json.putNull("time_zone"); // R4 has no place for it
        return json;
    }

    /** In one line. */
    private static String address(JsonNode address) {
        String text = address.path("text").asText();
        if (!text.isEmpty()) {
            return text.replace("\r", "").replace('\n', ',');
        }
        StringBuilder line = new StringBuilder();
        for (JsonNode part : address.path("line")) {
            append(line, ", ", part.asText());
        }
        append(line, ", ", address.path("postalCode").asText());
        append(
                line,
                address.path("postalCode").asText().isEmpty() ? ", " : " ",
                address.path("city").asText());
        return line.toString();
    }

    private static void append(StringBuilder line, String separator, String part) {
        if (!part.isEmpty()) {
            line.append(line.isEmpty() ? "" : separator).append(part);
        }
    }
}
