package ehrctl.command.session;

import ehrctl.api.Ehr;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.id.IdCheck;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import ehrctl.id.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is checked before a request is sent: what the EHR supports, then check digits and dates. */
public final class Checks {
    private final @Nullable Ehr ehr;
    private final Source source;
    private final boolean lenient;

    /**
     * Sets what will be checked.
     *
     * @param ehr null where nothing is known of it
     * @param source which facts may refuse
     * @param lenient whether all but syntax is left to the API
     */
    public Checks(@Nullable Ehr ehr, Source source, boolean lenient) {
        this.ehr = ehr;
        this.source = source;
        this.lenient = lenient;
    }

    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /**
     * What the EHR lacks: the sandbox is known to refuse it; of a remote API it is only known that it did not have it
     * yet. Answers a hint, or null.
     */
    @Nullable
    public String operation(Operation operation) {
        if (ehr == null || lenient || ehr.supports(operation, source)) {
            return null;
        }
        if (source == Source.DOCUMENTED) {
            return ehr.name() + " is documented as not yet supporting " + operation.command()
                    + "; it is sent all the same, and the API decides";
        }
        throw unsupported(ehr.name() + " does not support " + operation.command(), ehr);
    }

    public void type(Parameter.Kind kind, IdType type) {
        if (ehr == null || lenient) {
            return;
        }
        boolean patient = kind == Parameter.Kind.PATIENT_ID;
        List<IdType> types = patient ? ehr.patientIds(source) : ehr.resourceIds(source);
        if (types != null && !types.contains(type)) {
            throw unsupported(
                    ehr.name() + " does not know a " + (patient ? "patient" : "resource") + " by " + type.prefix(),
                    ehr);
        }
    }

    private static Failure unsupported(String message, Ehr ehr) {
        return Failure.unsent(
                ExitCode.UNSUPPORTED, message, "see: ehrctl ehrs get " + ehr.code(), "--no-check lets the API decide");
    }

    /** Check digits and dates; what cannot be an id at all is refused even when lenient. Answers a hint, or null. */
    @Nullable
    public String digits(TypedId id, String label) {
        if (!(id instanceof TypedId.Direct direct) || direct.type() == IdType.EMR_ID) {
            return null;
        }
        Verdict verdict = IdCheck.check(direct.type(), direct.value(), today());
        if (verdict.level() == Verdict.Level.INVALID && !(lenient && verdict.liftable())) {
            throw invalid(label, direct.type(), verdict);
        }
        return verdict.level() == Verdict.Level.WARN ? doubt(label, direct.type(), verdict) : null;
    }

    /** An EHR id in a place that takes no header, where a number of a person would be seen. */
    public void bare(TypedId id, String label) {
        if (lenient || !(id instanceof TypedId.Direct direct)) {
            return;
        }
        IdType type = IdCheck.nationalType(direct.value(), today());
        // Of all ids of ten digits one in eleven could be an NHS number, which no EHR is known to use.
        if (type != null && type != IdType.NHS_NUMBER) {
            throw Failure.unsent(
                    ExitCode.UNSUPPORTED,
                    label + " takes the bare EHR id only, never by header, and this one is a valid " + type.title(),
                    "--no-check sends it all the same");
        }
    }

    private static Failure invalid(String label, IdType type, Verdict verdict) {
        String message = label + " is not a valid " + type.title() + ": " + verdict.reason();
        return verdict.liftable()
                ? Failure.usage(message, "nothing was sent; --no-check lets the API decide")
                : Failure.usage(message, "nothing was sent");
    }

    /** The national number of {@code external_id} in the form to send. */
    public String nationalNumber(String value, String label) {
        int colon = value.indexOf(':');
        if (!lenient && colon > 0 && IdType.of(value.substring(0, colon)) != null) {
            throw Failure.usage(
                    label + " takes the number alone, without " + value.substring(0, colon + 1), "nothing was sent");
        }
        IdType demanded = ehr == null ? null : ehr.externalId();
        if (demanded != null) {
            return national(demanded, value, label);
        }
        Verdict swedish = IdCheck.check(IdType.SE_PERSONAL_NUMBER, value, today());
        if (swedish.level() != Verdict.Level.INVALID) {
            return swedish.normalised();
        }
        Verdict norwegian = IdCheck.check(IdType.NO_PERSONAL_NUMBER, value, today());
        if (norwegian.level() != Verdict.Level.INVALID) {
            return norwegian.normalised();
        }
        if (!lenient) {
            throw Failure.usage(
                    label + " is not a valid Swedish or Norwegian personal number",
                    "nothing was sent; --no-check lets the API decide");
        }
        return value;
    }

    /** What is doubtful about a number that is sent all the same, as a hint; null where nothing is. */
    @Nullable
    public String doubt(String number, String label) {
        for (IdType type : new IdType[] {IdType.SE_PERSONAL_NUMBER, IdType.NO_PERSONAL_NUMBER}) {
            Verdict verdict = IdCheck.check(type, number, today());
            if (verdict.level() == Verdict.Level.WARN) {
                return doubt(label, type, verdict);
            }
        }
        return null;
    }

    private static String doubt(String label, IdType type, Verdict verdict) {
        return label + " may not be a " + type.title() + ": " + verdict.reason();
    }

    private String national(IdType type, String value, String label) {
        Verdict verdict = IdCheck.check(type, value, today());
        if (verdict.level() != Verdict.Level.INVALID) {
            return verdict.normalised();
        }
        if (!lenient) {
            throw invalid(label, type, verdict);
        }
        return value;
    }

    /** The fields that this EHR demands of a new patient, beyond those of every EHR. */
    public List<String> patientNeeds() {
        return ehr == null || lenient ? List.of() : ehr.patientNeeds(source);
    }

    @Nullable
    public Ehr ehr() {
        return ehr;
    }
}
