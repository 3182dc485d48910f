package ehrctl.api;

import static ehrctl.api.Parameter.Kind.*;
import static ehrctl.api.Parameter.body;
import static ehrctl.api.Parameter.path;
import static ehrctl.api.Parameter.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The API's operations, a row each: options, help, client, the sandbox's routes and its validation all come from here.
 * Paths stand below {@code /api/emrs/{emr}}.
 */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of and List.copyOf
public enum Operation {
    LIST_CARE_UNITS("care-units", "list", "GET", "/care-units", Answer.ARRAY, "List the places of care"),
    GET_CARE_UNIT(
            "care-units",
            "get",
            "GET",
            "/care-units/{care_unit_id}",
            Answer.OBJECT,
            "Show one care unit",
            path("care_unit_id", ID, "the care unit")),
    FIND_PATIENTS(
            "patients",
            "find",
            "GET",
            "/care-units/{care_unit_id}/patients",
            Answer.ARRAY,
            "Find patients by name, one of the two at least",
            query("first_name", PERSONAL_TEXT, "given name, whole, in any case"),
            query("last_name", PERSONAL_TEXT, "family name, whole, in any case")),
    GET_PATIENT(
            "patients",
            "get",
            "GET",
            "/care-units/{care_unit_id}/patients/{patient_id}",
            Answer.OBJECT,
            "Show one patient",
            path("patient_id", PATIENT_ID, "the patient")),
    CREATE_PATIENT(
            "patients",
            "create",
            "POST",
            "/care-units/{care_unit_id}/patients",
            Answer.CREATED_OBJECT,
            "Register a patient; one that exists is answered unchanged",
            body("first_name", PERSONAL_TEXT, "given name").demanded(),
            body("last_name", PERSONAL_TEXT, "family name").demanded(),
            body("external_id", NATIONAL_NUMBER, "Swedish or Norwegian personal number, bare"),
            body("phones", PERSONAL_TEXT_LIST, "phone number; may be repeated"),
            body("emails", PERSONAL_TEXT_LIST, "e-mail address; may be repeated")),
    LIST_RESOURCES(
            "resources",
            "list",
            "GET",
            "/care-units/{care_unit_id}/resources",
            Answer.ARRAY,
            "List the people and equipment that can be booked"),
    GET_RESOURCE(
            "resources",
            "get",
            "GET",
            "/care-units/{care_unit_id}/resources/{resource_id}",
            Answer.OBJECT,
            "Show one resource",
            path("resource_id", RESOURCE_ID, "the resource")),
    LIST_HEALTHCARE_SERVICES(
            "healthcare-services",
            "list",
            "GET",
            "/care-units/{care_unit_id}/healthcare-services",
            Answer.ARRAY,
            "List the kinds of appointment"),
    LIST_TIMESLOTS(
            "timeslots",
            "list",
            "GET",
            "/care-units/{care_unit_id}/timeslots",
            Answer.ARRAY,
            "List the windows in which resources are free",
            query("resource_id", BARE_RESOURCE_ID, "only of this resource, by its bare EHR id"),
            query("healthcare_service_id", ID, "only for this service"),
            query("start", TIME, "from then on; default now").chosen(),
            query("end", TIME, "until then; default 30 days after the start").chosen()),
    LIST_APPOINTMENTS(
            "appointments",
            "list",
            "GET",
            "/care-units/{care_unit_id}/appointments",
            Answer.ARRAY,
            "List appointments",
            query("resource_id", RESOURCE_ID, "only of this resource"),
            query("patient_id", PATIENT_ID, "only of this patient"),
            query("start", TIME, "only those that end after it"),
            query("end", TIME, "only those that start before it")),
    GET_APPOINTMENT(
            "appointments",
            "get",
            "GET",
            "/care-units/{care_unit_id}/appointments/{appointment_id}",
            Answer.OBJECT,
            "Show one appointment",
            path("appointment_id", ID, "the appointment")),
    CREATE_APPOINTMENT(
            "appointments",
            "create",
            "POST",
            "/care-units/{care_unit_id}/appointments",
            Answer.CREATED_ARRAY,
            "Book a free timeslot for a patient",
            body("start", TIME, "when it starts").demanded(),
            body("end", TIME, "when it ends").demanded(),
            body("resource_id", RESOURCE_ID, "with whom, or with what").demanded(),
            body("patient_id", PATIENT_ID, "for whom").demanded(),
            // Without a service the API may find a booking ambiguous.
            body("healthcare_service_id", ID, "what for").typedAlways(),
            body("comment", PERSONAL_TEXT, "a remark, at most 500 characters in the sandbox")),
    UPDATE_APPOINTMENT(
            "appointments",
            "update",
            "PATCH",
            "/care-units/{care_unit_id}/appointments/{appointment_id}",
            Answer.OBJECT,
            "Move an appointment, or change its resource or comment",
            path("appointment_id", ID, "the appointment"),
            body("start", TIME, "new start; only together with the end"),
            body("end", TIME, "new end; only together with the start"),
            body("resource_id", BARE_RESOURCE_ID, "new resource, by its bare EHR id"),
            body("comment", PERSONAL_TEXT, "new remark")),
    CANCEL_APPOINTMENT(
            "appointments",
            "cancel",
            "PATCH",
            "/care-units/{care_unit_id}/appointments/{appointment_id}",
            Answer.OBJECT,
            "Cancel one or more appointments",
            path("appointment_id", ID, "the appointments"),
            body("comment", PERSONAL_TEXT, "a remark")),
    CONFIRM_APPOINTMENT(
            "appointments",
            "confirm",
            "PATCH",
            "/care-units/{care_unit_id}/appointments/{appointment_id}",
            Answer.OBJECT,
            "Confirm a booking or a cancelling with the code that the patient got",
            path("appointment_id", ID, "the appointment, or the new id that cancelling answered"),
            body("confirmation.code", CODE, "the code").demanded()),
    /** Like {@link #UPDATE_APPOINTMENT}, for many; no command of its own. */
    UPDATE_APPOINTMENTS(
            "appointments",
            "update",
            "PATCH",
            "/care-units/{care_unit_id}/appointments",
            Answer.ARRAY,
            "Change many appointments alike",
            body("ids", ID_LIST, "the appointments").demanded(),
            body("start", TIME, "new start; only together with the end"),
            body("end", TIME, "new end; only together with the start"),
            body("resource_id", BARE_RESOURCE_ID, "new resource, by its bare EHR id"),
            body("comment", PERSONAL_TEXT, "new remark")),
    /** Like {@link #CANCEL_APPOINTMENT}, for many; what {@code appointments cancel} sends for several ids. */
    CANCEL_APPOINTMENTS(
            "appointments",
            "cancel",
            "PATCH",
            "/care-units/{care_unit_id}/appointments",
            Answer.ARRAY,
            "Cancel many appointments",
            body("ids", ID_LIST, "the appointments").demanded(),
            body("comment", PERSONAL_TEXT, "a remark")),
    GET_SCHEDULE(
            "schedules",
            "get",
            "GET",
            "/care-units/{care_unit_id}/resources/{resource_id}/schedules",
            Answer.ARRAY,
            "Show when a resource works",
            path("resource_id", RESOURCE_ID, "the resource"),
            query("start", TIME, "from then on; default now").chosen(),
            query("end", TIME, "until then; default 30 days after the start").chosen()),
    CREATE_SCHEDULE(
            "schedules",
            "create",
            "POST",
            "/care-units/{care_unit_id}/resources/{resource_id}/schedules",
            Answer.CREATED_OBJECT,
            "Open a period in which a resource works, and so its timeslots",
            path("resource_id", RESOURCE_ID, "the resource"),
            body("start", TIME, "when the period starts").demanded().chosen(),
            body("end", TIME, "when it ends").demanded().chosen(),
            body("healthcare_service_ids", ID_LIST, "for this service; may be repeated; default all of the resource")
                    .chosen(),
            body("slot_minutes", WHOLE_NUMBER, "length of a timeslot; default the service's own")
                    .chosen()),
    LIST_MEDICAL_NOTES(
            "medical-notes",
            "list",
            "GET",
            "/care-units/{care_unit_id}/patients/{patient_id}/medical-notes",
            Answer.ARRAY,
            "List a patient's notes",
            path("patient_id", PATIENT_ID, "whose record it is")),
    CREATE_MEDICAL_NOTE(
            "medical-notes",
            "create",
            "POST",
            "/care-units/{care_unit_id}/patients/{patient_id}/medical-notes",
            Answer.CREATED_OBJECT,
            "Write a note, unsigned, into a patient's record",
            path("patient_id", PATIENT_ID, "whose record it is"),
            body("template_id", TEXT, "the note's template")
                    .demanded()
                    .oneOf(
                            Parameter.UNSTRUCTURED,
                            "leyr_acute_visit",
                            "leyr_new_visit_psychology",
                            "leyr_follow_up_visit_psychology",
                            "leyr_care_status")
                    .filledIn(),
            body("title", PERSONAL_TEXT, "the note's title").demanded(),
            body("created_by_id", AUTHOR_ID, "who wrote it, by the bare EHR id").demanded(),
            body("content", PERSONAL_OBJECT, "the note as the template wants it")
                    .demanded()
                    .filledIn()),
    LIST_DOCUMENTS(
            "documents",
            "list",
            "GET",
            "/care-units/{care_unit_id}/patients/{patient_id}/documents",
            Answer.ARRAY,
            "List a patient's documents",
            path("patient_id", PATIENT_ID, "whose record it is")),
    CREATE_DOCUMENT(
            "documents",
            "create",
            "POST",
            "/care-units/{care_unit_id}/patients/{patient_id}/documents",
            Answer.CREATED_OBJECT,
            "File a document in a patient's record",
            path("patient_id", PATIENT_ID, "whose record it is"),
            body("content", FILE, "the file").demanded(),
            body("format", TEXT, "its media type; default by the file's name")
                    .demanded()
                    .filledIn(),
            body("title", PERSONAL_TEXT, "the document's title").demanded(),
            body("type", TEXT, "what kind of document it is").demanded(),
            body("created_by_id", AUTHOR_ID, "who made it, by the bare EHR id").demanded());

