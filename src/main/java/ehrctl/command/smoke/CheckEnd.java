package ehrctl.command.smoke;

import ehrctl.command.smoke.SmokeResult.Kind;

/** Ends a check of {@code smoke} before its end; the reason holds no ids. */
final class CheckEnd extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    private CheckEnd(Kind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    /** The environment answers, but wrongly. */
    static CheckEnd failed(String reason) {
        return new CheckEnd(Kind.FAILED, reason);
    }

    /** It need not, or must not, be checked here. */
    static CheckEnd skipped(String reason) {
        return new CheckEnd(Kind.SKIPPED, reason);
    }

    /** It could not be checked. */
    static CheckEnd error(String reason) {
        return new CheckEnd(Kind.ERROR, reason);
    }

    Kind kind() {
        return kind;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
