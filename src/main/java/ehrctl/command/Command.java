package ehrctl.command;

import java.util.List;

/** One command that can be run: an operation of the API, or a tool that is none. */
public interface Command {
    String noun();

    /** Empty where the noun stands alone. */
    String verb();

    /** One line for the user. */
    String purpose();

    /** Its own options and positionals, in the order of its help. */
    List<Argument> arguments();

    /** What a user may type, without the program's name; never empty. */
    List<String> examples();

    /** Further lines of its help; mostly none. */
    default List<String> remarks() {
        return List.of();
    }

    /** Whether all that follows the first positional belongs to it, options too. */
    default boolean stopsAtPositional() {
        return false;
    }

    /** Numbers of the exit codes that it may end with beside those of every command. */
    List<Integer> exitCodes();

    /** Does the work; a {@code Failure} ends it otherwise. */
    int run(Session session);
}
