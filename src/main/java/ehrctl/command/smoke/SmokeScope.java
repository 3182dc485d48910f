package ehrctl.command.smoke;

/** How much may be written, each with what stands before it. */
enum SmokeScope {
    READ(""),
    /** A patient, and a booking that is cancelled again. */
    WRITE("--write"),
    /** Also what the API cannot take back. */
    WRITE_ALL("--write=all");

    private final String option;

    SmokeScope(String option) {
        this.option = option;
    }

    /** How to ask for it. */
    String option() {
        return option;
    }
}
