package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;

/** The kinds of appointment. */
final class ServiceRules {
    private final Database database;

    ServiceRules(Database database) {
        this.database = database;
    }

    /** A kind of appointment and how long it takes. */
    record Service(String id, String name, int minutes) {}

    JsonNode list(CheckedRequest call) {
        ArrayNode list = Json.array();
        for (Service service : of(call)) {
            ObjectNode json = list.addObject();
            json.put("id", service.id());
            json.put("name", service.name());
            json.put("duration_minutes", service.minutes());
        }
        return list;
    }

    /** All of the call's care unit. */
    List<Service> of(CheckedRequest call) {
        List<Service> services = new ArrayList<>();
        for (Row row : database.rows(
                "SELECT s.id, s.name, s.duration_minutes FROM service_care_unit c JOIN healthcare_service s"
                        + " ON s.emr = c.emr AND s.id = c.healthcare_service_id"
                        + " WHERE c.emr = ? AND c.care_unit_id = ? ORDER BY c.position",
                call.emr(),
                call.careUnit().id())) {
            services.add(new Service(row.text(0), row.text(1), (int) row.number(2)));
        }
        return services;
    }

    /** The ids of what a resource offers. */
    List<String> offeredBy(CheckedRequest call, String resourceId) {
        List<String> ids = new ArrayList<>();
        for (Row row : database.rows(
                "SELECT healthcare_service_id FROM offer WHERE emr = ? AND resource_id = ? ORDER BY 1",
                call.emr(),
                resourceId)) {
            ids.add(row.text(0));
        }
        return ids;
    }

    /** @throws Refused INVALID_HEALTHCARE_SERVICE_ID if the care unit does not have it */
    void require(CheckedRequest call, String id, String path) {
        if (database.row(
                        "SELECT 1 FROM service_care_unit WHERE emr = ? AND care_unit_id = ? AND healthcare_service_id = ?",
                        call.emr(),
                        call.careUnit().id(),
                        id)
                == null) {
            throw Refused.bad("INVALID_HEALTHCARE_SERVICE_ID", "no healthcare service has the id " + id, path);
        }
    }
}
