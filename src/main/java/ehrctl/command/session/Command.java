package ehrctl.command.session;

import ehrctl.command.line.Arguments;
import ehrctl.command.line.CommandForm;
import ehrctl.output.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command that can be run: an operation of the API, or a tool that is none. */
public interface Command extends CommandForm {
    /** The program's name. */
    String PROGRAM = "ehrctl";

    /** How a user calls it, without its options. */
    default String line() {
        return verb().isEmpty() ? PROGRAM + " " + noun() : PROGRAM + " " + noun() + " " + verb();
    }

    /** One line for the user. */
    String purpose();

    /** What a user may type, without the program's name; never empty. */
    List<String> examples();

    /** Further lines of its help; mostly none. */
    default List<String> remarks() {
        return List.of();
    }

    /** The fields of what it answers with; empty where it prints no records, or says it in its remarks. */
    default List<String> answers() {
        return List.of();
    }

    /** What it shows; null where it prints no records, so that no columns apply. */
    @Nullable
    View view(Arguments arguments);

    /** Whether it prints one answer when it is there, not results as they come, so that {@code --jq} can filter it. */
    default boolean printsAtOnce() {
        return true;
    }

    /** Whether it can show the requests that it would send, which {@code --dry-run} and {@code --curl} ask for. */
    default boolean showsRequests() {
        return false;
    }

    /** Whether the profile in use matters to it; the commands that mend one must run with a broken one too. */
    default boolean usesProfile() {
        return true;
    }

    /** Numbers of the exit codes that it may end with beside those of every command. */
    List<Integer> exitCodes();

    /** Does the work in a session that was prepared for it; a {@code Failure} ends it otherwise. */
    int run(Session session);
}
