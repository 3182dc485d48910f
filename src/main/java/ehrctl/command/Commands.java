package ehrctl.command;

import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.line.CommandLineWords;
import ehrctl.command.line.Noun;
import ehrctl.command.request.OperationCommand;
import ehrctl.command.session.Command;
import ehrctl.command.session.CommandLookup;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All commands; one is made only when it is asked for. */
public final class Commands {
    /** These commands, for whoever cannot name this class. */
    public static final CommandLookup LOOKUP = new CommandLookup() {
        @Override
        public @Nullable Command find(String noun, String verb) {
            return Commands.find(noun, verb);
        }

        @Override
        public Failure unknown(CommandLineWords words) {
            return UnknownCommand.of(words);
        }
    };

    private Commands() {}

    /** The command of that noun and verb, or null. */
    static @Nullable Command find(String noun, String verb) {
        Operation operation = Operation.of(noun, verb);
        if (operation != null) {
            return new OperationCommand(operation);
        }
        Tool tool = Tool.of(noun, verb);
        return tool == null ? null : tool.command();
    }

    /** The commands of one noun, in the order of its help. */
    public static List<Command> of(Noun noun) {
        List<Command> commands = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            if (operation.noun().equals(noun.word()) && !operation.bulk()) {
                commands.add(new OperationCommand(operation));
            }
        }
        for (Tool tool : Tool.values()) {
            if (tool.noun().equals(noun.word())) {
                commands.add(tool.command());
            }
        }
        return commands;
    }

    /** All of them, in the order of the root's help. */
    public static List<Command> all() {
        List<Command> all = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            all.addAll(of(noun));
        }
        return all;
    }
}
