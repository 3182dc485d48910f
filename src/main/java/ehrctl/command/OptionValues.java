package ehrctl.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Refuses an option where another one stands in place of its value; what is attached to an option is its value always. */
final class OptionValues {
    private OptionValues() {}

    /** Parses {@code arguments}; the parser itself would take the value of {@code --comment=-hello} for an option. */
    static ParseResult parse(CommandLine parser, Command command, List<String> arguments) {
        check(parser, command, arguments);
        return parser.parseArgs(alone(parser.getCommandSpec(), command, arguments));
    }

    /** A value that may be left out has to be attached: what follows the bare option is an argument of its own. */
    private static String[] alone(CommandSpec spec, Command command, List<String> arguments) {
        String[] all = arguments.toArray(new String[0]);
        for (int i = 0; i < all.length; i++) {
            boolean value = i > 0 && waiting(spec, all[i - 1]) != null;
            if (!value && (all[i].equals("--") || (command.stopsAtPositional() && !all[i].startsWith("-")))) {
                break;
            }
            OptionSpec option = value || !all[i].startsWith("--") ? null : spec.findOption(all[i]);
            if (option != null && option.arity().min() == 0 && option.arity().max() == 1) {
                all[i] += "=";
            }
        }
        return all;
    }

    private static void check(CommandLine parser, Command command, List<String> arguments) {
        CommandSpec spec = parser.getCommandSpec();
        for (int i = 0; i + 1 < arguments.size(); i++) {
            String argument = arguments.get(i);
            boolean option = argument.length() > 1 && argument.charAt(0) == '-';
            if (argument.equals("--") || (!option && command.stopsAtPositional())) {
                return;
            }
            OptionSpec waiting = option ? waiting(spec, argument) : null;
            if (waiting != null) {
                i++;
                if (isOption(spec, arguments.get(i))) {
                    throw new MissingParameterException(parser, waiting, "");
                }
            }
        }
    }

    /** The option whose value is the next argument; null where none is expected there. */
    private static @Nullable OptionSpec waiting(CommandSpec spec, String argument) {
        if (argument.startsWith("--")) {
            OptionSpec option = spec.findOption(argument);
            return option != null && option.arity().min() > 0 ? option : null;
        }
        for (int i = 1; i < argument.length(); i++) {
            OptionSpec option = spec.findOption("-" + argument.charAt(i));
            if (option == null) {
                return null;
            }
            if (option.arity().min() > 0) {
                return i + 1 == argument.length() ? option : null;
            }
        }
        return null;
    }

    private static boolean isOption(CommandSpec spec, String argument) {
        if (argument.length() < 2 || argument.charAt(0) != '-') {
            return false;
        }
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        return argument.equals("--")
                || spec.findOption(argument.startsWith("--") ? name : argument.substring(0, 2)) != null;
    }
}
