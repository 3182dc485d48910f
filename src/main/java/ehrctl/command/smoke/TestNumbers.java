package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.id.IdType;
import org.jspecify.annotations.Nullable;

/** Published test numbers and ids, which belong to nobody. */
final class TestNumbers {
    private static final String HSA_ID = "SE2321000131-E000000012345";
    private static final String SWEDISH_RESOURCE = "191212121212";

    /** A patient's; no seeded patient of the sandbox has it. */
    private static final String SWEDISH = "200002292399";

    /** A patient's, of Skatteetaten's test population; no seeded patient of the sandbox has it. */
    private static final String NORWEGIAN = "26858605848";

    private TestNumbers() {}

    /** One of that type; null for an EHR id, which only an EHR can give. */
    static @Nullable String of(IdType type) {
        return switch (type) {
            case SE_PERSONAL_NUMBER -> SWEDISH;
            case NO_PERSONAL_NUMBER -> NORWEGIAN;
            case HSA_ID -> HSA_ID;
            case EMR_ID, NHS_NUMBER -> null;
        };
    }

    /** The number of a resource in the embedded sandbox, which the API itself never answers; null where it has none. */
    static @Nullable String ofResource(String emr, JsonNode resource, IdType type) {
        boolean known = emr.equals("webdoc")
                && type == IdType.SE_PERSONAL_NUMBER
                && HSA_ID.equals(resource.path("hsa_id").textValue());
        return known ? SWEDISH_RESOURCE : null;
    }
}
