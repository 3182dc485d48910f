package ehrctl.command.session;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.command.line.TerminalQuestion;
import ehrctl.mask.Masker;

/** What a profile says of writes: {@code allow} them, {@code ask} before a command's first one, or {@code deny} them. */
final class WriteRule {
    private final Settings settings;
    private final Surroundings surroundings;
    private final String place;
    private boolean agreed;

    /** @param place where it goes, as people call it */
    WriteRule(Settings settings, Surroundings surroundings, String place) {
        this.settings = settings;
        this.place = place;
        this.surroundings = surroundings;
        this.agreed = settings.has(GlobalOption.YES);
    }

    /**
     * Asks, where that is wanted and nobody has agreed yet.
     *
     * @throws Failure CONFIG where it may not be sent
     */
    void permit(ApiRequest request) {
        permit("send " + request.method() + " " + Masker.target(request));
    }

    /** @param deed what will be done, in words that lead to a place */
    synchronized void permit(String deed) {
        if (settings.writes().equals(Writes.ALLOW)) {
            return;
        }
        permitShowing();
        if (agreed) {
            return;
        }
        String profile = "the profile " + settings.profile().name() + " asks before writes";
        Boolean answer = surroundings.errIsTerminal()
                ? TerminalQuestion.confirmed(profile + " (writes=ask): " + deed + " to " + place + "?")
                : null;
        if (answer == null) {
            throw refused(
                    profile + " (writes=ask), and there is no terminal to ask on",
                    "nothing was sent; add --yes, and nothing is asked");
        }
        if (!answer) {
            throw refused("nothing was sent, as you said");
        }
        agreed = true;
    }

    /** @throws Failure CONFIG where nothing that writes is even shown, since it could not be sent */
    void permitShowing() {
        if (settings.writes().equals(Writes.DENY)) {
            throw refused(
                    "the profile " + settings.profile().name() + " denies writes (writes=deny)",
                    "nothing was sent; take another profile, or none, where this is to be written");
        }
    }

    private static Failure refused(String message, String... details) {
        return Failure.unsent(ExitCode.CONFIG, message, details);
    }
}
