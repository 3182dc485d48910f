package ehrctl.command.batch;

import ehrctl.api.ExitCode;

/** What the end of a batch's line means for the next run with the same journal. */
enum LineEnd {
    /** It was sent and answered: it is not run again. */
    FINAL("finished"),
    /** Nothing of it was sent, or the API did nothing and may do it another time: it is run again. */
    AGAIN("again"),
    /** A write was sent, and whether it was done is not known. */
    UNKNOWN("unknown");

    private final String word;

    LineEnd(String word) {
        this.word = word;
    }

    /** What the journal calls it. */
    String word() {
        return word;
    }

    /**
     * Decides by how a line ended.
     *
     * @param sent whether what ended it came after a request had been sent
     * @param wrote whether a write was sent
     * @param accepted whether the API accepted a write
     */
    static LineEnd of(int exitCode, boolean sent, boolean wrote, boolean accepted) {
        if (exitCode == ExitCode.UNKNOWN_OUTCOME.number()) {
            return UNKNOWN;
        }
        if (accepted) {
            return FINAL;
        }
        if (exitCode == ExitCode.INTERNAL.number()) {
            return wrote ? UNKNOWN : AGAIN;
        }
        boolean another = exitCode == ExitCode.CONFIG.number()
                || exitCode == ExitCode.AUTH.number()
                || exitCode == ExitCode.UNAVAILABLE.number()
                || exitCode >= ExitCode.HUNG_UP.number();
        return sent && !another ? FINAL : AGAIN;
    }
}
