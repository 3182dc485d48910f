package ehrctl.docs;

import ehrctl.api.Ehrs;
import ehrctl.api.Operation;
import ehrctl.command.Topic;
import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Command;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import ehrctl.output.Format;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/** The kinds of values that completion tells apart, and the words that each may begin with. */
final class Values {
    /** Nothing is known of it. */
    static final String ANY = "any";

    private static final String STANDARD_INPUT = "@-";
    private static final String ASK = "@ask";

    private Values() {}

    /** The kind of an option's or a positional's value; empty for a flag. */
    static String kind(Argument argument) {
        return switch (argument.takes()) {
            // The next word is never the value of one that may stand without.
            case NOTHING, OPTIONAL_TEXT -> "";
            // What follows a lone -- is a command line of its own.
            case TEXT -> argument.positional() && argument.name().startsWith("CMD") ? "command_line" : ANY;
            case EHR -> kind(GlobalOption.EMR);
            case PROFILE -> kind(GlobalOption.PROFILE);
            case FILE -> "file_name";
            default -> argument.takes().name().toLowerCase(Locale.ROOT);
        };
    }

    static String kind(GlobalOption option) {
        if (option.placeholder() == null) {
            return "";
        }
        return switch (option.longName()) {
            // Known only to the shell at that moment, or by the command.
            case "--profile" -> "profile";
            case "--fields", "--sort" -> "field";
            default -> choices(option).isEmpty() ? ANY : option.name().toLowerCase(Locale.ROOT);
        };
    }

    /** The words of each kind that has some; one that ends in a colon wants a value behind it. */
    static Map<String, List<String>> words(List<NounTree> tree) {
        Map<String, List<String>> words = new LinkedHashMap<>();
        for (GlobalOption option : GlobalOption.values()) {
            if (!choices(option).isEmpty()) {
                words.put(kind(option), choices(option));
            }
        }
        List<String> prefixes = new ArrayList<>();
        for (IdType type : IdType.values()) {
            prefixes.add(type.prefix() + ":");
        }
        words.put("typed_value", with(prefixes, STANDARD_INPUT, ASK));
        words.put("typed_id", with(prefixes, TypedId.HEADER + ":", STANDARD_INPUT, ASK));
        words.put("readable", List.of(STANDARD_INPUT, ASK));
        words.put("content", List.of(STANDARD_INPUT));
        words.put("file_name", List.of(STANDARD_INPUT));
        words.put("method", List.of("GET", "POST", "PATCH"));
        words.put("path", paths());
        help(tree, words);
        return words;
    }

    /** What {@code help} explains: nouns, each with its verbs, and topics. */
    private static void help(List<NounTree> tree, Map<String, List<String>> words) {
        List<String> topics = new ArrayList<>();
        for (NounTree noun : tree) {
            topics.add(noun.word());
        }
        for (Topic topic : Topic.values()) {
            topics.add(topic.word());
        }
        words.put("topic", topics);
        for (NounTree noun : tree) {
            if (!noun.alone()) {
                words.put(
                        "verb_" + noun.word(),
                        noun.commands().stream().map(Command::verb).toList());
            }
        }
    }

    /** The paths of the operations, up to the first id that nobody can fill in beforehand. */
    private static List<String> paths() {
        TreeSet<String> paths = new TreeSet<>();
        for (Operation operation : Operation.values()) {
            String path = ("/" + String.join("/", operation.segments())).replace("{care_unit_id}", "{}");
            int brace = path.indexOf("{", path.indexOf("{}") + 2);
            paths.add((brace < 0 ? path : path.substring(0, brace)).replace("{}", "{care_unit_id}"));
        }
        return new ArrayList<>(paths);
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    /** The words that its value may be, for completion; none where they are not known beforehand. */
    private static List<String> choices(GlobalOption option) {
        List<String> words = new ArrayList<>();
        switch (option) {
            case API -> words.add("sandbox");
            case EMR -> Ehrs.all().forEach(ehr -> words.add(ehr.code()));
            case OUTPUT -> {
                for (Format format : Format.values()) {
                    words.add(format.word());
                }
            }
            case COLOR -> words.addAll(List.of("auto", "always", "never"));
            default -> {}
        }
        return words;
    }
}
