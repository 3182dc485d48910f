package ehrctl.command;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Noun and verb as they stand in the arguments, found without a parser, so that only the invoked command's options need
 * to be built.
 *
 * @param noun null where there is none
 * @param verb null where there is none
 * @param rest the arguments without those two words
 * @param clear whether only global options stand before the verb; if not, a parser of the whole tree must explain
 */
record CommandLineWords(@Nullable String noun, @Nullable String verb, List<String> rest, boolean clear) {
    /** The arguments may be ids. */
    @Override
    public String toString() {
        return "CommandLineWords";
    }

    static CommandLineWords of(String[] arguments) {
        List<String> rest = new ArrayList<>(arguments.length);
        String noun = null;
        String verb = null;
        boolean clear = true;
        for (int i = 0; i < arguments.length; i++) {
            String argument = arguments[i];
            if (verb != null || !clear) {
                rest.add(argument);
            } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                rest.add(argument);
                int values = valuesAfter(argument);
                clear = values >= 0;
                if (values == 1 && i + 1 < arguments.length) {
                    rest.add(arguments[++i]);
                }
            } else if (noun == null) {
                noun = argument;
                Noun known = Noun.of(argument);
                if (known != null) {
                    noun = known.word();
                    verb = known.alone() ? "" : null;
                }
            } else {
                verb = argument;
            }
        }
        return new CommandLineWords(noun, verb, rest, clear);
    }

    /** How many of the following arguments belong to this option; -1 where it is no global one. */
    static int valuesAfter(String argument) {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        for (GlobalOption option : GlobalOption.values()) {
            if (option.longName().equals(name)) {
                return option.placeholder() == null || equals >= 0 ? 0 : 1;
            }
        }
        return argument.startsWith("--") ? -1 : shortOptions(argument);
    }

    /** Short options may stand together, the last one with its value attached: {@code -vojson}. */
    private static int shortOptions(String argument) {
        for (int i = 1; i < argument.length(); i++) {
            GlobalOption option = shortOption("-" + argument.charAt(i));
            if (option == null) {
                return -1;
            }
            if (option.placeholder() != null) {
                return i + 1 == argument.length() ? 1 : 0;
            }
        }
        return 0;
    }

    private static @Nullable GlobalOption shortOption(String name) {
        for (GlobalOption option : GlobalOption.values()) {
            if (name.equals(option.shortName())) {
                return option;
            }
        }
        return null;
    }
}
