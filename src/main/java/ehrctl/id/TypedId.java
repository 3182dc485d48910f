package ehrctl.id;

import java.time.LocalDate;

/** An id as the API reads it: a value with its type, or the name of the header that holds one. */
public sealed interface TypedId permits TypedId.Direct, TypedId.InHeader {
    /** What stands before the colon when the id itself is in a header. */
    String HEADER = "header";

    /** What is shown in place of an id. */
    String HIDDEN = "***";

    /** The form to send, {@code type:value} or {@code header:name}, not percent-encoded. */
    String text();

    /** Whether it names a person to anybody: a national number, also one that stands as an EHR's own id. */
    boolean namesAPerson(LocalDate today);

    /** The same id with a national number in its official length, if it can be read as one; otherwise itself. */
    TypedId normalised(LocalDate today);

    /**
     * Reads {@code TYPE:VALUE}, {@code header:NAME}, or a bare EHR id. Checks syntax only, see {@link IdCheck}.
     *
     * @throws InvalidIdException if the type is unknown, or the value is empty, {@code .} or {@code ..}, or has
     *     blanks, control or non-ASCII characters; the message does not hold the value
     */
    static TypedId parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return new Direct(IdType.EMR_ID, text);
        }
        String prefix = text.substring(0, colon);
        String rest = text.substring(colon + 1);
        if (prefix.equals(HEADER)) {
            return new InHeader(rest);
        }
        IdType type = IdType.of(prefix);
        if (type == null) {
            throw new InvalidIdException(unknown(prefix));
        }
        return new Direct(type, rest);
    }

    private static String unknown(String prefix) {
        StringBuilder message = new StringBuilder("unknown id type");
        if (looksLikeAType(prefix)) {
            message.append(" '").append(prefix).append('\'');
        }
        message.append(" before the colon; known are ");
        for (IdType type : IdType.values()) {
            message.append(type.prefix()).append(", ");
        }
        return message.append(HEADER)
                .append(". An EHR id with a colon in it is written with emr_id: in front")
                .toString();
    }

    /** A prefix that is no word may be the beginning of an id, which no message may show. */
    private static boolean looksLikeAType(String prefix) {
        if (prefix.isEmpty() || prefix.length() > 20) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            char c = prefix.charAt(i);
            if (!(c >= 'a' && c <= 'z') && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** An id that stands where it is used; the value of a national number is as it was typed until normalised. */
    record Direct(IdType type, String value) implements TypedId {
        public Direct {
            String problem = Syntax.problem(value);
            if (problem != null) {
                throw new InvalidIdException(type.title() + ": " + problem);
            }
        }

        @Override
        public String text() {
            return type.prefix() + ":" + value;
        }

        @Override
        public boolean namesAPerson(LocalDate today) {
            return type.national() || (type == IdType.EMR_ID && IdCheck.nationalType(value, today) != null);
        }

        @Override
        public TypedId normalised(LocalDate today) {
            if (type != IdType.SE_PERSONAL_NUMBER) {
                return this;
            }
            String twelve = SwedishNumber.twelveDigits(value, today);
            return twelve == null ? this : new Direct(type, twelve);
        }

        @Override
        public String toString() {
            return type.prefix() + ":" + HIDDEN;
        }
    }

    /** An id that travels in the header of this name, so that no URL or body shows it. */
    record InHeader(String name) implements TypedId {
        public InHeader {
            HeaderName.check(name);
        }

        @Override
        public String text() {
            return HEADER + ":" + name;
        }

        @Override
        public boolean namesAPerson(LocalDate today) {
            return false;
        }

        @Override
        public TypedId normalised(LocalDate today) {
            return this;
        }

        @Override
        public String toString() {
            return text();
        }
    }
}
