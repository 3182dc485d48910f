package ehrctl.command.batch;

import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.CommandLineWords;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.OptionWords;
import ehrctl.command.line.Surroundings;
import ehrctl.command.session.Command;
import ehrctl.command.session.CommandLookup;
import ehrctl.command.session.CommandTree;
import ehrctl.command.session.ParserErrors;
import ehrctl.command.session.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one line of a batch after the other, each on the very way that a command line takes. One thread's own. */
final class BatchLineRunner {
    private final Session batch;
    private final Surroundings surroundings;
    private final BatchRights rights;
    private final CommandLookup commands;
    private final Map<String, Parser> parsers = new HashMap<>();

    private record Parser(Command command, CommandLine line) {}

    BatchLineRunner(Session batch, BatchRights rights, CommandLookup commands) {
        this.batch = batch;
        this.commands = commands;
        this.rights = rights;
        this.surroundings = batch.surroundings().ofLine(rights.sources());
    }

    void run(BatchInput.Line line, BatchLine audience) {
        try {
            run(BatchWords.of(line.text()), audience);
        } catch (Failure failure) {
            audience.fail(failure);
        } catch (RuntimeException | Error bug) {
            audience.fail(audience.bug(bug));
        }
    }

    private void run(List<String> arguments, BatchLine audience) {
        CommandLineWords words = CommandLineWords.of(arguments.toArray(new String[0]));
        String noun = words.noun();
        String verb = words.verb();
        checkPlace(noun, verb);
        Parser parser = words.clear() && noun != null && verb != null ? parser(noun, verb) : null;
        if (parser == null) {
            throw commands.unknown(words);
        }
        ParseResult parsed;
        try {
            parsed = new OptionWords(parser.command().arguments())
                    .parse(parser.line(), parser.command().stopsAtPositional(), words.rest());
        } catch (ParameterException e) {
            throw ParserErrors.of(e, parser.command());
        }
        if (parsed.isUsageHelpRequested() || parsed.isVersionHelpRequested()) {
            throw misplaced("help");
        }
        Arguments given = new Arguments(parsed, batch.arguments());
        rights.check(given);
        if (given.gives(GlobalOption.OUTPUT)) {
            BatchFormat.check(given.text(GlobalOption.OUTPUT.longName()));
        }
        Session session = new Session(batch, surroundings, given, audience);
        session.prepare(parser.command());
        int exitCode = parser.command().run(session);
        audience.ended(exitCode);
    }

    /** Building a parser takes longer than using it. */
    private @Nullable Parser parser(String noun, String verb) {
        String name = noun + " " + verb;
        Parser parser = parsers.get(name);
        if (parser == null) {
            Command command = commands.find(noun, verb);
            if (command == null) {
                return null;
            }
            parser = new Parser(command, CommandTree.parser(command));
            parsers.put(name, parser);
        }
        return parser;
    }

    private static void checkPlace(@Nullable String noun, @Nullable String verb) {
        if (noun == null) {
            return;
        }
        switch (noun) {
            case "batch", "smoke", "sandbox", "profiles", "help" -> throw misplaced(noun);
            case "ids" -> {
                if ("mask".equals(verb)) {
                    throw misplaced("ids mask");
                }
            }
            default -> {}
        }
    }

    private static Failure misplaced(String what) {
        return Failure.usage(what + " has no place in a batch");
    }
}
