package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Parameter;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;

/** Notes in a patient's record. */
final class NoteRules {
    private final Database database;

    NoteRules(Database database) {
        this.database = database;
    }

    JsonNode list(CheckedRequest call) {
        String patientId =
                new PatientRules(database).require(call, call.id("patient_id")).emrId();
        ArrayNode list = Json.array();
        for (Row row : database.rows(
                "SELECT id, created_at, created_by_id, template_id, title, content FROM medical_note"
                        + " WHERE emr = ? AND patient_id = ? ORDER BY created_at, length(id), id",
                call.emr(),
                patientId)) {
            list.add(toJson(call, row.text(0), row.number(1), row.text(2), row.text(3), row.text(4), row.json(5)));
        }
        return list;
    }

    JsonNode create(CheckedRequest call) {
        String patientId =
                new PatientRules(database).require(call, call.id("patient_id")).emrId();
        String author = new ResourceRules(database).author(call);
        String template = call.required("template_id");
        JsonNode content = call.node("content");
        if (template.equals(Parameter.UNSTRUCTURED)) {
            JsonNode text = content.path("unstructured");
            if (!text.isTextual() || text.textValue().isBlank()) {
                throw Refused.bad(
                        "INVALID_NOTE_CONTENT",
                        "the template " + template + " needs a text in content.unstructured",
                        "content.unstructured");
            }
        } else if (content.isEmpty()) {
            throw Refused.bad("INVALID_NOTE_CONTENT", "content is empty", "content");
        }
        String id = Sequence.MEDICAL_NOTE.next(database, call.emr());
        String title = call.required("title");
        database.change(
                "INSERT INTO medical_note VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                call.emr(),
                id,
                patientId,
                call.now(),
                author,
                template,
                title,
                Json.compact(content));
        return toJson(call, id, call.now(), author, template, title, content);
    }

    private static ObjectNode toJson(
            CheckedRequest call,
            String id,
            long createdAt,
            String author,
            String template,
            String title,
            JsonNode content) {
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("created_at", Times.format(createdAt, call.careUnit().zone()));
        json.put("signed", false);
        json.put("title", title);
        json.put("template_id", template);
        json.put("created_by_id", author);
        json.set("content", content);
        return json;
    }
}
