package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ExampleLines;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import ehrctl.command.session.CommandTree;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Help texts of the root, of a noun and of one command. */
final class Help {
    private static final int NAME_WIDTH = 24;

    /** What stands for {@code TIME}. */
    private static final String TIMES =
            "TIME is a day (today, tomorrow, fri, YYYY-MM-DD), a time (10:00, 'fri 10:00', YYYY-MM-DDTHH:MM, with"
                    + " +01:00 behind it where it is of another zone), or one from now (now, +90m, +2d, -1w). A day as"
                    + " --end is that day's end. A LENGTH is 45s, 30m, 1h30m, 1d or 1w.";

    private Help() {}

    /** What one command is for, its options, examples and exit codes. */
    static String of(Command command, int width, boolean color) {
        CommandLine parser = CommandTree.parser(command);
        UsageMessageSpec usage = parser.getCommandSpec().usageMessage();
        usage.customSynopsis(synopsis(command))
                .description(command.purpose() + ".")
                .width(Math.max(width, 55));
        usage.parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .sortOptions(false);
        List<String> footer = new ArrayList<>();
        if (readsValues(command)) {
            footer.add("");
            footer.add("Ids, numbers and codes may be @-, @FILE or @ask: standard input, a file, a prompt.");
        }
        if (takesTimes(command)) {
            footer.add("");
            footer.add(TIMES);
        }
        if (!command.remarks().isEmpty()) {
            footer.add("");
        }
        for (String remark : command.remarks()) {
            footer.add(literal(remark));
        }
        footer.add("");
        footer.add("Examples:");
        for (String example : command.examples()) {
            for (String line : ExampleLines.of(CommandTree.PROGRAM + " " + example)) {
                footer.add("  " + literal(line));
            }
        }
        footer.add("");
        // Blanks that do not break keep a number with its name.
        footer.add("Exit codes: " + exitCodes(command));
        footer.add("Global options: see " + CommandTree.PROGRAM + " --help");
        usage.footer(footer.toArray(new String[0]));
        return parser.getUsageMessage(color ? Ansi.ON : Ansi.OFF);
    }

    /** As the grammar says it: the id before the options. */
    private static String synopsis(Command command) {
        StringBuilder line = new StringBuilder(CommandTree.name(command));
        boolean options = false;
        for (Argument argument : command.arguments()) {
            if (argument.positional()) {
                String name = argument.name() + (argument.many() ? "..." : "");
                line.append(' ').append(argument.required() ? name : "[" + name + "]");
            }
            options |= !argument.positional();
        }
        return line.append(options ? " [OPTIONS]" : "").toString();
    }

    /** Where values may come from, for commands that have such. */
    private static boolean readsValues(Command command) {
        for (Argument argument : command.arguments()) {
            switch (argument.takes()) {
                case TYPED_ID, TYPED_VALUE, READABLE -> {
                    return true;
                }
                default -> {}
            }
        }
        return false;
    }

    private static boolean takesTimes(Command command) {
        for (Argument argument : command.arguments()) {
            if (argument.name().equals("--start")) {
                return true;
            }
        }
        return false;
    }

    private static String exitCodes(Command command) {
        StringBuilder codes = new StringBuilder();
        for (int number : command.exitCodes()) {
            for (ExitCode code : ExitCode.values()) {
                if (code.number() == number) {
                    codes.append(codes.length() == 0 ? "" : ", ")
                            .append(number)
                            .append(' ')
                            .append(code.word());
                }
            }
        }
        return codes.toString();
    }

    /** The verbs of one noun. */
    static String of(Noun noun, int width, boolean color) {
        TextTable table = table(width, color);
        for (Command command : Commands.of(noun)) {
            row(table, command.verb(), command.purpose());
        }
        String also = noun.alias() == null ? "" : " (also: " + noun.alias() + ")";
        return "Usage: " + CommandTree.PROGRAM + " " + noun.word() + " VERB [OPTIONS]\n" + capital(noun.purpose())
                + also + ".\n\nVerbs:\n" + table + "\nSee: " + CommandTree.PROGRAM + " " + noun.word()
                + " VERB --help\n";
    }

    /** All nouns by group, and the global options. */
    static String root(int width, boolean color) {
        StringBuilder text = new StringBuilder();
        text.append("Usage: ")
                .append(CommandTree.PROGRAM)
                .append(" NOUN VERB [ID] [OPTIONS]\nThe unified EHR API at the prompt.\n");
        for (Noun.Group group : Noun.Group.values()) {
            TextTable table = table(width, color);
            for (Noun noun : Noun.values()) {
                if (noun.group() == group) {
                    row(table, noun.word(), capital(noun.purpose()) + (noun.alone() ? "" : ": " + verbs(noun)));
                }
            }
            text.append('\n').append(group.title()).append(":\n").append(table);
        }
        CommandSpec spec = CommandSpec.create().name(CommandTree.PROGRAM);
        for (GlobalOption option : GlobalOption.values()) {
            spec.addOption(option.spec());
        }
        spec.usageMessage().sortOptions(false).width(Math.max(width, 55));
        CommandLine.Help help = new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(ansi(color)));
        return text.append("\nGlobal options, anywhere on the line:\n")
                .append(help.optionList())
                .append("\nExamples:\n  ehrctl care-units list --emr webdoc\n")
                .append("  ehrctl timeslots list -o json | ehrctl appointments create --slot @- --patient-id 301\n")
                .append("\nSee: ehrctl NOUN VERB --help, man ehrctl\n")
                .toString();
    }

    private static String verbs(Noun noun) {
        StringBuilder verbs = new StringBuilder();
        for (Command command : Commands.of(noun)) {
            verbs.append(verbs.length() == 0 ? "" : ", ").append(command.verb());
        }
        return verbs.toString();
    }

    private static TextTable table(int width, boolean color) {
        int rest = Math.max(width, 55) - NAME_WIDTH;
        return TextTable.forColumns(
                CommandLine.Help.defaultColorScheme(ansi(color)),
                new Column(NAME_WIDTH, 2, Column.Overflow.SPAN),
                new Column(rest, 1, Column.Overflow.WRAP));
    }

    private static void row(TextTable table, String name, String purpose) {
        table.addRowValues(name, purpose);
    }

    private static Ansi ansi(boolean color) {
        return color ? Ansi.ON : Ansi.OFF;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** Footers are formats to picocli. */
    private static String literal(String text) {
        return text.replace("%", "%%");
    }
}
