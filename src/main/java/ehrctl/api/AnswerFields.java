package ehrctl.api;

import static ehrctl.api.AnswerField.Kind.*;
import static ehrctl.api.AnswerField.chosen;
import static ehrctl.api.AnswerField.documented;

import java.util.List;

/**
 * What the answers of the operations hold, a row for each field in the order of a table's columns. Columns, the checks of
 * {@code smoke}, the sandbox's own test and the OpenAPI document come from here.
 */
public final class AnswerFields {
    private AnswerFields() {}

    /** The fields of the object that the operation answers, or of each object in the array. */
    public static List<AnswerField> of(Operation operation) {
        return switch (operation.noun()) {
            case "care-units" -> careUnit();
            case "patients" -> patient();
            case "resources" -> resource();
            case "healthcare-services" -> healthcareService();
            case "timeslots" -> timeslot();
            case "appointments" -> appointment();
            case "schedules" -> schedulePeriod();
            case "medical-notes" -> medicalNote();
            case "documents" -> document();
            default -> throw new IllegalStateException("no fields are known of " + operation.noun());
        };
    }

    private static List<AnswerField> careUnit() {
        return List.of(
                documented("id", ID, "the care unit's id"),
                chosen("name", TEXT, "its name"),
                chosen("address", TEXT, "where it is"),
                chosen("time_zone", TEXT, "its time zone, such as Europe/Stockholm"));
    }

    private static List<AnswerField> patient() {
        return List.of(
                documented("id", ID, "the API's id of the patient").hidden(),
                documented("emr_id", ID, "the EHR's id, as follow-up calls need it behind emr_id:"),
                documented("first_name", TEXT, "given name"),
                documented("last_name", TEXT, "family name"),
                documented("care_unit_id", ID, "where the patient is registered"),
                chosen("external_id", TEXT, "the national number that the patient was created with")
                        .hidden(),
                chosen("phones", TEXTS, "phone numbers").hidden(),
                chosen("emails", TEXTS, "e-mail addresses").hidden());
    }

    private static List<AnswerField> resource() {
        return List.of(
                documented("id", ID, "the resource's id"),
                chosen("emr_id", ID, "the EHR's id, the same").hidden(),
                chosen("name", TEXT, "its name"),
                chosen("type", TEXT, "a person or a piece of equipment").oneOf("person", "equipment"),
                chosen("hsa_id", TEXT, "its HSA id, where it has one"));
    }

    private static List<AnswerField> healthcareService() {
        return List.of(
                documented("id", ID, "the service's id"),
                chosen("name", TEXT, "its name"),
                chosen("duration_minutes", NUMBER, "how long it takes"));
    }

    private static List<AnswerField> timeslot() {
        return List.of(
                documented("start", TIME, "when it starts"),
                documented("end", TIME, "when it ends"),
                documented("resource_id", ID, "who or what is free, by its bare EHR id"),
                documented("healthcare_service_id", ID, "what it is free for"));
    }

    private static List<AnswerField> appointment() {
        return List.of(
                documented("id", ID, "the appointment's id"),
                documented("start", TIME, "when it starts"),
                documented("end", TIME, "when it ends"),
                documented("status", TEXT, "where it stands")
                        .oneOf("booked", "awaiting_confirmation", "completed", "cancelled"),
                documented("comment", TEXT, "a remark").atTimes().hidden(),
                documented("care_unit_id", ID, "where it takes place").hidden(),
                chosen("resource_id", ID, "with whom, or with what, by the bare EHR id"),
                chosen("patient_id", ID, "for whom, by the bare EHR id"),
                chosen("healthcare_service_id", ID, "what for"));
    }

    private static List<AnswerField> schedulePeriod() {
        return List.of(
                chosen("id", ID, "the period's id").everywhere(),
                chosen("start", TIME, "when it starts").everywhere(),
                chosen("end", TIME, "when it ends").everywhere(),
                chosen("resource_id", ID, "whose it is"),
                chosen("healthcare_service_ids", TEXTS, "for which services"),
                chosen("slot_minutes", NUMBER, "length of its timeslots; null where each service has its own"));
    }

    private static List<AnswerField> medicalNote() {
        return List.of(
                documented("id", ID, "the note's id"),
                documented("created_at", TIME, "when it was written"),
                chosen("title", TEXT, "its title"),
                chosen("created_by_id", ID, "who wrote it"),
                chosen("signed", FLAG, "whether it is signed; what the API writes never is")
                        .hidden(),
                chosen("template_id", ID, "its template").hidden(),
                chosen("content", OBJECT, "what it says, as the template wants it")
                        .hidden());
    }

    private static List<AnswerField> document() {
        return List.of(
                documented("id", ID, "the document's id"),
                documented("created_at", TIME, "when it was filed"),
                chosen("title", TEXT, "its title"),
                chosen("type", TEXT, "what kind of document it is"),
                chosen("format", TEXT, "its media type"),
                chosen("created_by_id", ID, "who made it"),
                chosen("size_bytes", NUMBER, "how large the file is").hidden());
    }
}
