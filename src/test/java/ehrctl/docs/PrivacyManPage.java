package ehrctl.docs;

import java.util.List;

/** What ehrctl protects and what it does not. */
final class PrivacyManPage {
    private PrivacyManPage() {}

    static String of() {
        ManPage page = new ManPage("ehrctl-privacy", "what ehrctl protects, and what it does not");
        page.section("Description")
                .paragraph("Ids, names and notes of patients travel through this program. This page says where they"
                        + " are hidden, and where they are not.");
        page.section("Protected");
        page.term(
                        "Messages",
                        "Error messages, hints, --verbose, --dry-run and what the parser says never show the value of"
                                + " a resource id, a patient id, --external-id or --code, nor names and texts about"
                                + " a patient. The type of an id may show: se_personal_number:***.")
                .term(
                        "URLs",
                        "A Swedish or Norwegian personal number goes in a request header, unless --no-id-via-header is"
                                + " given. With --id-via-header every typed id does. Headers are less likely to be"
                                + " logged on the way than URLs.")
                .term(
                        "Process lists and shell history",
                        "Ids, --external-id and --code can be read from standard input (@-), from a file (@FILE) or"
                                + " from the terminal without echo (@ask), so that they stand in no argument. Texts"
                                + " of notes, slots and documents can be read by @- and @FILE.")
                .term(
                        "Credentials",
                        "They come from the environment or a profile, never from an option, and are shown nowhere."
                                + " They are sent without encryption only to this machine, or with --allow-http.")
                .term(
                        "Files",
                        "The embedded sandbox's folder and file can be read by their owner only (0700 and 0600).");
        page.section("Not protected");
        page.term(
                        "Arguments",
                        "What is written on the command line shows to other users of the machine while the command"
                                + " runs, and stays in the shell's history. This holds for personal numbers typed as"
                                + " arguments, and always for --first-name, --last-name, --phone, --email, --title and"
                                + " --comment, which have no other source.")
                .term(
                        "Names in URLs",
                        "patients find sends names in the query of the URL, because the API wants them there."
                                + " Servers and proxies may log them.")
                .term(
                        "Other ids in URLs",
                        "EHR ids and HSA ids go in path and query unless --id-via-header is given. Ids of"
                                + " appointments, care units and services always do, and messages may name them.")
                .term(
                        "Results",
                        "Standard output shows what the API answered, unmasked: names, ids, texts. Use ids mask before"
                                + " passing text on.")
                .term(
                        "The filter",
                        "ids mask finds typed ids, and what has the shape of a national number or of an HSA id. It"
                                + " does not know names, addresses, notes or bare EHR ids.")
                .term(
                        "The sandbox",
                        "Its file is not encrypted. It is for test data only: never register real people in it.")
                .term(
                        "The way",
                        "Headers and bodies are readable to the API, and to a proxy that ends the encryption. A"
                                + " header is no encryption.")
                .term("This machine", "Memory, swap space and core dumps are not wiped.");
        return page.seeAlso(List.of("ehrctl", "ehrctl-identifiers", "ehrctl-ids", "ehrctl-environment"))
                .toString();
    }
}
