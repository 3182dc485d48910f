package ehrctl.command.request;

import ehrctl.api.Failure;

/** The rule that of two options one is given at least. */
final class AnyOf extends Field {
    private final String one;
    private final String other;

    AnyOf(String one, String other) {
        this.one = one;
        this.other = other;
    }

    @Override
    void checkLine(TypedLine line) {
        if (!line.gives(one) && !line.gives(other)) {
            throw Failure.usage(one + " or " + other + " is missing, or both");
        }
    }
}
