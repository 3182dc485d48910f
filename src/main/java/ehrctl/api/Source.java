package ehrctl.api;

/** Where a fact about an EHR comes from. */
public enum Source {
    /** The vendor of the real API says so in its public pages. */
    DOCUMENTED,
    /** No page states it; the sandbox does it this way. A remote API is never refused anything for it. */
    CHOSEN;

    /** The word used in output. */
    public String word() {
        return this == DOCUMENTED ? "documented" : "chosen";
    }
}
