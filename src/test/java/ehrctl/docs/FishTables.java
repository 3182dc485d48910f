package ehrctl.docs;

import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command tree as functions and completions of fish. */
final class FishTables {
    private final List<NounTree> tree;
    private final StringBuilder text = new StringBuilder();

    private FishTables(List<NounTree> tree) {
        this.tree = tree;
    }

    /** The functions that the template's own rely on. */
    static String functions(List<NounTree> tree) {
        FishTables tables = new FishTables(tree);
        tables.noun();
        tables.alone();
        tables.valued();
        tables.fields();
        tables.words();
        return tables.text.toString().stripTrailing();
    }

    /** What is offered where. */
    static String completions(List<NounTree> tree) {
        FishTables tables = new FishTables(tree);
        for (GlobalOption option : GlobalOption.values()) {
            String shortName = option.shortName() == null ? "" : option.shortName() + " ";
            tables.option("", shortName + option.longName(), Values.kind(option), option.help());
        }
        for (NounTree noun : tree) {
            tables.word("", noun.word(), noun.purpose());
            if (noun.alias() != null) {
                tables.word("", noun.alias(), noun.purpose());
            }
            for (Command command : noun.commands()) {
                tables.command(command);
            }
        }
        tables.word("", "help", "help of a command, or on a topic");
        tables.line("-n " + quoted("__ehrctl_at help 0 0") + values("topic"));
        tables.line("-n " + quoted("__ehrctl_at help 1 1") + values("help_verb"));
        return tables.text.toString().stripTrailing();
    }

    private void command(Command command) {
        String name = NounTree.name(command);
        if (!command.verb().isEmpty()) {
            word(command.noun(), command.verb(), command.purpose());
        }
        int position = 0;
        for (Argument argument : command.arguments()) {
            String kind = Values.kind(argument);
            if (!argument.positional()) {
                option(name, argument.name(), kind, argument.help());
                continue;
            }
            if (!kind.equals(Values.ANY)) {
                String places = argument.many() && argument.takes() != Argument.Takes.PROFILE
                        ? position + " 9999"
                        : position + " " + position;
                String condition = "__ehrctl_at " + quoted(name) + " " + places;
                line("-n " + quoted(condition) + (kind.equals("file_name") ? " -F" : "") + values(kind));
            }
            position++;
        }
    }

    private void word(String at, String word, String description) {
        line("-n " + quoted("__ehrctl_at " + quoted(at)) + " -a " + word + " -d " + quoted(description));
    }

    private void option(String at, String names, String kind, String description) {
        StringBuilder line = new StringBuilder();
        if (!at.isEmpty()) {
            line.append("-n ").append(quoted("__ehrctl_at " + quoted(at))).append(' ');
        }
        for (String name : names.split(" ", -1)) {
            line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (kind.equals("file_name")) {
            line.append("-r -F");
        } else if (!kind.isEmpty()) {
            line.append("-x");
        }
        boolean known = !kind.isEmpty() && !kind.equals(Values.ANY);
        line(line.toString().stripTrailing() + (known ? values(kind) : "") + " -d " + quoted(description));
    }

    private static String values(String kind) {
        return " -k -a " + quoted("(__ehrctl_values " + kind + ")");
    }

    private void line(String rest) {
        text.append("complete -c ehrctl ").append(rest).append('\n');
    }

    private void noun() {
        open("noun", "Prints the noun of a word.", "$argv[1]");
        for (NounTree noun : tree) {
            entry(noun.word() + (noun.alias() == null ? "" : " " + noun.alias()), "echo " + noun.word());
        }
        entry("help", "echo help");
        close("");
    }

    private void alone() {
        open("alone", "Succeeds for a noun that needs no verb.", "$argv[1]");
        for (NounTree noun : tree) {
            if (noun.alone()) {
                entry(noun.word(), "return 0");
            }
        }
        entry("help", "return 0");
        close("    return 1\n");
    }

    private void valued() {
        List<String> global = new ArrayList<>();
        for (GlobalOption option : GlobalOption.values()) {
            if (option.placeholder() != null) {
                global.add(option.longName());
                if (option.shortName() != null) {
                    global.add(option.shortName());
                }
            }
        }
        open("valued", "Succeeds where the next word is the value of this command's option.", "$argv[2]");
        entry(String.join(" ", global), "return 0");
        text.append("    end\n    switch \"$argv\"\n");
        for (NounTree noun : tree) {
            for (Command command : noun.commands()) {
                for (Argument argument : command.arguments()) {
                    if (!argument.positional() && !Values.kind(argument).isEmpty()) {
                        for (String name : argument.name().split(" ", -1)) {
                            entry(quoted(NounTree.name(command) + " " + name), "return 0");
                        }
                    }
                }
            }
        }
        close("    return 1\n");
    }

    private void fields() {
        open("fields", "Prints the fields of what a command answers with.", "$argv[1]");
        for (NounTree noun : tree) {
            for (Command command : noun.commands()) {
                if (!command.answers().isEmpty()) {
                    String fields = String.join(" ", command.answers());
                    entry(quoted(NounTree.name(command)), "printf '%s\\n' " + fields);
                }
            }
        }
        close("");
    }

    /** Braces mean something to the shell. */
    private static String word(String text) {
        return text.indexOf('{') < 0 ? text : quoted(text);
    }

    private void words() {
        open("words", "Prints the words that a value of a kind may begin with.", "$argv[1]");
        for (Map.Entry<String, List<String>> kind : Values.words(tree).entrySet()) {
            entry(
                    kind.getKey(),
                    "printf '%s\\n' "
                            + kind.getValue().stream().map(FishTables::word).collect(Collectors.joining(" ")));
        }
        close("");
    }

    private void open(String function, String comment, String subject) {
        text.append("# ").append(comment).append("\nfunction __ehrctl_").append(function);
        text.append("\n    switch \"").append(subject).append("\"\n");
    }

    private void entry(String patterns, String action) {
        text.append("        case ")
                .append(patterns)
                .append("\n            ")
                .append(action)
                .append('\n');
    }

    private void close(String last) {
        text.append("    end\n").append(last).append("end\n\n");
    }

    /** As one word of fish. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
