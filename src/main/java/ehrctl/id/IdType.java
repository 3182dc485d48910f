package ehrctl.id;

import org.jspecify.annotations.Nullable;

/** The kinds of id that the API tells apart by a prefix. */
public enum IdType {
    EMR_ID("emr_id", "EHR id", false),
    SE_PERSONAL_NUMBER("se_personal_number", "Swedish personal number", true),
    NO_PERSONAL_NUMBER("no_personal_number", "Norwegian personal number", true),
    HSA_ID("hsa_id", "HSA id", false),
    NHS_NUMBER("nhs_number", "NHS number", true);

    private final String prefix;
    private final String title;
    private final boolean national;

    IdType(String prefix, String title, boolean national) {
        this.prefix = prefix;
        this.title = title;
        this.national = national;
    }

    /** The word before the colon, as the API spells it. */
    public String prefix() {
        return prefix;
    }

    /** What people call it, for messages. */
    public String title() {
        return title;
    }

    /** Whether the value names a person to anybody, not only to one EHR or employer. */
    public boolean national() {
        return national;
    }

    /** The type with this prefix, in the API's own spelling only; null when there is none. */
    public static @Nullable IdType of(String prefix) {
        for (IdType type : values()) {
            if (type.prefix.equals(prefix)) {
                return type;
            }
        }
        return null;
    }
}
