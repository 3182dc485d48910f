package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Version;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.Color;
import ehrctl.command.line.CommandLineWords;
import ehrctl.command.line.Noun;
import ehrctl.command.line.OptionWords;
import ehrctl.command.line.Surroundings;
import ehrctl.command.session.Command;
import ehrctl.command.session.CommandTree;
import ehrctl.command.session.Diagnostics;
import ehrctl.command.session.ParserErrors;
import ehrctl.command.session.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command line: finds noun and verb, builds that command alone, parses and runs it. */
public final class Ehrctl {
    /** Columns of help: where nobody knows how many there are, and what can be read. */
    private static final int USUAL = 80;

    private static final int NARROWEST = 40;
    private static final int WIDEST = 120;

    private final Surroundings surroundings;
    private final Diagnostics diagnostics;

    public Ehrctl(Surroundings surroundings, Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.diagnostics = diagnostics;
    }

    /**
     * Runs it.
     *
     * @return the exit code
     * @throws Failure where the command cannot be done
     */
    public int run(String[] arguments) {
        if (arguments.length == 0) {
            return show(help().root(), surroundings.err(), ExitCode.USAGE);
        }
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            return show(Version.line());
        }
        CommandLineWords words = CommandLineWords.of(arguments);
        if ("help".equals(words.noun())) {
            return help(words.verb() == null ? List.of() : concat(words.verb(), words.rest()));
        }
        Command command = words.clear() && words.noun() != null && words.verb() != null
                ? Commands.find(words.noun(), words.verb())
                : null;
        return command == null ? explain(words) : run(command, words.rest());
    }

    private int run(Command command, List<String> rest) {
        CommandLine parser = CommandTree.parser(command);
        ParseResult parsed;
        try {
            parsed = new OptionWords(command.arguments()).parse(parser, command.stopsAtPositional(), rest);
        } catch (ParameterException e) {
            if (asksForHelp(rest)) {
                return show(help().of(command));
            }
            throw ParserErrors.of(e, command);
        }
        if (parsed.isUsageHelpRequested()) {
            return show(help().of(command));
        }
        if (parsed.isVersionHelpRequested()) {
            return show(Version.line());
        }
        try (Session session = new Session(surroundings, new Arguments(parsed), diagnostics)) {
            session.prepare(command);
            int exitCode = command.run(session);
            Failure broken = diagnostics.outputFailure();
            if (broken != null && exitCode == ExitCode.OK.number()) {
                throw broken;
            }
            return exitCode;
        }
    }

    private static boolean asksForHelp(List<String> arguments) {
        return arguments.contains("--help") || arguments.contains("-h");
    }

    /** {@code ehrctl help [NOUN [VERB] | TOPIC]} */
    private int help(List<String> about) {
        if (about.isEmpty()) {
            return show(help().root());
        }
        Topic topic = Topic.of(about.get(0));
        if (topic != null) {
            return show(TopicHelp.of(topic, width(), color()));
        }
        Noun noun = Noun.of(about.get(0));
        Command command = null;
        if (noun != null && (noun.alone() || about.size() > 1)) {
            command = Commands.find(noun.word(), noun.alone() ? "" : about.get(1));
        }
        if (command != null) {
            return show(help().of(command));
        }
        if (noun == null) {
            throw UnknownCommand.unknownTopic(about.get(0));
        }
        if (about.size() > 1) {
            throw UnknownCommand.unknownVerb(noun, about.get(1));
        }
        return show(help().of(noun));
    }

    /** What to say where noun and verb name no command. */
    private int explain(CommandLineWords words) {
        Noun noun = words.noun() == null || !words.clear() ? null : Noun.of(words.noun());
        if (noun != null && asksForHelp(words.rest())) {
            return show(help().of(noun));
        }
        if (words.noun() == null || !words.clear()) {
            if (asksForHelp(words.rest())) {
                return show(help().root());
            }
            if (words.rest().contains("--version") || words.rest().contains("-V")) {
                return show(Version.line());
            }
        }
        throw UnknownCommand.of(words);
    }

    private static List<String> concat(String first, List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private Help help() {
        return new Help(width(), color());
    }

    private int width() {
        boolean known = surroundings.outIsTerminal() && surroundings.columns() > 0;
        return known ? Math.min(Math.max(surroundings.columns(), NARROWEST), WIDEST) : USUAL;
    }

    private boolean color() {
        return Color.wanted(null, surroundings, surroundings.outIsTerminal());
    }

    private int show(String text) {
        return show(text, surroundings.out(), ExitCode.OK);
    }

    private int show(String text, OutputStream stream, ExitCode end) {
        try {
            stream.write(text.getBytes(StandardCharsets.UTF_8));
            stream.flush();
        } catch (IOException e) {
            diagnostics.outputFailed(e, false);
            Failure broken = diagnostics.outputFailure();
            if (broken != null) {
                throw broken;
            }
        }
        return end.number();
    }
}
