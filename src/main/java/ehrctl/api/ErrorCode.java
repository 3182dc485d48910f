package ehrctl.api;

import org.jspecify.annotations.Nullable;

/** The codes that the API's pages document: of the envelope, then of what exactly is wrong. */
public enum ErrorCode {
    BAD_REQUEST("Request validation failed"),
    UNAUTHORIZED("Unauthorized"),
    EMR_ERROR("Internal EMR error"),
    UNKNOWN_ERROR("Unknown error"),
    SERVICE_UNAVAILABLE("Service unavailable"),
    INVALID_PATIENT_ID(ExitCode.NOT_FOUND),
    INVALID_CARE_UNIT_ID(ExitCode.NOT_FOUND),
    INVALID_HEALTHCARE_SERVICE_ID(ExitCode.NOT_FOUND),
    INVALID_RESOURCE_ID(ExitCode.NOT_FOUND),
    INVALID_APPOINTMENT_ID(ExitCode.NOT_FOUND),
    INVALID_CREATED_BY_ID(ExitCode.NOT_FOUND),
    NO_TIMESLOTS_AVAILABLE(ExitCode.CONFLICT),
    AMBIGUOUS_TIMESLOTS(ExitCode.CONFLICT),
    NOT_SUPPORTED(ExitCode.UNSUPPORTED),
    PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED(ExitCode.UNSUPPORTED),
    INVALID_COMMENT_LENGTH(ExitCode.REJECTED),
    INVALID_NOTE_CONTENT(ExitCode.REJECTED),
    MISSING_REQUIRED_FIELD(ExitCode.REJECTED),
    MAX_ITEMS_EXCEEDED(ExitCode.REJECTED),
    BAD_INPUT(ExitCode.REJECTED),
    INVALID_PATIENT_ID_TYPE(ExitCode.REJECTED);

    private final String title;
    private final @Nullable ExitCode meaning;

    ErrorCode(String title) {
        this.title = title;
        this.meaning = null;
    }

    ErrorCode(ExitCode meaning) {
        this.title = "";
        this.meaning = meaning;
    }

    /** The code of that name, without regard to case; null where no page has it. */
    static @Nullable ErrorCode of(String name) {
        for (ErrorCode code : values()) {
            if (code.name().equalsIgnoreCase(name)) {
                return code;
            }
        }
        return null;
    }

    /** Whether it says what kind of failure an answer is; the others say what exactly is wrong. */
    public boolean ofEnvelope() {
        return meaning == null;
    }

    /** What it says about a request; null for a code of the envelope, which says too little. */
    @Nullable
    ExitCode meaning() {
        return meaning;
    }

    /** Whether the pages have that title. */
    static boolean isTitle(String text) {
        for (ErrorCode code : values()) {
            if (!text.isEmpty() && code.title.equals(text)) {
                return true;
            }
        }
        return false;
    }
}
