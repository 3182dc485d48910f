package ehrctl.command;

import ehrctl.api.Failure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with words that name no command. */
final class UnknownCommand {
    private UnknownCommand() {}

    static Failure of(CommandLineWords words) {
        if (!words.clear()) {
            return unknownOption(words.rest());
        }
        if (words.noun() == null) {
            return Failure.usage("a command is missing", "see: ehrctl --help", "for a start: ehrctl care-units list");
        }
        Noun noun = Noun.of(words.noun());
        return noun == null ? unknownNoun(words.noun()) : unknownVerb(noun, words.verb());
    }

    static Failure unknownNoun(String word) {
        List<String> nouns = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            nouns.add(noun.word());
        }
        String near = Nearest.to(word, nouns);
        return Failure.usage(
                "there is no such command" + (near == null ? "" : "; did you mean " + near + "?"),
                "see: ehrctl --help");
    }

    /** @param verb null where there is none */
    static Failure unknownVerb(Noun noun, @Nullable String verb) {
        List<String> verbs = new ArrayList<>();
        for (Command command : Commands.of(noun)) {
            verbs.add(command.verb());
        }
        String choice = noun.word() + " knows: " + String.join(", ", verbs);
        if (verb == null) {
            return Failure.usage("a verb is missing after " + noun.word(), choice);
        }
        String near = Nearest.to(verb, verbs);
        return Failure.usage(
                "there is no such verb of " + noun.word() + (near == null ? "" : "; did you mean " + near + "?"),
                choice);
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
}
