package ehrctl.api;

import ehrctl.id.IdType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one EHR is and supports: a row of {@code ehrs.json}. What no row tells is assumed to work.
 *
 * @param code its name in paths
 * @param name its name for people
 * @param country ISO 3166 code of where it is mostly used
 * @param codeSource whether the code was read in a real path
 * @param documented what the vendor states
 * @param chosen what the sandbox does where the vendor states nothing
 */
public record Ehr(String code, String name, String country, Source codeSource, Facts documented, Facts chosen) {

    /** Which of an EHR's patients can be read back. */
    public enum PatientsReadable {
        ALL,
        /** Only those that were created through the API. */
        CREATED
    }

    /**
     * Facts of one source; null or an empty list where that source is silent.
     *
     * @param resourceIds types of id that name a resource
     * @param patientIds types of id that name a patient
     * @param has operations that are said to work, as noun and verb
     * @param lacks operations that do not exist there, as noun and verb
     * @param patientNeeds fields, beyond the names, that creating a patient demands
     * @param externalId which national number {@code external_id} must be
     * @param twoStep whether booking and cancelling await a confirmation
     * @param patientsReadable which patients can be read back
     * @param idsAreNumbers whether a patient's EHR id is the patient's national number
     */
    public record Facts(
            @Nullable List<IdType> resourceIds,
            @Nullable List<IdType> patientIds,
            List<String> has,
            List<String> lacks,
            List<String> patientNeeds,
            @Nullable IdType externalId,
            boolean twoStep,
            @Nullable PatientsReadable patientsReadable,
            boolean idsAreNumbers) {}

    /** Whether the operation exists there; with {@code DOCUMENTED} only a documented lack counts. */
    public boolean supports(Operation operation, Source source) {
        String command = operation.command();
        if (documented.lacks().contains(command)) {
            return false;
        }
        return source == Source.DOCUMENTED || !chosen.lacks().contains(command);
    }

    /** Where the answer of {@link #supports} comes from. */
    public Source sourceOf(Operation operation) {
        String command = operation.command();
        return documented.has().contains(command) || documented.lacks().contains(command)
                ? Source.DOCUMENTED
                : Source.CHOSEN;
    }

    /** The types of id that name a resource; null where a remote API must decide. */
    public @Nullable List<IdType> resourceIds(Source source) {
        return documented.resourceIds() != null || source == Source.DOCUMENTED
                ? documented.resourceIds()
                : chosen.resourceIds();
    }

    /** The types of id that name a patient; null where a remote API must decide. */
    public @Nullable List<IdType> patientIds(Source source) {
        return documented.patientIds() != null || source == Source.DOCUMENTED
                ? documented.patientIds()
                : chosen.patientIds();
    }

    /** Fields that creating a patient demands, beyond the names; with {@code DOCUMENTED} only documented ones. */
    public List<String> patientNeeds(Source source) {
        if (source == Source.DOCUMENTED || chosen.patientNeeds().isEmpty()) {
            return documented.patientNeeds();
        }
        List<String> needs = new ArrayList<>(documented.patientNeeds());
        needs.addAll(chosen.patientNeeds());
        return needs;
    }

    /** Which national number {@code external_id} must be, or null. */
    public @Nullable IdType externalId() {
        return documented.externalId();
    }

    /** Whether booking and cancelling await a confirmation. */
    public boolean twoStep() {
        return documented.twoStep();
    }

    /** Whether a patient's EHR id is the patient's national number. */
    public boolean idsAreNumbers() {
        return documented.idsAreNumbers();
    }

    /** Which patients can be read back. */
    public PatientsReadable patientsReadable() {
        PatientsReadable readable = documented.patientsReadable();
        return readable == null ? PatientsReadable.ALL : readable;
    }
}
