package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.smoke.SmokeSlots.Slot;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks what the API cannot take back: notes, documents, schedule periods. */
final class RecordChecks {
    private static final String TITLE = SmokeVisit.MARKER;

    private final SmokeVisit visit;

    RecordChecks(SmokeVisit visit) {
        this.visit = visit;
    }

    void createNote() {
        Operation operation = Operation.CREATE_MEDICAL_NOTE;
        ApiRequest.Builder request = visit.builder(
                operation,
                "patient_id",
                "emr_id:" + visit.patientId(),
                "template_id",
                Parameter.UNSTRUCTURED,
                "title",
                TITLE,
                "created_by_id",
                visit.author());
        request.put(
                SmokeVisit.parameter(operation, "content"),
                Json.object().put("unstructured", "Written by " + SmokeVisit.MARKER + ": not about anybody."));
        JsonNode note = Expect.object(visit.client.send(request.build()));
        visit.left.add("medical note");
        visit.noteId = created(note);
    }

    private String created(JsonNode made) {
        Expect.time(made, "created_at");
        Expect.echoed(made, "title", TITLE);
        Expect.echoed(made, "created_by_id", visit.author());
        return Expect.text(made, "id");
    }

    void notes() {
        listed(Operation.LIST_MEDICAL_NOTES, visit.noteId, "note");
    }

    void createDocument() {
        byte[] content = ("Written by " + SmokeVisit.MARKER + "\n").getBytes(StandardCharsets.UTF_8);
        JsonNode document = Expect.object(visit.client.send(visit.request(
                Operation.CREATE_DOCUMENT,
                "patient_id",
                "emr_id:" + visit.patientId(),
                "content",
                Base64.getEncoder().encodeToString(content),
                "format",
                "text/plain",
                "title",
                TITLE,
                "type",
                SmokeVisit.MARKER,
                "created_by_id",
                visit.author())));
        visit.left.add("document");
        Expect.echoed(document, "format", "text/plain");
        visit.documentId = created(document);
    }

    void documents() {
        listed(Operation.LIST_DOCUMENTS, visit.documentId, "document");
    }

    private void listed(Operation operation, @Nullable String id, String what) {
        JsonNode list = Expect.array(visit.inEveryForm(operation, "patient_id", visit.patientId()));
        for (JsonNode element : list) {
            Expect.text(element, "id");
        }
        if (id == null) {
            return;
        }
        JsonNode element = Expect.withId(list, "id", id);
        if (element == null) {
            throw CheckEnd.failed("the new " + what + " is not in the list");
        }
        created(element);
    }

    /** An hour in the evening of the day of the chosen slot. */
    void createSchedule() {
        Slot slot = visit.slots().first();
        OffsetDateTime start =
                slot.start().withHour(20).withMinute(0).withSecond(0).withNano(0);
        Slot evening = new Slot(start, start.plusHours(1), slot.resourceId(), slot.serviceId());
        ApiRequest.Builder request = visit.builder(
                Operation.CREATE_SCHEDULE,
                "resource_id",
                "emr_id:" + evening.resourceId(),
                "start",
                evening.startText(),
                "end",
                evening.endText());
        // Not every server knows how long a service takes.
        long minutes = Duration.between(slot.start(), slot.end()).toMinutes();
        request.put(
                SmokeVisit.parameter(Operation.CREATE_SCHEDULE, "slot_minutes"),
                Json.object().numberNode(minutes));
        JsonNode period = Expect.object(visit.client.send(request.build()));
        visit.left.add("schedule period");
        String id = Expect.text(period, "id");
        isThat(period, evening);
        JsonNode listed = Expect.withId(
                visit.client.send(visit.request(
                        Operation.GET_SCHEDULE,
                        "resource_id",
                        evening.resourceId(),
                        "start",
                        evening.startText(),
                        "end",
                        evening.endText())),
                "id",
                id);
        if (listed == null) {
            throw CheckEnd.failed("the new period is not in the resource's schedule");
        }
        isThat(listed, evening);
        opened(evening);
    }

    private static void isThat(JsonNode period, Slot evening) {
        Expect.at(period, "start", evening.start().toInstant());
        Expect.at(period, "end", evening.end().toInstant());
        Expect.echoed(period, "resource_id", evening.resourceId());
    }

    /** That a period opens timeslots is the sandbox's own rule, so only it is held to it. */
    private void opened(Slot evening) {
        if (!visit.facts.embedded()) {
            return;
        }
        JsonNode slots = visit.client.send(visit.request(
                Operation.LIST_TIMESLOTS,
                "resource_id",
                evening.resourceId(),
                "start",
                evening.startText(),
                "end",
                evening.endText()));
        if (Expect.array(slots).isEmpty()) {
            throw CheckEnd.failed("the new period opens no timeslots");
        }
        for (JsonNode slot : slots) {
            Slot.of(slot);
        }
    }
}
