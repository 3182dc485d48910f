package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Files in a patient's record; their content is sent, but not shown again. */
final class Documents {
    private final Server server;
    private final PatientPapers papers;

    Documents(Server server) {
        this.server = server;
        this.papers = new PatientPapers(server);
    }

    JsonNode list(Asked asked) {
        List<ObjectNode> shown = new ArrayList<>();
        for (ObjectNode paper : papers.of(asked, false)) {
            shown.add(toJson(paper));
        }
        return PatientPapers.array(shown);
    }

    JsonNode create(Asked asked) {
        String content = asked.required("content");
        long size;
        try {
            size = Base64.getDecoder().decode(content).length;
        } catch (IllegalArgumentException e) {
            // Its message quotes the content.
            throw Problem.bad("BAD_INPUT", "content is not base64", "content");
        }
        ObjectNode paper = papers.paper(asked, asked.required("format"), content);
        paper.putObject("type").put("text", asked.required("type"));
        ((ObjectNode) PatientPapers.attachment(paper)).put("size", size);
        return toJson(Created.of(server, server.create(paper), "DocumentReference"));
    }

    private static ObjectNode toJson(JsonNode paper) {
        JsonNode attachment = PatientPapers.attachment(paper);
        JsonNode type = paper.path("type");
        ObjectNode json = PatientPapers.toJson(paper);
        String text = type.path("text").asText();
        json.put(
                "type",
                text.isEmpty() ? type.path("coding").path(0).path("display").asText() : text);
        json.put("format", attachment.path("contentType").asText());
        if (attachment.has("size")) {
            json.set("size_bytes", attachment.get("size"));
        }
        return json;
    }
}
