package ehrctl.fhir;

import ehrctl.api.Operation;
import org.jspecify.annotations.Nullable;

/** What a token is asked to allow: no more than the operation needs. */
final class Scopes {
    private static final String[] PLACES = {
        "Location", "HealthcareService", "Practitioner", "PractitionerRole", "Device", "Schedule"
    };

    private Scopes() {}

    /**
     * The scopes of an operation; all types for a request that somebody wrote out.
     *
     * @param version2 whether the server knows SMART's second spelling, {@code .rs} for {@code .read}
     */
    static String of(@Nullable Operation operation, boolean writes, boolean version2) {
        String read = version2 ? ".rs" : ".read";
        String change = version2 ? ".crus" : ".*";
        if (operation == null) {
            return "system/*" + (writes ? change : read);
        }
        StringBuilder scopes = new StringBuilder();
        for (String type : PLACES) {
            boolean written = type.equals("Schedule") && operation == Operation.CREATE_SCHEDULE;
            add(scopes, type, written ? change : read);
        }
        switch (operation) {
            case FIND_PATIENTS, GET_PATIENT -> add(scopes, "Patient", read);
            case CREATE_PATIENT -> add(scopes, "Patient", change);
            case LIST_TIMESLOTS, GET_SCHEDULE -> add(scopes, "Slot", read);
            case CREATE_SCHEDULE -> add(scopes, "Slot", change);
            case LIST_APPOINTMENTS, GET_APPOINTMENT -> {
                add(scopes, "Patient", read);
                add(scopes, "Appointment", read);
            }
            case CREATE_APPOINTMENT,
                    UPDATE_APPOINTMENT,
                    CANCEL_APPOINTMENT,
                    CONFIRM_APPOINTMENT,
                    UPDATE_APPOINTMENTS,
                    CANCEL_APPOINTMENTS -> {
                add(scopes, "Patient", read);
                add(scopes, "Slot", change);
                add(scopes, "Appointment", change);
            }
            case LIST_MEDICAL_NOTES, LIST_DOCUMENTS -> {
                add(scopes, "Patient", read);
                add(scopes, "DocumentReference", read);
            }
            case CREATE_MEDICAL_NOTE, CREATE_DOCUMENT -> {
                add(scopes, "Patient", read);
                add(scopes, "DocumentReference", change);
            }
            case LIST_CARE_UNITS, GET_CARE_UNIT, LIST_RESOURCES, GET_RESOURCE, LIST_HEALTHCARE_SERVICES -> {}
        }
        return scopes.toString();
    }

    private static void add(StringBuilder scopes, String type, String may) {
        scopes.append(scopes.isEmpty() ? "" : " ")
                .append("system/")
                .append(type)
                .append(may);
    }
}
