package ehrctl.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.FoldedNames;
import ehrctl.sandbox.store.Row;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient of one EHR.
 *
 * @param phones a JSON array as it was sent
 * @param emails a JSON array as it was sent
 */
record Patient(
        String emrId,
        String careUnitId,
        String firstName,
        String lastName,
        @Nullable String externalId,
        @Nullable String phones,
        @Nullable String emails) {
    static final String COLUMNS = "emr_id, care_unit_id, first_name, last_name, external_id, phones, emails";

    static Patient of(Row row) {
        return new Patient(
                row.text(0), row.text(1), row.text(2), row.text(3), row.textOrNull(4), json(row, 5), json(row, 6));
    }

    private static @Nullable String json(Row row, int column) {
        return row.textOrNull(column) == null ? null : Json.compact(row.json(column));
    }

    /** @param externalKey the external id in the form that patients are compared by */
    void insert(Database database, String emr, @Nullable String externalKey, boolean createdByApi) {
        database.change(
                "INSERT INTO patient (emr, id, folded_name, external_key, created_by_api, " + COLUMNS
                        + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                emr,
                uuid(emr),
                FoldedNames.fold(firstName, lastName),
                externalKey,
                createdByApi ? 1 : 0,
                emrId,
                careUnitId,
                firstName,
                lastName,
                externalId,
                phones,
                emails);
    }

    ObjectNode toJson(String emr) {
        ObjectNode json = Json.object();
        json.put("id", uuid(emr));
        json.put("emr_id", emrId);
        json.put("first_name", firstName);
        json.put("last_name", lastName);
        json.put("care_unit_id", careUnitId);
        if (externalId != null) {
            json.put("external_id", externalId);
        }
        putArray(json, "phones", phones);
        putArray(json, "emails", emails);
        return json;
    }

    private static void putArray(ObjectNode json, String field, @Nullable String array) {
        if (array == null) {
            return;
        }
        try {
            json.set(field, Json.parse(array));
        } catch (MalformedJsonException e) {
            throw new IllegalStateException("phones or emails are not JSON", e);
        }
    }

    private String uuid(String emr) {
        return UUID.nameUUIDFromBytes((emr + '/' + emrId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    @Override
    public String toString() {
        return "Patient";
    }
}
