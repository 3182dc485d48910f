package ehrctl.command.request;

import ehrctl.api.Operation;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Surroundings;
import ehrctl.command.session.Checks;
import ehrctl.command.session.IdPlacement;
import ehrctl.command.session.Session;
import org.jspecify.annotations.Nullable;

/** The line of one operation's command, with what its fields share. */
record TypedLine(Operation operation, Session session, IdPlacement placement) {
    static TypedLine of(Operation operation, Session session) {
        return new TypedLine(operation, session, new IdPlacement(session.arguments()));
    }

    Arguments arguments() {
        return session.arguments();
    }

    Surroundings surroundings() {
        return session.surroundings();
    }

    Checks checks() {
        return session.checks();
    }

    /** Whether it gives an option, or a positional, which is always given. */
    boolean gives(String name) {
        return !name.startsWith("-") || arguments().has(name);
    }

    /** The value as it stands on the line; null where it is not given. */
    @Nullable
    String text(String name) {
        return name.startsWith("-") ? arguments().text(name) : arguments().positional();
    }

    /** Names the operation only. */
    @Override
    public String toString() {
        return "TypedLine[" + operation + "]";
    }
}
