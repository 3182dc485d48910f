package ehrctl.docs;

import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Source;
import ehrctl.command.line.GlobalOption;
import ehrctl.id.IdType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pages that belong to no command: environment, exit codes, identifiers; FHIR and privacy have a class each. */
final class OtherManPages {
    private OtherManPages() {}

    static List<String> names() {
        return List.of(
                "ehrctl-environment", "ehrctl-exit-codes", "ehrctl-fhir", "ehrctl-identifiers", "ehrctl-privacy");
    }

    static Map<String, String> all() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("ehrctl-environment", environment());
        pages.put("ehrctl-exit-codes", exitCodes());
        pages.put("ehrctl-fhir", FhirManPage.of());
        pages.put("ehrctl-identifiers", identifiers());
        pages.put("ehrctl-privacy", PrivacyManPage.of());
        return pages;
    }

    private static String environment() {
        ManPage page = new ManPage("ehrctl-environment", "environment variables of ehrctl");
        page.section("Description")
                .paragraph("All environment variables that ehrctl reads. A variable that is set to nothing counts as"
                        + " not set. An option on the command line wins over the variable, the variable over the"
                        + " profile, the profile over the default.");
        page.section("Environment");
        for (GlobalOption option : GlobalOption.values()) {
            if (option.environment() != null && option != GlobalOption.COLOR) {
                page.term(ManPage.bold(option.environment()), "As " + option.longName() + ": " + option.help() + ".");
            }
        }
        for (EnvironmentVariable variable : EnvironmentVariable.values()) {
            page.term(ManPage.bold(variable.name()), variable.meaning());
        }
        return page.seeAlso(List.of("ehrctl", "ehrctl-privacy")).toString();
    }

    private static String exitCodes() {
        ManPage page = new ManPage("ehrctl-exit-codes", "how commands of ehrctl end");
        page.section("Description")
                .paragraph("Scripts may rely on these numbers. With 2 and 3, and with 8 before sending, nothing was"
                        + " sent. The codes 4 to 8 will not change by trying again; 9 may; after 10 somebody must look"
                        + " whether the change was made, and the message says how.")
                .paragraph("With --output json or ndjson, the last line of standard error is one JSON object that holds"
                        + " the code of the API, its details, exit_code, sent and retryable.");
        page.section("Exit status");
        for (ExitCode code : ExitCode.values()) {
            page.term(ManPage.bold(String.valueOf(code.number())), code.word() + ": " + code.meaning());
        }
        return page.seeAlso(List.of("ehrctl")).toString();
    }

    private static String identifiers() {
        ManPage page = new ManPage("ehrctl-identifiers", "ids of resources and patients");
        page.section("Description")
                .paragraph("A resource or a patient is named by TYPE:VALUE. Without a type it is the id that the EHR"
                        + " itself gave; where that is a valid personal number, as Takecare's are, it travels as one."
                        + " Only the first colon separates.");
        page.section("Types");
        for (IdType type : IdType.values()) {
            page.term(
                    ManPage.bold(type.prefix() + ":") + ManPage.italic("VALUE"),
                    type.title() + (type.national() ? "; travels by header unless told otherwise" : ""));
        }
        page.term(
                ManPage.bold("header:") + ManPage.italic("NAME"),
                "The id stands in the request header of that name, given by --header 'NAME: TYPE:VALUE'.");
        page.section("Sources")
                .paragraph("Where the help of an option says so, and for every id, the value need not stand on the"
                        + " command line, also with a type in front. At most one value can be read from standard"
                        + " input; one trailing line break is removed.");
        page.term(ManPage.bold("@-"), "standard input")
                .term(ManPage.bold("@") + ManPage.italic("FILE"), "the file")
                .term(
                        ManPage.bold("@ask"),
                        "a prompt on the terminal that shows nothing of what is typed; not for texts")
                .term(ManPage.bold("@@") + ManPage.italic("TEXT"), "the text itself, beginning with one @");
        page.section("Checks")
                .paragraph("Before anything is sent: the syntax (exit code 2), whether the EHR supports the type (8),"
                        + " check digit and date of a national number (2). --no-check leaves all but the syntax to the"
                        + " API. An odd HSA id is only hinted at. Against a remote API only documented facts about an"
                        + " EHR refuse.");
        page.section("How ids travel")
                .paragraph("National numbers go in a request header that path, query or body refers to; the others go"
                        + " in their place. --id-via-header sends all of them by header, --no-id-via-header none."
                        + " Two places take the EHR's bare id only: --resource-id of timeslots and of appointments"
                        + " update.");
        page.section("What each EHR supports");
        for (Ehr ehr : Ehrs.all()) {
            page.term(
                    ManPage.bold(ehr.code()),
                    ehr.name() + ": resources " + types(ehr.resourceIds(Source.CHOSEN)) + "; patients "
                            + types(ehr.patientIds(Source.CHOSEN)) + ".");
        }
        return page.seeAlso(List.of("ehrctl", "ehrctl-ehrs", "ehrctl-ids", "ehrctl-privacy"))
                .toString();
    }

    private static String types(@Nullable List<IdType> types) {
        List<String> prefixes = new ArrayList<>();
        if (types != null) {
            types.forEach(type -> prefixes.add(type.prefix()));
        }
        return prefixes.isEmpty() ? "as the API decides" : "by " + String.join(", ", prefixes);
    }
}
