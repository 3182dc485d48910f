package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.IsoTime;
import ehrctl.json.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What is written down of a patient: FHIR's document references. A note is one of plain text that has a stage of its
 * own, such as not signed yet; all others are documents.
 */
final class PatientPapers {
    private final Server server;

    PatientPapers(Server server) {
        this.server = server;
    }

    /** The notes of a patient, or the documents, oldest first. */
    List<ObjectNode> of(Asked asked, boolean notes) {
        Reference patient = Reference.to(new Patients(server).require(asked.requiredId("patient_id")));
        List<ObjectNode> papers = new ArrayList<>();
        Query query = new Query("DocumentReference").with("patient", patient.text());
        for (ObjectNode paper : new Search(server).all(query)) {
            boolean wrong = paper.path("status").asText().equals("entered-in-error");
            if (!wrong && patient.equals(Reference.of(paper.path("subject"))) && note(paper) == notes) {
                papers.add(paper);
            }
        }
        papers.sort((one, other) -> date(one).compareTo(date(other)));
        return papers;
    }

    /** Those without one come first. */
    private static Instant date(JsonNode paper) {
        Instant date = Instants.of(paper.path("date").asText());
        return date == null ? Instant.MIN : date;
    }

    private static boolean note(JsonNode paper) {
        return paper.has("docStatus")
                && attachment(paper).path("contentType").asText().startsWith("text/plain");
    }

    static JsonNode attachment(JsonNode paper) {
        return paper.path("content").path(0).path("attachment");
    }

    /** A new one of the patient and author that were asked for, with this content in base64. */
    ObjectNode paper(Asked asked, String format, String base64) {
        Reference patient = Reference.to(new Patients(server).require(asked.requiredId("patient_id")));
        String title = asked.required("title");
        ObjectNode paper =
                Json.object().put("resourceType", "DocumentReference").put("status", "current");
        paper.set("subject", patient.json());
        paper.put("date", IsoTime.text(asked.now().atOffset(ZoneOffset.UTC)));
        paper.putArray("author").add(author(asked).json());
        paper.put("description", title);
        paper.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", format)
                .put("title", title)
                .put("data", base64);
        return paper;
    }

    private Reference author(Asked asked) {
        asked.required("created_by_id");
        Reference author = new Resources(server, asked.careUnit())
                .reference(asked.requiredAuthor("created_by_id"), "created_by_id");
        if (server.read(author) == null) {
            throw Problem.bad("INVALID_CREATED_BY_ID", "no resource has this EHR id", "created_by_id");
        }
        return author;
    }

    /** What both kinds have in common. */
    static ObjectNode toJson(JsonNode paper) {
        List<Reference> authors = Reference.all(paper.path("author"), null);
        String title = attachment(paper).path("title").asText();
        ObjectNode json = Json.object();
        json.put("id", paper.path("id").asText());
        json.put("created_at", paper.path("date").asText());
        json.put("title", title.isEmpty() ? paper.path("description").asText() : title);
        json.put("created_by_id", authors.isEmpty() ? null : Resources.id(authors.get(0)));
        return json;
    }

    static ArrayNode array(List<ObjectNode> shown) {
        ArrayNode array = Json.array();
        shown.forEach(array::add);
        return array;
    }
}