    /** What a success looks like. */
    public enum Answer {
        OBJECT(200),
        ARRAY(200),
        CREATED_OBJECT(201),
        CREATED_ARRAY(201);

        private final int status;

        Answer(int status) {
            this.status = status;
        }

        /** The status that the sandbox answers with; a client must not depend on it. */
        public int status() {
            return status;
        }
    }

    /** An operation found by a request's method and path. */
    public record Match(Operation operation, Map<String, String> pathValues) {
        /** Without the values, which may be ids. */
        @Override
        public String toString() {
            return "Match[" + operation + "]";
        }
    }

    private static final Operation[] ALL = values();

    private final String noun;
    private final String verb;
    private final String method;
    private final List<String> segments;
    private final Answer answer;
    private final String purpose;
    private final List<Parameter> parameters;

    Operation(
            String noun,
            String verb,
            String method,
            String path,
            Answer answer,
            String purpose,
            Parameter... parameters) {
        this.noun = noun;
        this.verb = verb;
        this.method = method;
        this.segments = split(path);
        this.answer = answer;
        this.purpose = purpose;
        this.parameters = List.of(parameters);
    }

    private static List<String> split(String path) {
        List<String> found = new ArrayList<>(5);
        int start = 1;
        for (int slash = path.indexOf('/', 1); slash >= 0; slash = path.indexOf('/', start)) {
            found.add(path.substring(start, slash));
            start = slash + 1;
        }
        found.add(path.substring(start));
        return List.copyOf(found);
    }

