package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Parameter;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Notes in a patient's record: plain text that nobody has signed yet. */
final class Notes {
    private final Server server;
    private final PatientPapers papers;

    Notes(Server server) {
        this.server = server;
        this.papers = new PatientPapers(server);
    }

    JsonNode list(Asked asked) {
        List<ObjectNode> shown = new ArrayList<>();
        for (ObjectNode paper : papers.of(asked, true)) {
            shown.add(toJson(paper));
        }
        return PatientPapers.array(shown);
    }

    JsonNode create(Asked asked) {
        String template = asked.required("template_id");
        if (!template.equals(Parameter.UNSTRUCTURED)) {
            throw Problem.unsupported("FHIR has a place for the template " + Parameter.UNSTRUCTURED + " only");
        }
        JsonNode text = asked.body().path("content").path("unstructured");
        if (!text.isTextual() || text.asText().isBlank()) {
            throw Problem.bad(
                    "INVALID_NOTE_CONTENT",
                    "the template " + template + " needs a text in content.unstructured",
                    "content.unstructured");
        }
        byte[] bytes = text.asText().getBytes(StandardCharsets.UTF_8);
        ObjectNode paper = papers.paper(
                asked, "text/plain; charset=utf-8", Base64.getEncoder().encodeToString(bytes));
        paper.put("docStatus", "preliminary");
        return toJson(Created.of(server, server.create(paper), "DocumentReference"));
    }

    private static ObjectNode toJson(JsonNode paper) {
        ObjectNode json = PatientPapers.toJson(paper);
        json.put("signed", !paper.path("docStatus").asText().equals("preliminary"));
        json.put("template_id", Parameter.UNSTRUCTURED);
        ObjectNode content = Json.object();
        String data = PatientPapers.attachment(paper).path("data").asText();
        try {
            content.put("unstructured", new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            content.putNull("unstructured");
        }
        json.set("content", content);
        return json;
    }
}
