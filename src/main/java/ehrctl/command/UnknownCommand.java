package ehrctl.command;

import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.line.CommandLineWords;
import ehrctl.command.line.Nearest;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import ehrctl.command.session.ParserErrors;
import ehrctl.command.session.Synonyms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        if (noun == null && words.verb() != null) {
            Failure swapped = swapped(words.noun(), words.verb());
            if (swapped != null) {
                return swapped;
            }
        }
        if (noun == null && words.verb() != null) {
            Failure other = otherNoun(words.noun(), words.verb());
            return other == null ? unknownNoun(words.noun()) : other;
        }
        return noun == null ? unknownNoun(words.noun()) : unknownVerb(noun, words.verb());
    }

    /** {@code slots list}: the noun has another name here, and the verb is one of its own. */
    private static @Nullable Failure otherNoun(String word, String verb) {
        Noun noun = noun(word);
        String suggested = noun == null ? null : suggested(noun, verb);
        return noun == null || suggested == null
                ? null
                : Failure.usage("there is no such command; did you mean " + noun.word() + "?", "try: " + suggested);
    }

    /** Others say {@code list appointments}. */
    private static @Nullable Failure swapped(String verb, String word) {
        Noun noun = noun(word);
        String suggested = noun == null ? null : suggested(noun, verb);
        return suggested == null ? null : Failure.usage("the verb comes after the noun", "try: " + suggested);
    }

    /** The command of a noun that a word means, with the place of its id; null where there is none. */
    private static @Nullable String suggested(Noun noun, String word) {
        String known = noun.alone() ? null : verb(noun, word);
        Command command = known == null ? null : Commands.find(noun.word(), known);
        if (command == null) {
            return null;
        }
        List<Argument> arguments = command.arguments();
        String id = arguments.isEmpty() || !arguments.get(0).positional()
                ? ""
                : " " + arguments.get(0).name();
        return command.line() + id;
    }

    private static @Nullable Noun noun(String word) {
        String synonym = Synonyms.noun(word);
        Noun noun = Noun.of(synonym == null ? word : synonym);
        // Other programs' nouns are singular.
        return noun == null ? Noun.of(word + "s") : noun;
    }

    /** The noun's own verb that is meant, or null. */
    private static @Nullable String verb(Noun noun, String word) {
        List<String> verbs = verbs(noun);
        if (verbs.contains(word)) {
            return word;
        }
        for (String synonym : Synonyms.verbs(word)) {
            if (verbs.contains(synonym)) {
                return synonym;
            }
        }
        return Nearest.to(word, verbs);
    }

    private static List<String> verbs(Noun noun) {
        List<String> verbs = new ArrayList<>();
        for (Command command : Commands.of(noun)) {
            verbs.add(command.verb());
        }
        return verbs;
    }

    /** What {@code help} does not know. */
    static Failure unknownTopic(String word) {
        List<String> topics = new ArrayList<>();
        for (Topic topic : Topic.values()) {
            topics.add(topic.word());
        }
        String near = Nearest.to(word, topics);
        if (near == null && Synonyms.noun(word) != null) {
            return unknownNoun(word);
        }
        return Failure.usage(
                "help knows no such command or topic" + (near == null ? "" : "; did you mean " + near + "?"),
                "topics are: " + String.join(", ", topics),
                "see: ehrctl --help");
    }

    static Failure unknownNoun(String word) {
        List<String> nouns = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            nouns.add(noun.word());
        }
        String synonym = Synonyms.noun(word);
        String near = synonym == null ? Nearest.to(word, nouns) : synonym;
        List<String> knowing = near == null ? knowing(word) : List.of();
        if (!knowing.isEmpty()) {
            return Failure.usage("the verb comes after the noun", knowing.toArray(new String[0]));
        }
        return Failure.usage(
                "there is no such command" + (near == null ? "" : "; did you mean " + near + "?"),
                "see: ehrctl --help");
    }

    /** The verbs that a word may mean, each with the nouns that know it. */
    private static List<String> knowing(String word) {
        Set<String> meant = new LinkedHashSet<>(List.of(word));
        meant.addAll(Synonyms.verbs(word));
        List<String> lines = new ArrayList<>();
        for (String verb : meant) {
            List<String> nouns = new ArrayList<>();
            for (Noun noun : Noun.values()) {
                if (!noun.alone() && verbs(noun).contains(verb)) {
                    nouns.add(noun.word());
                }
            }
            if (!nouns.isEmpty()) {
                lines.add("nouns that know " + (verb.equals(word) ? "it" : verb) + ": " + String.join(", ", nouns));
            }
        }
        return lines;
    }

    /** @param verb null where there is none */
    static Failure unknownVerb(Noun noun, @Nullable String verb) {
        String choice = noun.word() + " knows: " + String.join(", ", verbs(noun));
        if (verb == null) {
            return Failure.usage("a verb is missing after " + noun.word(), choice);
        }
        String near = verb(noun, verb);
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
                        "an option of one command comes after its verb",
                        "see: ehrctl --help");
            }
        }
        return Failure.usage("there is an unknown option before the verb", "see: ehrctl --help");
    }
}
