package ehrctl.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One parameter of an operation.
 *
 * @param name the API's field; a dot leads into a nested object
 * @param kind what values it takes
 * @param place where the value travels
 * @param required whether the API demands it
 * @param typed whether a line has to give it: mostly as the API demands it, but a command can fill some in by itself
 * @param source whether the API's pages name it, or the sandbox chose it
 * @param known all values that it takes, the default first; empty where it takes any
 * @param help one line for the user
 */
public record Parameter(
        String name,
        Kind kind,
        Place place,
        boolean required,
        boolean typed,
        Source source,
        List<String> known,
        String help) {

    /** How many ids one request may name in the sandbox; no page states the API's own limit. */
    public static final int MOST_IDS = 100;

    /** The code that confirms everything in the sandbox. */
    public static final String SANDBOX_CODE = "123456";

    /** The one template of notes whose content is known: text in a field of the name {@code unstructured}. */
    public static final String UNSTRUCTURED = "leyr_unstructured";

    /** Where a value travels. */
    public enum Place {
        PATH,
        QUERY,
        BODY
    }

    /** What values a parameter takes, and how sensitive they are. */
    public enum Kind {
        /** A resource by any type of id. */
        RESOURCE_ID(Sensitivity.TYPED_ID, "ID"),
        /** A patient by any type of id. */
        PATIENT_ID(Sensitivity.TYPED_ID, "ID"),
        /** A resource by the bare id that the EHR gave it; the API takes no other here. */
        BARE_RESOURCE_ID(Sensitivity.TYPED_ID, "ID"),
        /** Who made something: the bare id that the EHR gave a resource. The API's pages differ on other types. */
        AUTHOR_ID(Sensitivity.TYPED_ID, "ID"),
        /** An opaque id of an appointment, a care unit or a service. */
        ID(Sensitivity.OPEN, "ID"),
        /** Several opaque ids. */
        ID_LIST(Sensitivity.OPEN, "ID"),
        /** A national number without a prefix. */
        NATIONAL_NUMBER(Sensitivity.PERSONAL, "NUMBER"),
        /** The code that confirms something. */
        CODE(Sensitivity.PERSONAL, "CODE"),
        /** An instant, ISO 8601 with offset. */
        TIME(Sensitivity.OPEN, "TIME"),
        TEXT(Sensitivity.OPEN, "TEXT"),
        /** Text about a person. */
        PERSONAL_TEXT(Sensitivity.PERSONAL, "TEXT"),
        /** Several texts about a person. */
        PERSONAL_TEXT_LIST(Sensitivity.PERSONAL, "TEXT"),
        /** A JSON object about a person. */
        PERSONAL_OBJECT(Sensitivity.PERSONAL, "JSON"),
        /** A file's bytes, sent as base64. */
        FILE(Sensitivity.PERSONAL, "FILE"),
        WHOLE_NUMBER(Sensitivity.OPEN, "N");

        private final Sensitivity sensitivity;
        private final String placeholder;

        Kind(Sensitivity sensitivity, String placeholder) {
            this.sensitivity = sensitivity;
            this.placeholder = placeholder;
        }

        public Sensitivity sensitivity() {
            return sensitivity;
        }

        /** What stands for the value in a synopsis. */
        public String placeholder() {
            return placeholder;
        }

        public boolean list() {
            return this == ID_LIST || this == PERSONAL_TEXT_LIST;
        }

        /** Whether the value is a typed id that may travel by header. */
        public boolean typedId() {
            return this == RESOURCE_ID || this == PATIENT_ID;
        }

        /** Whether the value may be read from standard input, a file or the terminal. */
        public boolean readable() {
            return switch (this) {
                case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID, ID, ID_LIST, NATIONAL_NUMBER, CODE -> true;
                default -> false;
            };
        }
    }

    /** Who may see a value. */
    public enum Sensitivity {
        /** May be named in messages. */
        OPEN,
        /** Only the type may be named. */
        TYPED_ID,
        /** Only that there is one may be named. */
        PERSONAL
    }

    static Parameter path(String name, Kind kind, String help) {
        return new Parameter(name, kind, Place.PATH, true, true, Source.DOCUMENTED, List.of(), help);
    }

    static Parameter query(String name, Kind kind, String help) {
        return new Parameter(name, kind, Place.QUERY, false, false, Source.DOCUMENTED, List.of(), help);
    }

    static Parameter body(String name, Kind kind, String help) {
        return new Parameter(name, kind, Place.BODY, false, false, Source.DOCUMENTED, List.of(), help);
    }

    Parameter demanded() {
        return new Parameter(name, kind, place, true, true, source, known, help);
    }

    /** The same, where no page of the API names it. */
    Parameter chosen() {
        return new Parameter(name, kind, place, required, typed, Source.CHOSEN, known, help);
    }

    Parameter oneOf(String... values) {
        return new Parameter(name, kind, place, required, typed, source, List.of(values), help);
    }

    /** The same, where the command fills it in when the line does not give it. */
    Parameter filledIn() {
        return new Parameter(name, kind, place, required, false, source, known, help);
    }

    /** The same, where the line has to give what the API could do without. */
    Parameter typedAlways() {
        return new Parameter(name, kind, place, required, true, source, known, help);
    }

    /** The option's name without dashes: the last part of the name in kebab-case, singular for a list. */
    public String option() {
        if (kind == Kind.FILE) {
            return "file";
        }
        String last = name.substring(name.lastIndexOf('.') + 1).replace('_', '-');
        return kind.list() && last.endsWith("s") ? last.substring(0, last.length() - 1) : last;
    }

    /** The object that the body nests the value in, or null. */
    public @Nullable String parent() {
        int dot = name.indexOf('.');
        return dot < 0 ? null : name.substring(0, dot);
    }

    /** The name within {@link #parent()}. */
    public String leaf() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Written out, because a record's own is linked by method handles, which costs a command more than a hello world. */
    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
