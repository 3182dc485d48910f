package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what the parser found wrong in words of our own: picocli's echo the values, which may be personal numbers. */
public final class ParserErrors {
    private ParserErrors() {}

    public static Failure of(ParameterException error, Command command) {
        String help = "see: " + command.line() + " --help";
        ArgSpec argument = error.getArgSpec();
        if (error instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0), command, help);
        }
        if (error instanceof MissingParameterException missing) {
            ArgSpec first = missing.getMissing().isEmpty()
                    ? argument
                    : missing.getMissing().get(0);
            return Failure.usage(first == null ? "an argument is missing" : missing(first), help);
        }
        if (error.getCause() instanceof TypeConversionException conversion) {
            return Failure.usage(label(argument) + ": " + conversion.getMessage(), "nothing was sent");
        }
        return Failure.usage(label(argument) + " cannot be understood", help);
    }

    private static Failure unmatched(String text, Command command, String help) {
        if (!text.startsWith("-")) {
            return tooMany(text, command, help);
        }
        String name = optionName(text);
        if (name == null) {
            return Failure.usage("there is an unknown option", help);
        }
        List<String> known = new ArrayList<>();
        for (Argument argument : command.arguments()) {
            known.addAll(List.of(argument.name().split(" ", -1)));
        }
        for (GlobalOption option : GlobalOption.values()) {
            known.add(option.longName());
        }
        String synonym = Synonyms.option(name);
        if (synonym != null && knows(known, synonym)) {
            return Failure.usage("unknown option " + name + "; did you mean " + synonym + "?", help);
        }
        if (name.equals("--status") && command.noun().equals("appointments")) {
            return Failure.usage("unknown option " + name, "pick some of them: -o ndjson | grep cancelled", help);
        }
        // What it means is known, and this command has no such thing.
        String near = synonym == null ? Nearest.to(name, known) : null;
        return Failure.usage("unknown option " + name + (near == null ? "" : "; did you mean " + near + "?"), help);
    }

    private static boolean knows(List<String> known, String synonym) {
        int blank = synonym.indexOf(' ');
        return !synonym.startsWith("-") || known.contains(blank < 0 ? synonym : synonym.substring(0, blank));
    }

    /** What stands there is not repeated: it may be the id of a person. */
    private static Failure tooMany(String text, Command command, String help) {
        String message = "one argument too many";
        int colon = text.indexOf(':');
        if ((colon == 1 || colon == 2) && Character.isDigit(text.charAt(0))) {
            return Failure.usage(message, "a time with a space in it needs quotes: --start 'tomorrow 10:00'", help);
        }
        if (command.verb().equals("list") && Operation.of(command.noun(), "get") != null) {
            String id = command.noun().equals("schedules") ? " RESOURCE_ID" : " ID";
            return Failure.usage(
                    command.noun() + " list takes no id", "one is shown by: ehrctl " + command.noun() + " get" + id);
        }
        if (command.noun().equals("patients") && command.verb().equals("find")) {
            return Failure.usage(message, "a name goes after --first-name or --last-name", help);
        }
        if (command.verb().equals("get")
                || command.verb().equals("update")
                || command.verb().equals("confirm")) {
            String name = command.noun() + " " + command.verb();
            return Failure.usage(message, name + " takes one id; its other values are options", help);
        }
        return Failure.usage(message, "this command takes its values by options", help);
    }

    /** The option's name if it can be one; anything else might be a value that nobody else may see. */
    public static @Nullable String optionName(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c != '-' && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z')) {
                return null;
            }
        }
        return name;
    }

    private static String missing(ArgSpec argument) {
        return argument.isOption() ? label(argument) + " needs a value" : label(argument) + " is missing";
    }

    private static String label(@Nullable ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName();
        }
        return argument == null ? "an argument" : argument.paramLabel();
    }
}
