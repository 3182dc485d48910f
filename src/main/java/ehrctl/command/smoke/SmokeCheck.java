package ehrctl.command.smoke;

import static ehrctl.command.smoke.SmokeScope.READ;
import static ehrctl.command.smoke.SmokeScope.WRITE;
import static ehrctl.command.smoke.SmokeScope.WRITE_ALL;

import ehrctl.api.Operation;
import ehrctl.id.IdType;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The checks of {@code smoke}, in the order in which they are done at each EHR; later ones use what earlier ones found. */
enum SmokeCheck {
    REACH("reach", Operation.LIST_CARE_UNITS, READ),
    CARE_UNITS("care-units", Operation.LIST_CARE_UNITS, READ),
    CARE_UNIT("care-unit", Operation.GET_CARE_UNIT, READ),
    UNKNOWN_CARE_UNIT("unknown-care-unit", Operation.LIST_RESOURCES, READ),
    HEALTHCARE_SERVICES("healthcare-services", Operation.LIST_HEALTHCARE_SERVICES, READ),
    RESOURCES("resources", Operation.LIST_RESOURCES, READ),
    RESOURCE_BY_EMR_ID("resource-by-emr-id", Operation.GET_RESOURCE, READ, IdType.EMR_ID),
    RESOURCE_BY_HSA_ID("resource-by-hsa-id", Operation.GET_RESOURCE, READ, IdType.HSA_ID),
    RESOURCE_BY_SE("resource-by-se-personal-number", Operation.GET_RESOURCE, READ, IdType.SE_PERSONAL_NUMBER),
    RESOURCE_BY_NO("resource-by-no-personal-number", Operation.GET_RESOURCE, READ, IdType.NO_PERSONAL_NUMBER),
    UNKNOWN_RESOURCE("unknown-resource", Operation.GET_RESOURCE, READ),
    SCHEDULE("schedule", Operation.GET_SCHEDULE, READ),
    TIMESLOTS("timeslots", Operation.LIST_TIMESLOTS, READ),
    APPOINTMENTS("appointments", Operation.LIST_APPOINTMENTS, READ),
    UNKNOWN_APPOINTMENT("unknown-appointment", Operation.GET_APPOINTMENT, READ),
    UNKNOWN_PATIENT("unknown-patient", Operation.GET_PATIENT, READ),
    PATIENT_CREATE("patient-create", Operation.CREATE_PATIENT, WRITE),
    PATIENT_CREATE_AGAIN("patient-create-again", Operation.CREATE_PATIENT, WRITE),
    PATIENT_BY_EMR_ID("patient-by-emr-id", Operation.GET_PATIENT, WRITE, IdType.EMR_ID),
    PATIENT_BY_SE("patient-by-se-personal-number", Operation.GET_PATIENT, WRITE, IdType.SE_PERSONAL_NUMBER),
    PATIENT_BY_NO("patient-by-no-personal-number", Operation.GET_PATIENT, WRITE, IdType.NO_PERSONAL_NUMBER),
    PATIENT_FIND("patient-find", Operation.FIND_PATIENTS, WRITE),
    APPOINTMENT_CREATE("appointment-create", Operation.CREATE_APPOINTMENT, WRITE),
    APPOINTMENT_CONFIRM("appointment-confirm", Operation.CONFIRM_APPOINTMENT, WRITE),
    APPOINTMENT_GET("appointment-get", Operation.GET_APPOINTMENT, WRITE),
    APPOINTMENT_LISTED("appointment-listed", Operation.LIST_APPOINTMENTS, WRITE),
    SLOT_TAKEN("slot-taken", Operation.LIST_TIMESLOTS, WRITE),
    NO_DOUBLE_BOOKING("no-double-booking", Operation.CREATE_APPOINTMENT, WRITE),
    APPOINTMENT_UPDATE("appointment-update", Operation.UPDATE_APPOINTMENT, WRITE),
    APPOINTMENT_CANCEL("appointment-cancel", Operation.CANCEL_APPOINTMENT, WRITE),
    SLOT_BACK("slot-back", Operation.LIST_TIMESLOTS, WRITE),
    MEDICAL_NOTE_CREATE("medical-note-create", Operation.CREATE_MEDICAL_NOTE, WRITE_ALL),
    MEDICAL_NOTES("medical-notes", Operation.LIST_MEDICAL_NOTES, WRITE),
    DOCUMENT_CREATE("document-create", Operation.CREATE_DOCUMENT, WRITE_ALL),
    DOCUMENTS("documents", Operation.LIST_DOCUMENTS, WRITE),
    SCHEDULE_CREATE("schedule-create", Operation.CREATE_SCHEDULE, WRITE_ALL),
    /** Done whatever happened before. */
    CLEAN_UP("clean-up", null, WRITE);

    private static final SmokeCheck[] ALL = values();

    private final String title;
    private final @Nullable Operation operation;
    private final SmokeScope scope;
    private final @Nullable IdType type;

    SmokeCheck(String title, @Nullable Operation operation, SmokeScope scope) {
        this(title, operation, scope, null);
    }

    SmokeCheck(String title, @Nullable Operation operation, SmokeScope scope, @Nullable IdType type) {
        this.title = title;
        this.operation = operation;
        this.scope = scope;
        this.type = type;
    }

    /** How many there are. */
    static int count() {
        return ALL.length;
    }

    /** The name in reports. */
    String title() {
        return title;
    }

    /** What the EHR must have for it; null for nothing. */
    @Nullable
    Operation operation() {
        return operation;
    }

    /** The checks whose findings it builds on, all of which stand before it. */
    Set<SmokeCheck> needs() {
        return switch (this) {
            case REACH, CLEAN_UP -> EnumSet.noneOf(SmokeCheck.class);
            case CARE_UNITS -> EnumSet.of(REACH);
            case RESOURCE_BY_EMR_ID,
                    RESOURCE_BY_HSA_ID,
                    RESOURCE_BY_SE,
                    RESOURCE_BY_NO,
                    SCHEDULE,
                    TIMESLOTS,
                    APPOINTMENTS -> EnumSet.of(RESOURCES);
            case PATIENT_CREATE_AGAIN, PATIENT_BY_EMR_ID, PATIENT_BY_SE, PATIENT_BY_NO, PATIENT_FIND ->
                EnumSet.of(PATIENT_CREATE);
            case APPOINTMENT_CREATE -> EnumSet.of(TIMESLOTS, PATIENT_CREATE);
            case APPOINTMENT_CONFIRM -> EnumSet.of(APPOINTMENT_CREATE);
            case APPOINTMENT_GET,
                    APPOINTMENT_LISTED,
                    SLOT_TAKEN,
                    NO_DOUBLE_BOOKING,
                    APPOINTMENT_UPDATE,
                    APPOINTMENT_CANCEL -> EnumSet.of(APPOINTMENT_CONFIRM);
            case SLOT_BACK -> EnumSet.of(APPOINTMENT_CANCEL);
            case MEDICAL_NOTE_CREATE, MEDICAL_NOTES, DOCUMENT_CREATE, DOCUMENTS ->
                EnumSet.of(PATIENT_CREATE, RESOURCES);
            case SCHEDULE_CREATE -> EnumSet.of(TIMESLOTS);
            default -> EnumSet.of(CARE_UNITS);
        };
    }

    /** How much must be allowed to be written. */
    SmokeScope scope() {
        return scope;
    }

    /** The type of id that it is about, or null. */
    @Nullable
    IdType type() {
        return type;
    }

    /** Whether that id is a patient's. */
    boolean patient() {
        return operation == Operation.GET_PATIENT;
    }
}
