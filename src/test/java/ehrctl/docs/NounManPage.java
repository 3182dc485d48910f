package ehrctl.docs;

import ehrctl.api.ExitCode;
import ehrctl.command.line.Argument;
import ehrctl.command.session.Command;
import java.util.ArrayList;
import java.util.List;

/** The page of one noun: each verb's synopsis, purpose, options, examples and exit codes. */
final class NounManPage {
    private NounManPage() {}

    static String of(NounTree noun) {
        ManPage page = new ManPage("ehrctl-" + noun.word(), noun.purpose());
        List<String> synopsis = new ArrayList<>();
        for (Command command : noun.commands()) {
            synopsis.add(synopsis(command));
        }
        page.synopsis(synopsis).section("Description");
        String many =
                noun.commands().size() == 1 ? "one command" : noun.commands().size() + " commands";
        page.paragraph(Sentence.of(noun.purpose()) + " There "
                + (noun.commands().size() == 1 ? "is " : "are ") + many
                + (noun.alias() == null ? "." : "; " + noun.alias() + " is a shorter word for " + noun.word() + "."));
        page.paragraph("Options of all commands are described in ehrctl(1).");
        page.section("Commands");
        for (Command command : noun.commands()) {
            describe(command, page);
        }
        return page.seeAlso(List.of("ehrctl", "ehrctl-exit-codes", "ehrctl-identifiers", "ehrctl-privacy"))
                .toString();
    }

    /** The command with what it cannot do without; its other options are summed up. */
    static String synopsis(Command command) {
        StringBuilder line = new StringBuilder(ManPage.bold("ehrctl " + NounTree.name(command)));
        boolean before = command.stopsAtPositional();
        String behind = "";
        line.append(before ? " [" + ManPage.italic("options") + "]" : "");
        for (Argument argument : command.arguments()) {
            if (argument.positional()) {
                String name = ManPage.italic(argument.name()) + (argument.many() ? "..." : "");
                line.append(' ')
                        .append(argument.name().startsWith("CMD") ? ManPage.bold("--") + " " : "")
                        .append(argument.required() ? name : "[" + name + "]");
            } else if (!before) {
                behind = " [" + ManPage.italic("options") + "]";
            }
        }
        return line.append(behind).toString();
    }

    private static void describe(Command command, ManPage page) {
        page.subsection(NounTree.name(command));
        page.paragraph(Sentence.of(command.purpose()));
        for (Argument argument : command.arguments()) {
            page.term(
                    term(argument),
                    argument.help() + (argument.required() && !argument.positional() ? " (required)" : ""));
        }
        if (!command.answers().isEmpty()) {
            page.paragraph("Answers with: " + String.join(", ", command.answers()) + ".");
        }
        for (String remark : command.remarks()) {
            page.paragraph(remark);
        }
        page.paragraph(command.examples().size() == 1 ? "Example:" : "Examples:");
        page.examples(command.examples());
        page.paragraph("Exit codes: " + exitCodes(command) + ".");
    }

    private static String term(Argument argument) {
        if (argument.positional()) {
            return ManPage.italic(argument.name()) + (argument.many() ? "..." : "");
        }
        String names = ManPage.bold(argument.name()).replace(" ", "\\fR, \\fB");
        if (argument.takes() == Argument.Takes.OPTIONAL_TEXT) {
            return names + "[=" + ManPage.italic(argument.placeholder()) + "]";
        }
        return argument.placeholder() == null ? names : names + " " + ManPage.italic(argument.placeholder());
    }

    private static String exitCodes(Command command) {
        List<String> codes = new ArrayList<>();
        for (int number : command.exitCodes()) {
            String name = "";
            for (ExitCode code : ExitCode.values()) {
                name = code.number() == number ? " " + code.word() : name;
            }
            codes.add(number + name);
        }
        return String.join(", ", codes);
    }
}