    public String noun() {
        return noun;
    }

    public String verb() {
        return verb;
    }

    /** Noun and verb, which is how an operation is called everywhere outside the code. */
    public String command() {
        return noun + " " + verb;
    }

    public String method() {
        return method;
    }

    /** The path's parts below {@code /api/emrs/{emr}}; one in braces stands for a value. */
    public List<String> segments() {
        return segments;
    }

    public Answer answer() {
        return answer;
    }

    /** Whether the API's pages say what a success answers, or the sandbox chose it. */
    public Source answerSource() {
        return switch (this) {
            case GET_CARE_UNIT,
                    GET_SCHEDULE,
                    CREATE_SCHEDULE,
                    LIST_DOCUMENTS,
                    UPDATE_APPOINTMENTS,
                    CANCEL_APPOINTMENTS -> Source.CHOSEN;
            default -> Source.DOCUMENTED;
        };
    }

    /** One line for the user. */
    public String purpose() {
        return purpose;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter of that name, or null. */
    public @Nullable Parameter parameter(String name) {
        for (Parameter parameter : parameters) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        return null;
    }

    /** How a line gives a parameter: the option, or the placeholder of a positional. */
    public String argument(Parameter parameter) {
        if (parameter.place() != Parameter.Place.PATH) {
            return "--" + parameter.option();
        }
        return switch (parameter.kind()) {
            // Of notes and documents the patient is not the object: they are in the patient's record.
            case PATIENT_ID -> noun.equals("patients") ? "ID" : "--" + parameter.option();
            case RESOURCE_ID -> noun.equals("resources") ? "ID" : "RESOURCE_ID";
            default -> "ID";
        };
    }

    /** Whether it changes something, so that it must not be sent twice. */
    public boolean writes() {
        return !method.equals("GET");
    }

    /** Whether it treats many appointments at once; such a row has no command of its own. */
    public boolean bulk() {
        return this == UPDATE_APPOINTMENTS || this == CANCEL_APPOINTMENTS;
    }

    /** The row that does the same to many appointments, where one command does both; else null. */
    public @Nullable Operation many() {
        return this == CANCEL_APPOINTMENT ? CANCEL_APPOINTMENTS : null;
    }

    /** The operation of that noun and verb, or null. */
    public static @Nullable Operation of(String noun, String verb) {
        for (Operation operation : ALL) {
            if (operation.noun.equals(noun) && operation.verb.equals(verb) && !operation.bulk()) {
                return operation;
            }
        }
        return null;
    }

    /** What a user may type for it, without the program's name. */
    public List<String> examples() {
        return switch (this) {
            case LIST_CARE_UNITS -> List.of("care-units list", "care-units list --emr webdoc -o json");
            case GET_CARE_UNIT -> List.of("care-units get L0_1");
            case FIND_PATIENTS -> List.of("patients find --first-name Øyvind --last-name Sæther");
            case GET_PATIENT ->
                List.of("patients get --emr webdoc L0_12345", "patients get --emr webdoc se_personal_number:@ask");
            case CREATE_PATIENT ->
                List.of("patients create --first-name Ola --last-name Nordmann --external-id @number.txt");
            case LIST_RESOURCES -> List.of("resources list");
            case GET_RESOURCE ->
                List.of("resources get 101", "resources get --emr webdoc hsa_id:SE2321000131-E000000012345");
            case LIST_HEALTHCARE_SERVICES -> List.of("healthcare-services list");
            case LIST_TIMESLOTS ->
                List.of(
                        "timeslots list --resource-id 101 --on tomorrow",
                        "timeslots list --healthcare-service-id 202 --start 'mon 13:00' --duration 1w");
            case LIST_APPOINTMENTS -> List.of("appointments list --start today", "appointments list --on fri");
            case GET_APPOINTMENT -> List.of("appointments get A1");
            case CREATE_APPOINTMENT ->
                List.of(
                        "timeslots list -o json | ehrctl appointments create --slot @- --patient-id 301",
                        "appointments create --start 'mon 10:00' --duration 30m --resource-id 101 --healthcare-service-id 202 --patient-id 301 --dry-run");
            case UPDATE_APPOINTMENT -> List.of("appointments update --emr webdoc A1 --comment 'By phone'");
            case CANCEL_APPOINTMENT -> List.of("appointments cancel A1", "appointments cancel A2 A3 --comment Moved");
            case CONFIRM_APPOINTMENT ->
                List.of("appointments confirm --emr anitasystems A1 --code " + Parameter.SANDBOX_CODE);
            case GET_SCHEDULE -> List.of("schedules get 101", "schedules get 101 --on tomorrow");
            case CREATE_SCHEDULE -> List.of("schedules create 101 --start 'tomorrow 17:00' --duration 3h");
            case LIST_MEDICAL_NOTES -> List.of("medical-notes list --emr webdoc --patient-id L0_12345");
            case CREATE_MEDICAL_NOTE ->
                List.of(
                        "medical-notes create --emr webdoc --patient-id L0_12345 --title Call --created-by-id 101 --unstructured @note.txt");
            case LIST_DOCUMENTS -> List.of("documents list --emr webdoc --patient-id L0_12345");
            case CREATE_DOCUMENT ->
                List.of(
                        "documents create --emr webdoc --patient-id L0_12345 --title Referral --type referral --created-by-id 101 --file referral.pdf");
            case UPDATE_APPOINTMENTS, CANCEL_APPOINTMENTS -> List.of();
        };
    }

    /** The body's key that tells this operation from others of the same method and path, or null. */
    public @Nullable String bodyKey() {
        return switch (this) {
            case CANCEL_APPOINTMENT, CANCEL_APPOINTMENTS -> "status";
            case CONFIRM_APPOINTMENT -> "confirmation";
            default -> null;
        };
    }

    /** What stands in {@link #bodyKey()} whatever the line says, or null. */
    public @Nullable String bodyValue() {
        return "status".equals(bodyKey()) ? "cancelled" : null;
    }

    /**
     * Finds the operation of a request.
     *
     * @param path the decoded parts below {@code /api/emrs/{emr}}
     * @return null where there is none
     */
    public static @Nullable Match match(String method, List<String> path, @Nullable JsonNode body) {
        Operation plain = null;
        for (Operation operation : ALL) {
            if (!operation.method.equals(method) || !operation.fits(path)) {
                continue;
            }
            String key = operation.bodyKey();
            if (key == null) {
                plain = operation;
            } else if (body != null && body.has(key)) {
                return new Match(operation, operation.pathValues(path));
            }
        }
        return plain == null ? null : new Match(plain, plain.pathValues(path));
    }

    /** The methods that a path knows; none where the path itself is unknown. */
    public static List<String> methodsAt(List<String> path) {
        List<String> methods = new ArrayList<>(2);
        for (Operation operation : ALL) {
            if (operation.fits(path) && !methods.contains(operation.method)) {
                methods.add(operation.method);
            }
        }
        return methods;
    }

    private boolean fits(List<String> path) {
        if (path.size() != segments.size()) {
            return false;
        }
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.charAt(0) != '{' && !segment.equals(path.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> pathValues(List<String> path) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (segment.charAt(0) == '{') {
                values.put(segment.substring(1, segment.length() - 1), path.get(i));
            }
        }
        return values;
    }
}
