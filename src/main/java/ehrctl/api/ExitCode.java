package ehrctl.api;

/** How a command ends; scripts rely on the numbers. */
public enum ExitCode {
    OK(0, "ok", "also an empty list"),
    INTERNAL(1, "internal", "a bug of ehrctl, or standard output could not be written"),
    USAGE(2, "usage", "bad option or bad identifier: nothing was sent"),
    CONFIG(3, "config", "profile, credential or file missing, unsafe, corrupt or too new: nothing was sent"),
    AUTH(4, "auth", "the API refused the credentials"),
    NOT_FOUND(5, "not found", "unknown id of any kind, or unknown EHR"),
    CONFLICT(6, "conflict", "no timeslot is free then, or several fit"),
    REJECTED(7, "rejected", "any other refusal by the API or the EHR"),
    UNSUPPORTED(8, "unsupported", "this EHR lacks the operation or the type of id"),
    UNAVAILABLE(9, "unavailable", "no connection, or not available now: may be tried again"),
    UNKNOWN_OUTCOME(10, "unknown outcome", "a write broke after it was sent: look before trying again"),
    CHECK_FAILED(11, "check failed", "smoke: the environment answers, but wrongly"),
    PARTIAL(12, "partial", "of several changes, some were made and some were not, or none was"),
    HUNG_UP(129, "hung up", "ended by SIGHUP"),
    INTERRUPTED(130, "interrupted", "ended by Ctrl-C"),
    TERMINATED(143, "terminated", "ended by SIGTERM");

    private final int number;
    private final String word;
    private final String meaning;

    ExitCode(int number, String word, String meaning) {
        this.number = number;
        this.word = word;
        this.meaning = meaning;
    }

    /** The process's exit status. */
    public int number() {
        return number;
    }

    /** The name that documentation uses. */
    public String word() {
        return word;
    }

    /** When a command ends so, in one line. */
    public String meaning() {
        return meaning;
    }

    /** Whether the same command may succeed later, unchanged. */
    public boolean retryable() {
        return this == UNAVAILABLE;
    }
}
