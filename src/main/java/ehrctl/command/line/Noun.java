package ehrctl.command.line;

import org.jspecify.annotations.Nullable;

/** The first words of the commands, in the order of the root's help, with what belongs to them as a whole. */
public enum Noun {
    CARE_UNITS("care-units", Group.LOOK_UP, "places of care"),
    RESOURCES("resources", Group.LOOK_UP, "people and equipment that can be booked"),
    HEALTHCARE_SERVICES("healthcare-services", "services", Group.LOOK_UP, "kinds of appointment"),
    TIMESLOTS("timeslots", Group.LOOK_UP, "windows in which resources are free"),
    SCHEDULES("schedules", Group.BOOK, "when resources work"),
    APPOINTMENTS("appointments", Group.BOOK, "book, move, cancel and confirm"),
    PATIENTS("patients", Group.RECORD, "find and register patients"),
    MEDICAL_NOTES("medical-notes", "notes", Group.RECORD, "notes in a patient's record"),
    DOCUMENTS("documents", Group.RECORD, "documents in a patient's record"),
    STATUS("status", Group.TOOLS, "where a command would go, and why there"),
    SMOKE("smoke", Group.TOOLS, "check whether an environment works, for CI"),
    EHRS("ehrs", Group.TOOLS, "what each EHR supports"),
    IDS("ids", Group.TOOLS, "check identifiers, mask them in text"),
    API("api", Group.TOOLS, "any request to the API"),
    OPENAPI("openapi", Group.TOOLS, "the contract as an OpenAPI document"),
    BATCH("batch", Group.TOOLS, "many commands in one process"),
    PROFILES("profiles", Group.TOOLS, "named settings"),
    SANDBOX("sandbox", Group.TOOLS, "the embedded EHRs: their state, and a server"),
    COMPLETION("completion", Group.TOOLS, "completion scripts for shells"),
    VERSION("version", Group.TOOLS, "version, build and runtime");

    /** The headings of the root's help. */
    public enum Group {
        LOOK_UP("Look up"),
        BOOK("Book"),
        RECORD("Patients and records"),
        TOOLS("Tools");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final String word;
    private final @Nullable String alias;
    private final Group group;
    private final String purpose;

    Noun(String word, Group group, String purpose) {
        this(word, null, group, purpose);
    }

    Noun(String word, @Nullable String alias, Group group, String purpose) {
        this.word = word;
        this.alias = alias;
        this.group = group;
        this.purpose = purpose;
    }

    public String word() {
        return word;
    }

    /** A shorter word for the same, or null. */
    public @Nullable String alias() {
        return alias;
    }

    public Group group() {
        return group;
    }

    /** What it is, in a few words. */
    public String purpose() {
        return purpose;
    }

    /** Whether it is a command by itself, without a verb. */
    public boolean alone() {
        return switch (this) {
            case API, BATCH, OPENAPI, SMOKE, STATUS, VERSION -> true;
            default -> false;
        };
    }

    /** The noun of that word or alias, or null. */
    public static @Nullable Noun of(String word) {
        for (Noun noun : values()) {
            if (noun.word.equals(word) || word.equals(noun.alias)) {
                return noun;
            }
        }
        return null;
    }
}
