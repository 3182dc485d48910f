package ehrctl.command.request;

import ehrctl.api.Operation;
import ehrctl.output.View;

/** Which columns each kind of answer shows, and where its id stands. */
final class Views {
    private Views() {}

    static View of(Operation operation) {
        return switch (operation) {
            case LIST_CARE_UNITS, GET_CARE_UNIT -> View.of("id", "name", "address", "time_zone");
            case FIND_PATIENTS, GET_PATIENT, CREATE_PATIENT ->
                View.of("emr_id", "first_name", "last_name", "care_unit_id").withIds("emr_id", "emr_id:");
            case LIST_RESOURCES, GET_RESOURCE -> View.of("id", "name", "type", "hsa_id");
            case LIST_HEALTHCARE_SERVICES -> View.of("id", "name", "duration_minutes");
            case LIST_TIMESLOTS ->
                View.of("start", "end", "resource_id", "healthcare_service_id").withoutIds();
            case LIST_APPOINTMENTS,
                    GET_APPOINTMENT,
                    CREATE_APPOINTMENT,
                    UPDATE_APPOINTMENT,
                    UPDATE_APPOINTMENTS,
                    CANCEL_APPOINTMENT,
                    CANCEL_APPOINTMENTS,
                    CONFIRM_APPOINTMENT ->
                View.of("id", "start", "end", "status", "resource_id", "patient_id", "healthcare_service_id");
            case GET_SCHEDULE, CREATE_SCHEDULE ->
                View.of("id", "start", "end", "resource_id", "healthcare_service_ids", "slot_minutes");
            case LIST_MEDICAL_NOTES, CREATE_MEDICAL_NOTE -> View.of("id", "created_at", "title", "created_by_id");
            case LIST_DOCUMENTS, CREATE_DOCUMENT ->
                View.of("id", "created_at", "title", "type", "format", "created_by_id");
        };
    }
}
