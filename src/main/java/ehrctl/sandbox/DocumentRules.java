package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.util.Base64;

/** Files in a patient's record; their content is kept, but not shown again. */
public final class DocumentRules {
    /** As base64 it must fit into a request's body. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    private final Database database;

    DocumentRules(Database database) {
        this.database = database;
    }

    JsonNode list(CheckedRequest call) {
        String patientId =
                new PatientRules(database).require(call, call.id("patient_id")).emrId();
        ArrayNode list = Json.array();
        for (Row row : database.rows(
                "SELECT id, created_at, created_by_id, title, type, format, size_bytes FROM document"
                        + " WHERE emr = ? AND patient_id = ? ORDER BY created_at, length(id), id",
                call.emr(),
                patientId)) {
            list.add(toJson(call, row));
        }
        return list;
    }

    JsonNode create(CheckedRequest call) {
        String patientId =
                new PatientRules(database).require(call, call.id("patient_id")).emrId();
        String author = new ResourceRules(database).author(call);
        byte[] content = content(call);
        String id = Sequence.DOCUMENT.next(database, call.emr());
        Row row = database.row(
                "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " RETURNING id, created_at, created_by_id, title, type, format, size_bytes",
                call.emr(),
                id,
                patientId,
                call.now(),
                author,
                call.required("title"),
                call.required("type"),
                call.required("format"),
                content.length,
                content);
        if (row == null) {
            throw new IllegalStateException("the document was not kept");
        }
        return toJson(call, row);
    }

    private static byte[] content(CheckedRequest call) {
        byte[] content;
        try {
            content = Base64.getDecoder().decode(call.required("content"));
        } catch (IllegalArgumentException e) {
            // Its message quotes the content.
            throw Refused.bad("BAD_INPUT", "content is not base64", "content");
        }
        if (content.length > MAX_BYTES) {
            throw Refused.bad("BAD_INPUT", "content is larger than 5 MiB", "content");
        }
        return content;
    }

    private static ObjectNode toJson(CheckedRequest call, Row row) {
        ObjectNode json = Json.object();
        json.put("id", row.text(0));
        json.put("created_at", Times.format(row.number(1), call.careUnit().zone()));
        json.put("title", row.text(3));
        json.put("type", row.text(4));
        json.put("format", row.text(5));
        json.put("created_by_id", row.text(2));
        json.put("size_bytes", row.number(6));
        return json;
    }
}
