package ehrctl.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.json.Json;
import org.jspecify.annotations.Nullable;

/** What can be asked next with what was answered. */
final class Links {
    private Links() {}

    /** Whether the EHR has what follows. */
    static boolean supported(Operation operation, Ehr ehr) {
        Operation next = next(operation);
        return next != null && ehr.supports(next, Source.CHOSEN);
    }

    private static @Nullable Operation next(Operation operation) {
        return switch (operation) {
            case LIST_TIMESLOTS -> Operation.CREATE_APPOINTMENT;
            case CREATE_APPOINTMENT -> Operation.GET_APPOINTMENT;
            case CREATE_PATIENT -> Operation.GET_PATIENT;
            default -> null;
        };
    }

    static ObjectNode of(Operation operation) {
        ObjectNode links = Json.object();
        Operation next = next(operation);
        if (next == null) {
            return links;
        }
        ObjectNode link = links.putObject(operationId(next)).put("operationId", operationId(next));
        ObjectNode parameters = link.putObject("parameters");
        parameters.put("emr", "$request.path.emr").put("care_unit_id", "$request.path.care_unit_id");
        switch (operation) {
            case LIST_TIMESLOTS -> {
                link.put(
                        "description",
                        "Book the first of them: its fields are those of a booking, to which patient_id is added.");
                // A text, since not every reader takes an object here.
                link.put("requestBody", "$response.body#/0");
            }
            case CREATE_APPOINTMENT -> {
                link.put("description", "Read what was booked.");
                parameters.put("appointment_id", "$response.body#/0/id");
            }
            default -> {
                link.put("description", "Read who was registered.");
                parameters.put("patient_id", "emr_id:{$response.body#/emr_id}");
            }
        }
        return links;
    }

    /** The name under which generated clients know it: {@code listCareUnits}, {@code changeAppointment}. */
    static String operationId(Operation operation) {
        boolean many = operation.answer() == Operation.Answer.ARRAY;
        String verb = operation.method().equals("PATCH") ? "change" : operation.verb();
        String noun = Schemas.pascal(operation.noun());
        return verb + (many || operation.noun().equals("schedules") ? noun : noun.substring(0, noun.length() - 1));
    }
}
