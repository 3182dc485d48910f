package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The places of care. */
final class CareUnitRules {
    private static final String COLUMNS = "id, name, address, time_zone";

    private final Database database;

    CareUnitRules(Database database) {
        this.database = database;
    }

    JsonNode list(String emr) {
        ArrayNode list = Json.array();
        for (Row row : database.rows("SELECT " + COLUMNS + " FROM care_unit WHERE emr = ? ORDER BY position", emr)) {
            list.add(toJson(row));
        }
        return list;
    }

    JsonNode get(CheckedRequest call) {
        Row row = row(call.emr(), call.careUnit().id());
        if (row == null) {
            throw unknown(call.careUnit().id());
        }
        return toJson(row);
    }

    /** @throws Refused INVALID_CARE_UNIT_ID */
    CareUnit require(String emr, String id) {
        Row row = row(emr, id);
        if (row == null) {
            throw unknown(id);
        }
        return new CareUnit(id, row.zone(3));
    }

    @Nullable
    ZoneId zone(String emr, String id) {
        Row row = row(emr, id);
        return row == null ? null : row.zone(3);
    }

    /** The first in the seed's order, or null. */
    @Nullable
    String first(String emr) {
        Row row = database.row("SELECT id FROM care_unit WHERE emr = ? ORDER BY position LIMIT 1", emr);
        return row == null ? null : row.text(0);
    }

    private @Nullable Row row(String emr, String id) {
        return database.row("SELECT " + COLUMNS + " FROM care_unit WHERE emr = ? AND id = ?", emr, id);
    }

    private static Refused unknown(String id) {
        return Refused.bad("INVALID_CARE_UNIT_ID", "no care unit has the id " + id, "care_unit_id");
    }

    private static ObjectNode toJson(Row row) {
        ObjectNode json = Json.object();
        json.put("id", row.text(0));
        json.put("name", row.text(1));
        json.put("address", row.text(2));
        json.put("time_zone", row.text(3));
        return json;
    }
}
