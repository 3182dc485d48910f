package ehrctl.id;

import org.jspecify.annotations.Nullable;

/** The types of id that name a resource or a patient. */
public enum IdType {
    EMR_ID("emr_id", "EHR id"),
    SE_PERSONAL_NUMBER("se_personal_number", "Swedish personal number"),
    NO_PERSONAL_NUMBER("no_personal_number", "Norwegian personal number"),
    HSA_ID("hsa_id", "HSA id");

    private final String prefix;
    private final String title;

    IdType(String prefix, String title) {
        this.prefix = prefix;
        this.title = title;
    }

    public String prefix() {
        return prefix;
    }

    public String title() {
        return title;
    }

    public boolean national() {
        return this == SE_PERSONAL_NUMBER || this == NO_PERSONAL_NUMBER;
    }

    public static @Nullable IdType of(String prefix) {
        for (IdType type : values()) {
            if (type.prefix.equals(prefix)) {
                return type;
            }
        }
        return null;
    }
}
