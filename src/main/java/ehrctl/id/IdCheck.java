package ehrctl.id;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a value can be an id of its type: characters, check digits and dates; never whether somebody has it. */
public final class IdCheck {
    private IdCheck() {}

    /** The verdict on a value without its prefix; {@code today} decides centuries and what lies in the future. */
    public static Verdict check(IdType type, String value, LocalDate today) {
        String problem = Syntax.problem(value);
        if (problem != null) {
            return Verdict.malformed(problem);
        }
        return switch (type) {
            case EMR_ID -> Verdict.valid(value);
            case SE_PERSONAL_NUMBER -> SwedishNumber.check(value, today);
            case NO_PERSONAL_NUMBER -> NorwegianNumber.check(value);
            case HSA_ID -> HsaId.check(value);
            case NHS_NUMBER -> NhsNumber.check(value);
        };
    }

    /**
     * The type that a value is a valid national number of, although nothing says that it is one: EHRs exist whose ids
     * are their patients' numbers. Null where it is none.
     */
    public static @Nullable IdType nationalType(String value, LocalDate today) {
        if (value.length() < 10 || value.length() > 13) {
            return null;
        }
        for (IdType type : IdType.values()) {
            if (type.national() && check(type, value, today).level() != Verdict.Level.INVALID) {
                return type;
            }
        }
        return null;
    }

    /**
     * What a national number can be, one name for each possibility, like {@code samordningsnummer} or
     * {@code H-number}; none for other types and for what is no such number.
     */
    public static List<String> kinds(IdType type, String value) {
        return switch (type) {
            case SE_PERSONAL_NUMBER -> SwedishNumber.kinds(value);
            case NO_PERSONAL_NUMBER -> NorwegianNumber.kinds(value);
            case NHS_NUMBER ->
                NhsNumber.check(value).level() == Verdict.Level.VALID ? List.of("NHS number") : List.of();
            case EMR_ID, HSA_ID -> List.of();
        };
    }
}
