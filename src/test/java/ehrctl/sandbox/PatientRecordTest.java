package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientRecordTest {
    private final SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private ApiResponse note(String template, String author, String content) {
        return run.ask(
                Operation.CREATE_MEDICAL_NOTE,
                "webdoc",
                "L0_10",
                "patient_id",
                "L0_12345",
                "template_id",
                template,
                "title",
                "Besök",
                "created_by_id",
                author,
                "content",
                content);
    }

    private ApiResponse document(String content) {
        return run.ask(
                Operation.CREATE_DOCUMENT,
                "webdoc",
                "L0_1",
                "patient_id",
                "L0_12345",
                "content",
                content,
                "format",
                "application/pdf",
                "title",
                "Remiss",
                "type",
                "referral",
                "created_by_id",
                "101");
    }

    @Test
    void aNoteIsUnsignedAndListed() {
        JsonNode note = assertOk(201, note("leyr_unstructured", "102", "{\"unstructured\":\"Mår bättre\"}"));
        assertEquals(
                SandboxRun.json("{\"id\":\"N1\",\"created_at\":\"2026-11-22T11:00:00+01:00\",\"signed\":false,"
                        + "\"title\":\"Besök\",\"template_id\":\"leyr_unstructured\",\"created_by_id\":\"102\","
                        + "\"content\":{\"unstructured\":\"Mår bättre\"}}"),
                note);
        assertOk(201, note("leyr_care_status", "101", "{\"a\":[1,{}]}"));
        JsonNode list = assertOk(
                200,
                run.ask(
                        Operation.LIST_MEDICAL_NOTES,
                        "webdoc",
                        "L0_1",
                        "patient_id",
                        "se_personal_number:197110021834"));
        assertEquals(2, list.size());
        assertEquals(note, list.path(0));
        assertEquals(
                0,
                run.ask(Operation.LIST_MEDICAL_NOTES, "webdoc", "L0_1", "patient_id", "302")
                        .body()
                        .size());
    }

    @Test
    void anUnstructuredNoteNeedsItsText() {
        for (String content : new String[] {"{\"text\":\"x\"}", "{\"unstructured\":\" \"}", "{\"unstructured\":1}"}) {
            assertProblemAt("INVALID_NOTE_CONTENT", "content.unstructured", note("leyr_unstructured", "101", content));
        }
        assertProblemAt("BAD_INPUT", "content", note("leyr_unstructured", "101", "[1]"));
        assertProblemAt("INVALID_NOTE_CONTENT", "content", note("leyr_care_status", "101", "{}"));
    }

    @Test
    void aTemplateIsOneOfThoseThatAreDocumented() {
        assertProblemAt("BAD_INPUT", "template_id", note("purple", "101", "{\"unstructured\":\"x\"}"));
        for (String template :
                Operation.CREATE_MEDICAL_NOTE.parameter("template_id").known()) {
            assertOk(201, note(template, "101", "{\"unstructured\":\"x\"}"));
        }
    }

    @Test
    void theAuthorIsAResourceByItsBareId() {
        assertProblemAt("INVALID_CREATED_BY_ID", "created_by_id", note("leyr_care_status", "9", "{}"));
        assertProblem("INVALID_CREATED_BY_ID", note("leyr_care_status", "emr_id:101", "{}"));
        assertProblem("INVALID_CREATED_BY_ID", note("leyr_care_status", "hsa_id:SE2321000131-E000000012345", "{}"));
    }

    @Test
    void aDocumentIsListedWithItsSizeButWithoutItsContent() {
        JsonNode created = assertOk(201, document("aGVq"));
        assertEquals("D1", created.path("id").asText());
        assertEquals(3, created.path("size_bytes").asInt());
        JsonNode list = assertOk(200, run.ask(Operation.LIST_DOCUMENTS, "webdoc", "L0_1", "patient_id", "L0_12345"));
        assertEquals(created, list.path(0));
        assertFalse(list.path(0).has("content"));
    }

    @Test
    void aDocumentIsBase64OfAtMostFiveMebibytes() {
        assertProblemAt("BAD_INPUT", "content", document("nöt base64"));
        assertProblemAt("MISSING_REQUIRED_FIELD", "content", document(""));
        byte[] most = new byte[5 * 1024 * 1024];
        assertOk(201, document(Base64.getEncoder().encodeToString(most)));
        byte[] more = new byte[most.length + 1];
        assertProblemAt("BAD_INPUT", "content", document(Base64.getEncoder().encodeToString(more)));
    }
}
