package ehrctl.docs;

import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command tree as shell functions made of case statements, in the syntax that bash and zsh share. */
final class CaseTables {
    private static final String HELP = "help";

    private final List<NounTree> tree;
    private final boolean described;
    private final StringBuilder text = new StringBuilder();

    private CaseTables(List<NounTree> tree, boolean described) {
        this.tree = tree;
        this.described = described;
    }

    /**
     * The functions' text.
     *
     * @param described whether nouns, verbs and options carry {@code :DESCRIPTION}
     */
    static String of(List<NounTree> tree, boolean described) {
        CaseTables tables = new CaseTables(tree, described);
        tables.noun();
        tables.nouns();
        tables.verbs();
        tables.options();
        tables.option();
        tables.argument();
        tables.fields();
        tables.words();
        return tables.text.toString().stripTrailing();
    }

    private void noun() {
        open("noun", "Sets $noun to the noun of word $1, and $command where it needs no verb.", "$1");
        for (NounTree noun : tree) {
            String pattern = noun.alias() == null ? noun.word() : noun.word() + " | " + noun.alias();
            entry(pattern, "noun=" + noun.word() + (noun.alone() ? " command=" + noun.word() : ""));
        }
        entry(HELP, "noun=help command=help");
        entry("*", "return 1");
        close();
    }

    private void nouns() {
        List<String> words = new ArrayList<>();
        for (NounTree noun : tree) {
            words.add(word(noun.word(), noun.purpose()));
            if (noun.alias() != null) {
                words.add(word(noun.alias(), noun.purpose()));
            }
        }
        words.add(word(HELP, "help of a command, or on a topic"));
        text.append("# Sets $reply to all nouns.\n_ehrctl_nouns() {\n  ")
                .append(reply(words, "\n    "))
                .append("\n}\n\n");
    }

    private void verbs() {
        open("verbs", "Sets $reply to the verbs of noun $1.", "$1");
        for (NounTree noun : tree) {
            List<String> words = new ArrayList<>();
            for (Command command : noun.commands()) {
                if (!command.verb().isEmpty()) {
                    words.add(word(command.verb(), command.purpose()));
                }
            }
            if (!words.isEmpty()) {
                entry(noun.word(), reply(words, "\n      "));
            }
        }
        close();
    }

    private void options() {
        open("own_options", "Sets $reply to the options that only command $1 has.", "$1");
        for (Command command : commands()) {
            List<String> words = new ArrayList<>();
            for (Argument argument : command.arguments()) {
                if (!argument.positional()) {
                    for (String name : argument.name().split(" ", -1)) {
                        words.add(word(name, argument.help()));
                    }
                }
            }
            if (!words.isEmpty()) {
                entry(quoted(NounTree.name(command)), reply(words, "\n      "));
            }
        }
        close();
        List<String> words = new ArrayList<>();
        for (GlobalOption option : GlobalOption.values()) {
            if (option.shortName() != null) {
                words.add(word(option.shortName(), option.help()));
            }
            words.add(word(option.longName(), option.help()));
        }
        text.append("# Adds the options of every command to $reply.\n_ehrctl_add_global_options() {\n  ")
                .append(reply(words, "\n    ").replaceFirst("=", "+="))
                .append("\n}\n\n");
    }

    private void option() {
        open("option", "Sets $kind to what option $2 of command $1 takes; to nothing for a flag.", "$2", "  kind=\n");
        for (GlobalOption option : GlobalOption.values()) {
            if (option.placeholder() != null) {
                String shortName = option.shortName() == null ? "" : option.shortName() + " | ";
                entry(shortName + option.longName(), "kind=" + Values.kind(option));
            }
        }
        text.append("  esac\n  case \"$1 $2\" in\n");
        for (Command command : commands()) {
            for (Argument argument : command.arguments()) {
                String kind = Values.kind(argument);
                if (!argument.positional() && !kind.isEmpty()) {
                    for (String name : argument.name().split(" ", -1)) {
                        entry(quoted(NounTree.name(command) + " " + name), "kind=" + kind);
                    }
                }
            }
        }
        close();
    }

    private void argument() {
        open("argument", "Sets $kind to what positional $2 (from 0) of command $1 is.", "$1 $2", "  kind=\n");
        for (Command command : commands()) {
            int position = 0;
            for (Argument argument : command.arguments()) {
                if (argument.positional()) {
                    String pattern = argument.many() && argument.takes() != Argument.Takes.PROFILE
                            ? quoted(NounTree.name(command) + " ") + "*"
                            : quoted(NounTree.name(command) + " " + position);
                    entry(pattern, "kind=" + Values.kind(argument));
                    position++;
                }
            }
        }
        entry("'help 0'", "kind=topic");
        entry("'help 1'", "kind=help_verb");
        close();
    }

    private void fields() {
        open("fields", "Sets $reply to the fields of what command $1 answers with.", "$1");
        for (Command command : commands()) {
            if (!command.answers().isEmpty()) {
                entry(quoted(NounTree.name(command)), "reply=(" + String.join(" ", command.answers()) + ")");
            }
        }
        close();
    }

    private void words() {
        open("words", "Sets $reply to the words that a value of kind $1 may begin with.", "$1");
        for (Map.Entry<String, List<String>> kind : Values.words(tree).entrySet()) {
            List<String> words = new ArrayList<>();
            for (String word : kind.getValue()) {
                words.add(quoted(word));
            }
            entry(kind.getKey(), "reply=(" + String.join(" ", words) + ")");
        }
        close();
    }

    private List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (NounTree noun : tree) {
            commands.addAll(noun.commands());
        }
        return commands;
    }

    private void open(String function, String comment, String subject) {
        open(function, comment, subject, function.equals("noun") ? "" : "  reply=()\n");
    }

    private void open(String function, String comment, String subject, String first) {
        text.append("# ").append(comment).append("\n_ehrctl_").append(function).append("() {\n");
        text.append(first).append("  case \"").append(subject).append("\" in\n");
    }

    private void entry(String pattern, String action) {
        text.append("    ").append(pattern).append(") ").append(action).append(" ;;\n");
    }

    private void close() {
        text.append("  esac\n}\n\n");
    }

    private String reply(List<String> words, String separator) {
        if (!described) {
            return "reply=(" + String.join(" ", words) + ")";
        }
        return "reply=(" + separator + String.join(separator, words) + separator.substring(0, separator.length() - 2)
                + ")";
    }

    private String word(String word, String description) {
        return described ? quoted(word + ":" + description) : quoted(word);
    }

    /** As one word of the shell. */
    static String quoted(String text) {
        boolean plain = text.chars()
                .allMatch(
                        c -> c == '-' || c == '_' || c == ':' || c == '@' || (c < 128 && Character.isLetterOrDigit(c)));
        return plain ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
