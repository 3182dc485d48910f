package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import org.jspecify.annotations.Nullable;

/** The people and equipment that can be booked. */
final class ResourceRules {
    private static final String SELECT = "SELECT r.id, r.name, r.type, r.hsa_id FROM resource_care_unit c"
            + " JOIN resource r ON r.emr = c.emr AND r.id = c.resource_id WHERE c.emr = ? AND c.care_unit_id = ?";

    private final Database database;

    ResourceRules(Database database) {
        this.database = database;
    }

    JsonNode list(CheckedRequest call) {
        ArrayNode list = Json.array();
        for (Row row : database.rows(
                SELECT + " ORDER BY c.position", call.emr(), call.careUnit().id())) {
            list.add(toJson(row));
        }
        return list;
    }

    JsonNode get(CheckedRequest call) {
        return toJson(require(call, call.id("resource_id")));
    }

    /**
     * The EHR's own id of a resource that a typed id names.
     *
     * @throws Refused INVALID_RESOURCE_ID if none of the care unit has that id
     */
    String id(CheckedRequest call, TypedId.Direct id) {
        return require(call, id).text(0);
    }

    private Row require(CheckedRequest call, TypedId.Direct id) {
        Row row = database.row(
                SELECT + " AND r." + column(id.type()) + " = ?",
                call.emr(),
                call.careUnit().id(),
                id.value());
        if (row == null) {
            throw unknown("no resource of this care unit has this " + id.type().prefix());
        }
        return row;
    }

    /**
     * Checks an EHR id where the API takes nothing else.
     *
     * @throws Refused INVALID_RESOURCE_ID if no resource of the care unit has literally that id
     */
    String bare(CheckedRequest call, String id) {
        if (database.row(SELECT + " AND r.id = ?", call.emr(), call.careUnit().id(), id) == null) {
            throw unknown("no resource of this care unit has this EHR id" + wantsBare(id));
        }
        return id;
    }

    /**
     * Checks the id of whoever made something.
     *
     * @throws Refused INVALID_CREATED_BY_ID if no resource of the EHR has literally that id
     */
    String author(CheckedRequest call) {
        String id = call.required("created_by_id");
        if (database.row("SELECT 1 FROM resource WHERE emr = ? AND id = ?", call.emr(), id) == null) {
            throw Refused.bad("INVALID_CREATED_BY_ID", "no resource has this EHR id" + wantsBare(id), "created_by_id");
        }
        return id;
    }

    private static String wantsBare(String id) {
        return id.indexOf(':') < 0 ? "" : "; the bare EHR id is wanted here, without a type or header in front";
    }

    private static Refused unknown(String text) {
        return Refused.bad("INVALID_RESOURCE_ID", text, "resource_id");
    }

    private static String column(IdType type) {
        return switch (type) {
            case EMR_ID -> "id";
            case HSA_ID -> "hsa_id";
            case SE_PERSONAL_NUMBER -> "se_personal_number";
            case NO_PERSONAL_NUMBER -> "no_personal_number";
            case NHS_NUMBER -> throw new IllegalStateException("no EHR takes it");
        };
    }

    private static ObjectNode toJson(Row row) {
        ObjectNode json = Json.object();
        json.put("id", row.text(0));
        json.put("emr_id", row.text(0));
        json.put("name", row.text(1));
        json.put("type", row.text(2));
        @Nullable String hsaId = row.textOrNull(3);
        if (hsaId != null) {
            json.put("hsa_id", hsaId);
        }
        return json;
    }
}
