package ehrctl.command.line;

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
public record CommandLineWords(
        @Nullable String noun, @Nullable String verb, List<String> rest, boolean clear) {
    private static final OptionWords GLOBAL = new OptionWords(List.of());

    /** The arguments may be ids. */
    @Override
    public String toString() {
        return "CommandLineWords";
    }

    public static CommandLineWords of(String[] arguments) {
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
    public static int valuesAfter(String argument) {
        OptionWords.Found found = GLOBAL.read(argument);
        if (found == null) {
            return -1;
        }
        return found.takesNext() ? 1 : 0;
    }
}
