package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Failure;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.Session;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;

/** The content of a medical note, from {@code --unstructured TEXT} or {@code --content JSON}. */
final class NoteContent {
    private NoteContent() {}

    static JsonNode read(Session session) {
        String text = session.arguments().text(OperationArguments.UNSTRUCTURED);
        if (text != null) {
            String note = ValueSource.ofText(text, OperationArguments.UNSTRUCTURED)
                    .text(session.surroundings(), OperationArguments.UNSTRUCTURED);
            if (note.isBlank()) {
                throw Failure.usage("--unstructured is empty");
            }
            return Json.object().put("unstructured", note);
        }
        String json = String.valueOf(session.arguments().text(OperationArguments.CONTENT));
        try {
            JsonNode content = Json.parse(ValueSource.ofText(json, OperationArguments.CONTENT)
                    .text(session.surroundings(), OperationArguments.CONTENT));
            if (content.isObject()) {
                return content;
            }
        } catch (MalformedJsonException e) {
            throw Failure.usage("--content is " + e.getMessage(), "write an object, such as {\"unstructured\":\"…\"}");
        }
        throw Failure.usage("--content is no JSON object", "write one, such as {\"unstructured\":\"…\"}");
    }
}
