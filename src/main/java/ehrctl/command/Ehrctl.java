package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Runs one command line: finds noun and verb, builds that command alone, parses and runs it. */
public final class Ehrctl {
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
        if (arguments.length == 1 && (arguments[0].equals("--version") || arguments[0].equals("-V"))) {
            return show(version());
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
            parsed = parser.parseArgs(rest.toArray(new String[0]));
        } catch (ParameterException e) {
            if (asksForHelp(rest)) {
                return show(Help.of(command, width(), color()));
            }
            throw ParserErrors.of(e, command);
        }
        if (parsed.isUsageHelpRequested()) {
            return show(Help.of(command, width(), color()));
        }
        if (parsed.isVersionHelpRequested()) {
            return show(version());
        }
        try (Session session = new Session(surroundings, new Arguments(parsed), diagnostics)) {
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

    /** {@code ehrctl help [NOUN [VERB]]} */
    private int help(List<String> about) {
        Noun noun = about.isEmpty() ? null : Noun.of(about.get(0));
        if (about.isEmpty()) {
            return show(Help.root(width(), color()));
        }
        String verb = noun != null && noun.alone() ? "" : about.size() < 2 ? null : about.get(1);
        Command command = noun == null || verb == null ? null : Commands.find(noun.word(), verb);
        if (command != null) {
            return show(Help.of(command, width(), color()));
        }
        return noun == null ? explainNoun(about.get(0)) : show(Help.of(noun, width(), color()));
    }

    /** What to say where noun and verb name no command. */
    private int explain(CommandLineWords words) {
        if (words.noun() == null || !words.clear()) {
            return explainWithoutNoun(words);
        }
        Noun noun = Noun.of(words.noun());
        if (noun == null) {
            return explainNoun(words.noun());
        }
        if (asksForHelp(words.rest())) {
            return show(Help.of(noun, width(), color()));
        }
        List<String> verbs = new ArrayList<>();
        for (Command command : Commands.of(noun)) {
            verbs.add(command.verb());
        }
        String verb = words.verb();
        String choice = noun.word() + " knows: " + String.join(", ", verbs);
        if (verb == null) {
            throw Failure.usage("a verb is missing after " + noun.word(), choice);
        }
        String near = Nearest.to(verb, verbs);
        throw Failure.usage(
                "there is no such verb of " + noun.word() + (near == null ? "" : "; did you mean " + near + "?"),
                choice);
    }

    private int explainWithoutNoun(CommandLineWords words) {
        if (asksForHelp(words.rest())) {
            return show(Help.root(width(), color()));
        }
        if (words.rest().contains("--version") || words.rest().contains("-V")) {
            return show(version());
        }
        if (!words.clear()) {
            throw unknownOption(words.rest());
        }
        throw Failure.usage("a command is missing", "see: ehrctl --help", "for a start: ehrctl care-units list");
    }

    private static Failure unknownOption(List<String> arguments) {
        for (String argument : arguments) {
            String name = argument.startsWith("-") ? ParserErrors.optionName(argument) : null;
            if (name != null && CommandLineWords.valuesAfter(name) < 0) {
                return Failure.usage(
                        "unknown option " + name + " before the verb",
                        "an option of one command stands behind its verb",
                        "see: ehrctl --help");
            }
        }
        return Failure.usage("there is an unknown option before the verb", "see: ehrctl --help");
    }

    private int explainNoun(String word) {
        List<String> nouns = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            nouns.add(noun.word());
        }
        String near = Nearest.to(word, nouns);
        throw Failure.usage(
                "there is no such command" + (near == null ? "" : "; did you mean " + near + "?"),
                "see: ehrctl --help");
    }

    private static List<String> concat(String first, List<String> others) {
        List<String> all = new ArrayList<>();
        all.add(first);
        all.addAll(others);
        return all;
    }

    private int width() {
        return surroundings.outIsTerminal() && surroundings.columns() > 0 ? Math.min(surroundings.columns(), 100) : 80;
    }

    private boolean color() {
        return Color.wanted(null, surroundings, surroundings.outIsTerminal());
    }

    private int show(String text) {
        try {
            surroundings.out().write(text.getBytes(StandardCharsets.UTF_8));
            surroundings.out().flush();
        } catch (IOException e) {
            diagnostics.outputFailed(e, false);
            Failure broken = diagnostics.outputFailure();
            if (broken != null) {
                throw broken;
            }
        }
        return ExitCode.OK.number();
    }

    static String version() {
        return "ehrctl " + versionNumber() + "\n";
    }

    /** The program's version, as the build wrote it. */
    public static String versionNumber() {
        try (@Nullable InputStream in = Ehrctl.class.getResourceAsStream("/ehrctl/version.txt")) {
            return in == null ? "unknown" : new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the version cannot be read", e);
        }
    }
}
