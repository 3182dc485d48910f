package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.command.line.Argument;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Help texts of the root, of a noun and of one command. */
final class Help {
    /** Blanks in front of a long option that has no short one. */
    private static final String NO_SHORT = "    ";

    private final int width;
    private final boolean color;

    /** @param width in columns */
    Help(int width, boolean color) {
        this.width = width;
        this.color = color;
    }

    /** What one command is for, its options, answer, examples and exit codes. */
    String of(Command command) {
        HelpText help = new HelpText(width, color);
        help.paragraph("Usage: " + synopsis(command)).paragraph(command.purpose() + ".");
        arguments(help, "Arguments:", command.arguments(), true);
        arguments(help, "Options:", command.arguments(), false);
        if (!command.answers().isEmpty()) {
            help.heading("Answers with:").paragraph("  " + String.join(", ", command.answers()));
        }
        if (!command.remarks().isEmpty()) {
            help.blank();
        }
        for (String remark : command.remarks()) {
            help.paragraph(remark);
        }
        if (takesIds(command)) {
            help.blank()
                    .paragraph("Ids, numbers and codes may be @-, @FILE or @ask: standard input, a file, a prompt."
                            + " More: ehrctl help identifiers");
        }
        if (takesTimes(command)) {
            help.blank()
                    .paragraph(
                            "TIME is a day (today, fri, YYYY-MM-DD), a time (10:00, 'fri 10:00', YYYY-MM-DDTHH:MM) or"
                                    + " one from now (now, +90m, +2d); LENGTH is 45s, 30m, 1h30m, 1d or 1w. More: ehrctl help"
                                    + " times");
        }
        help.heading("Examples:");
        for (String example : command.examples()) {
            help.example(Command.PROGRAM + " " + example);
        }
        return help.blank()
                .paragraph("Exit codes: " + exitCodes(command))
                .paragraph("Global options: see " + Command.PROGRAM + " --help")
                .toString();
    }

    /** As the grammar says it: the id before the options. */
    private static String synopsis(Command command) {
        StringBuilder line = new StringBuilder(command.line());
        boolean options = false;
        for (Argument argument : command.arguments()) {
            if (argument.positional()) {
                String name = argument.name() + (argument.many() ? "..." : "");
                line.append(' ').append(argument.required() ? name : "[" + name + "]");
            }
            options |= !argument.positional();
        }
        if (options && command.stopsAtPositional()) {
            // What stands behind its positional is no option of its own any more.
            return line.insert(command.line().length(), " [OPTIONS] --").toString();
        }
        return line.append(options ? " [OPTIONS]" : "").toString();
    }

    private static void arguments(HelpText help, String title, List<Argument> all, boolean positional) {
        List<String> names = new ArrayList<>();
        for (Argument argument : all) {
            if (argument.positional() == positional) {
                names.add(name(argument));
            }
        }
        if (names.isEmpty()) {
            return;
        }
        help.heading(title);
        for (Argument argument : all) {
            if (argument.positional() == positional) {
                boolean needed = argument.required() && !positional;
                help.term(name(argument), argument.help() + (needed ? " (required)" : ""), HelpText.column(names));
            }
        }
    }

    private static String name(Argument argument) {
        if (argument.positional()) {
            return argument.name() + (argument.many() ? "..." : "");
        }
        String value = argument.placeholder();
        boolean optional = argument.takes() == Argument.Takes.OPTIONAL_TEXT;
        return argument.name().replace(" ", ", ") + (value == null ? "" : optional ? "[=" + value + "]" : " " + value);
    }

    private static boolean takesIds(Command command) {
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
        List<String> codes = new ArrayList<>();
        for (int number : command.exitCodes()) {
            for (ExitCode code : ExitCode.values()) {
                if (code.number() == number) {
                    codes.add(
                            number + String.valueOf(HelpText.FIRM) + code.word().replace(' ', HelpText.FIRM));
                }
            }
        }
        return String.join(", ", codes);
    }

    /** The verbs of one noun. */
    String of(Noun noun) {
        HelpText help = new HelpText(width, color);
        String also = noun.alias() == null ? "" : " (also: " + noun.alias() + ")";
        help.paragraph("Usage: " + Command.PROGRAM + " " + noun.word() + " VERB [OPTIONS]")
                .paragraph(capital(noun.purpose()) + also + ".")
                .heading("Verbs:");
        List<String> verbs = verbs(noun);
        for (Command command : Commands.of(noun)) {
            help.term(command.verb(), command.purpose(), HelpText.column(verbs));
        }
        return help.blank()
                .paragraph("See: " + Command.PROGRAM + " " + noun.word() + " VERB --help")
                .toString();
    }

    /** All nouns by group, the global options, and the topics. */
    String root() {
        HelpText help = new HelpText(width, color);
        help.paragraph("Usage: " + Command.PROGRAM + " NOUN VERB [ID] [OPTIONS]")
                .paragraph("The unified EHR API at the prompt.");
        List<String> nouns = new ArrayList<>();
        for (Noun noun : Noun.values()) {
            nouns.add(noun.word());
        }
        for (Noun.Group group : Noun.Group.values()) {
            help.heading(group.title() + ":");
            for (Noun noun : Noun.values()) {
                if (noun.group() == group) {
                    String verbs = noun.alone() ? "" : ": " + String.join(", ", verbs(noun));
                    help.term(noun.word(), capital(noun.purpose()) + verbs, HelpText.column(nouns));
                }
            }
        }
        help.heading("Help topics, as in " + Command.PROGRAM + " help times:");
        for (Topic topic : Topic.values()) {
            help.term(topic.word(), capital(topic.text().purpose()), HelpText.column(nouns));
        }
        options(help);
        return help.heading("Examples:")
                .example("ehrctl care-units list --emr webdoc")
                .example("ehrctl timeslots list -o json | ehrctl appointments create --slot @- --patient-id 301")
                .blank()
                .paragraph("See: ehrctl help NOUN VERB, man ehrctl")
                .toString();
    }

    private static void options(HelpText help) {
        List<String> names = new ArrayList<>();
        for (GlobalOption option : GlobalOption.values()) {
            names.add(name(option));
        }
        help.heading("Global options, anywhere on the line:");
        for (GlobalOption option : GlobalOption.values()) {
            String variable = option.environment();
            help.term(
                    name(option),
                    option.help() + (variable == null ? "" : " [" + variable + "]"),
                    HelpText.column(names));
        }
    }

    private static String name(GlobalOption option) {
        @Nullable String value = option.placeholder();
        String front = option.shortName() == null ? NO_SHORT : option.shortName() + ", ";
        return front + option.longName() + (value == null ? "" : " " + value);
    }

    private static List<String> verbs(Noun noun) {
        List<String> verbs = new ArrayList<>();
        for (Command command : Commands.of(noun)) {
            verbs.add(command.verb());
        }
        return verbs;
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
