package ehrctl.docs;

import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Noun;
import ehrctl.command.session.Command;
import java.util.ArrayList;
import java.util.List;

/** The page of the program: nouns, global options, and where to read on. */
final class RootManPage {
    private RootManPage() {}

    static String of(List<NounTree> tree) {
        ManPage page = new ManPage("ehrctl", "the unified EHR API at the prompt");
        page.synopsis(List.of(
                ManPage.bold("ehrctl") + " " + ManPage.italic("NOUN") + " " + ManPage.italic("VERB") + " ["
                        + ManPage.italic("ID") + "] [" + ManPage.italic("options") + "]",
                ManPage.bold("ehrctl") + " [" + ManPage.italic("NOUN") + " [" + ManPage.italic("VERB") + "]] "
                        + ManPage.bold("--help")));
        page.section("Description")
                .paragraph("Looks up, books and records at clinics, through one API for many electronic health record"
                        + " systems (EHRs). Without further settings it talks to a sandbox inside the program, which"
                        + " keeps its state in a file and needs neither network nor credentials.")
                .paragraph("Results go to standard output, everything else to standard error. Options may be written"
                        + " --option VALUE or --option=VALUE, and are never abbreviated.");
        page.section("Commands");
        for (Noun.Group group : Noun.Group.values()) {
            page.subsection(group.title());
            for (NounTree noun : tree) {
                if (noun.group() == group) {
                    page.term(ManPage.bold("ehrctl-" + noun.word()) + "(1)", Sentence.of(noun.purpose()) + verbs(noun));
                }
            }
        }
        page.section("Global options")
                .paragraph("They stand anywhere on the line; a command's own stand after its"
                        + " verb. In brackets the environment variables that say the same.");
        for (GlobalOption option : GlobalOption.values()) {
            page.term(
                    term(option),
                    option.help() + (option.environment() == null ? "" : " [" + option.environment() + "]"));
        }
        page.section("Examples").paragraph("Book the first free timeslot of a day in the sandbox:");
        page.examples(List.of(
                "healthcare-services list",
                "timeslots list --healthcare-service-id 201 --start tomorrow -o json > slots.json",
                "appointments create --slot @slots.json --patient-id emr_id:301",
                "appointments list"));
        page.section("Exit status")
                .paragraph("0 for success, also for an empty list; the others are in" + " ehrctl-exit-codes(1).");
        List<String> others = new ArrayList<>();
        for (NounTree noun : tree) {
            others.add("ehrctl-" + noun.word());
        }
        others.addAll(OtherManPages.names());
        return page.seeAlso(others).toString();
    }

    private static String verbs(NounTree noun) {
        List<String> verbs = new ArrayList<>();
        for (Command command : noun.commands()) {
            if (!command.verb().isEmpty()) {
                verbs.add(command.verb());
            }
        }
        String also = noun.alias() == null ? "" : " Also: " + noun.alias() + ".";
        return also + (verbs.isEmpty() ? "" : " Verbs: " + String.join(", ", verbs) + ".");
    }

    private static String term(GlobalOption option) {
        String names = option.shortName() == null ? "" : ManPage.bold(option.shortName()) + ", ";
        names += ManPage.bold(option.longName());
        return option.placeholder() == null ? names : names + " " + ManPage.italic(option.placeholder());
    }
}
