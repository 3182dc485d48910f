package ehrctl.command.session;

import java.util.List;

/** What a profile may say of writes. */
public final class Writes {
    static final String ALLOW = "allow";
    /** Before a command's first one. */
    static final String ASK = "ask";

    static final String DENY = "deny";

    /** All of them, the default first. */
    public static final List<String> WORDS = List.of(ALLOW, ASK, DENY);

    private Writes() {}
}
