package ehrctl.id;

/**
 * What the check of one id found.
 *
 * @param reason what is wrong or doubtful, without the value; empty when nothing is
 * @param normalised the value as it is sent; empty when invalid
 * @param liftable whether {@code --no-check} lets an invalid value pass: a check digit or a date is wrong, but every
 *     character is one that such a number has
 */
public record Verdict(Level level, String reason, String normalised, boolean liftable) {
    /** How bad it is: nothing, sent with a hint, refused. */
    public enum Level {
        VALID("valid"),
        WARN("warn"),
        INVALID("invalid");

        private final String word;

        Level(String word) {
            this.word = word;
        }

        /** The lower-case word that output shows. */
        public String word() {
            return word;
        }
    }

    static Verdict valid(String normalised) {
        return new Verdict(Level.VALID, "", normalised, false);
    }

    static Verdict warn(String reason, String normalised) {
        return new Verdict(Level.WARN, reason, normalised, false);
    }

    /** Not of the form at all: nothing lifts it. */
    static Verdict malformed(String reason) {
        return new Verdict(Level.INVALID, reason, "", false);
    }

    /** Of the form, but no such number can have been given to anybody. */
    static Verdict wrong(String reason) {
        return new Verdict(Level.INVALID, reason, "", true);
    }

    @Override
    public String toString() {
        return reason.isEmpty() ? level.word() : level.word() + ": " + reason;
    }
}
