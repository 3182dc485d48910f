package ehrctl.command.smoke;

import ehrctl.api.Ehr;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.command.session.Checks;
import ehrctl.id.IdCheck;
import ehrctl.id.IdType;
import ehrctl.id.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one EHR is expected to do.
 *
 * @param ehr null where nothing is known of it
 * @param embedded whether it is the embedded sandbox, for which every fact holds; elsewhere only documented ones do
 * @param strict whether all that the table says is expected
 */
record SmokeFacts(@Nullable Ehr ehr, boolean embedded, boolean strict) {

    /** Whether something works there. */
    enum Support {
        YES,
        NO,
        /** The API may say so itself. */
        UNKNOWN
    }

    private Source source() {
        return embedded ? Source.CHOSEN : Source.DOCUMENTED;
    }

    /** How people call it. */
    String name() {
        return ehr == null ? "this EHR" : ehr.name();
    }

    /** Whether the EHR has what a check is about. */
    Support of(SmokeCheck check) {
        Operation operation = check.operation();
        Support support = operation == null ? Support.YES : of(operation);
        IdType type = check.type();
        if (support == Support.NO || type == null) {
            return support;
        }
        Support ofType = of(type, check.patient());
        return ofType == Support.YES ? support : ofType;
    }

    /** Whether what a check expects is documented, or the sandbox chose it; null where it asks the API nothing. */
    @Nullable
    Source sourceOf(SmokeCheck check) {
        Operation operation = check.operation();
        if (operation == null) {
            return null;
        }
        boolean documented = operation.answerSource() == Source.DOCUMENTED
                && (ehr == null || of(operation) == Support.UNKNOWN || ehr.sourceOf(operation) == Source.DOCUMENTED);
        return documented ? Source.DOCUMENTED : Source.CHOSEN;
    }

    Support of(Operation operation) {
        switch (operation) {
            case LIST_CARE_UNITS, LIST_RESOURCES, LIST_HEALTHCARE_SERVICES, LIST_TIMESLOTS -> {
                return Support.YES;
            }
            default -> {}
        }
        if (ehr == null) {
            return Support.UNKNOWN;
        }
        if (!ehr.supports(operation, source())) {
            return Support.NO;
        }
        boolean certain = embedded
                || ehr.sourceOf(operation) == Source.DOCUMENTED
                || (strict && ehr.supports(operation, Source.CHOSEN));
        return certain ? Support.YES : Support.UNKNOWN;
    }

    private Support of(IdType type, boolean patient) {
        if (type == IdType.EMR_ID) {
            return Support.YES;
        }
        List<IdType> types = ehr == null ? null : patient ? ehr.patientIds(source()) : ehr.resourceIds(source());
        if (types == null) {
            return Support.UNKNOWN;
        }
        return types.contains(type) ? Support.YES : Support.NO;
    }

    /** Whether a booking awaits a confirmation; null where it is not known. */
    @Nullable
    Boolean twoStep() {
        return ehr == null ? null : ehr.twoStep();
    }

    boolean patientNeeds(String field) {
        return ehr != null && ehr.patientNeeds(Source.CHOSEN).contains(field);
    }

    /**
     * A number that the EHR takes as this type, or null.
     *
     * @param given what the user gave
     */
    static @Nullable String number(IdType type, @Nullable String given) {
        if (given == null) {
            return null;
        }
        Verdict verdict = IdCheck.check(type, given, Checks.today());
        return verdict.level() == Verdict.Level.INVALID ? null : verdict.normalised();
    }
}
