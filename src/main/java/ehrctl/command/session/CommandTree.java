package ehrctl.command.session;

import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Builds picocli's model out of the rows: one command for a run, all of them for documentation. */
public final class CommandTree {
    private CommandTree() {}

    /** A parser for one command alone, named as a user calls it. */
    public static CommandLine parser(Command command) {
        CommandSpec spec = CommandSpec.create().name(command.line());
        int positionals = 0;
        for (Argument argument : command.arguments()) {
            spec.add(argument.spec(positionals));
            positionals += argument.positional() ? 1 : 0;
        }
        for (GlobalOption option : GlobalOption.values()) {
            spec.addOption(option.spec());
        }
        CommandLine parser = new CommandLine(spec);
        parser.setExpandAtFiles(false);
        // The last one wins, so that aliases can be overruled; the parser's own warning would show both values.
        parser.setOverwrittenOptionsAllowed(true);
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        parser.setAllowOptionsAsOptionParameters(true);
        parser.setStopAtPositional(command.stopsAtPositional());
        return parser;
    }
}
