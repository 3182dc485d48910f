package ehrctl.docs;

import ehrctl.command.Commands;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One noun with its commands, as the generators see it. */
record NounTree(String word, @Nullable String alias, Noun.Group group, String purpose, List<Command> commands) {

    /** The whole command tree. */
    static List<NounTree> all() {
        List<NounTree> all = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            all.add(new NounTree(noun.word(), noun.alias(), noun.group(), noun.purpose(), Commands.of(noun)));
        }
        return all;
    }

    /** Whether it is a command by itself, without a verb. */
    boolean alone() {
        return commands.size() == 1 && commands.get(0).verb().isEmpty();
    }

    /** Noun and verb, or the noun alone. */
    static String name(Command command) {
        return command.verb().isEmpty() ? command.noun() : command.noun() + " " + command.verb();
    }
}
