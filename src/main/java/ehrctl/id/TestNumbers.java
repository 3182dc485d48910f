package ehrctl.id;

import org.jspecify.annotations.Nullable;

/** Published test numbers and ids, which belong to nobody. */
public final class TestNumbers {
    /** Of a resource of the sandbox, whose Swedish number is {@link #SWEDISH_RESOURCE}. */
    public static final String HSA_ID = "SE2321000131-E000000012345";

    public static final String SWEDISH_RESOURCE = "191212121212";

    /** A patient's; no seeded patient of the sandbox has it. */
    private static final String SWEDISH = "200002292399";

    /** A patient's, of Skatteetaten's test population; no seeded patient of the sandbox has it. */
    private static final String NORWEGIAN = "26858605848";

    private TestNumbers() {}

    /** One of that type; null for an EHR id, which only an EHR can give. */
    public static @Nullable String of(IdType type) {
        return switch (type) {
            case SE_PERSONAL_NUMBER -> SWEDISH;
            case NO_PERSONAL_NUMBER -> NORWEGIAN;
            case HSA_ID -> HSA_ID;
            case EMR_ID, NHS_NUMBER -> null;
        };
    }
}
