package ehrctl.command.line;

import java.util.List;

/** How a command is typed. */
public interface CommandForm {
    String noun();

    /** Empty where the noun stands alone. */
    String verb();

    /** Its own options and positionals, in the order of its help. */
    List<Argument> arguments();

    /** Whether all that follows the first positional belongs to it, options too. */
    default boolean stopsAtPositional() {
        return false;
    }
}
