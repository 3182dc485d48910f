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
                                + " a patient. The type of an id may show: se_personal_number:***. In --curl a shell"
                                + " variable stands for each. Values of the request are hidden also where the API's"
                                + " error repeats them in another case or spelling (Gronvold, Groenvold), with letters"
                                + " that lost their encoding (Gr?nvold), under up to five layers of percent-encoding"
                                + " and of the escapes of JSON, HTML and quoted-printable, in hexadecimal, and in"
                                + " base64, also wrapped and twice; a number with up to three signs between two"
                                + " digits, without its century, or by its first nine digits; a long text by its"
                                + " first 16 characters. Values of fewer than six characters count as whole words"
                                + " only, and not inside addresses and times. The API's documented codes and what"
                                + " ehrctl says in its own words stay. Beside them everything is hidden that has the"
                                + " shape of a national number or of an HSA id, and what stands before the host of a"
                                + " URL. Other disguises are not recognised: compressed, encrypted, reversed, spelt"
                                + " out in words.")
                .term(
                        "Reports and logs",
                        "The same holds for the access lines of sandbox serve, for all reports of smoke, for what a"
                                + " batch says of a line beside its result, and for stack traces (EHRCTL_DEBUG=1),"
                                + " which leave out what other people's code says. A batch's journal holds keyed"
                                + " hashes of its lines; the key is in journal.key in the state folder.")
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
                        "The embedded sandbox's folder and file, the profiles and the journal's key can be read by"
                                + " their owner only (0700 and 0600).");
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
                        "Words out of their context",
                        "An error of the API may hold what was never in the request, such as another patient's name:"
                                + " only what has the shape of a number is hidden then. A single word of a longer text"
                                + " is not recognised either. EHR codes, profiles and file names are named in messages"
                                + " as they were written, unless they look like a national number or an HSA id.")
                .term(
                        "Short credentials",
                        "A client id or secret is looked for in texts from outside. In what ehrctl says in its own"
                                + " words only one of eight characters or more, with a letter and a digit, is: another"
                                + " would turn up in any text.")
                .term(
                        "The filter",
                        "ids mask finds typed ids, what has the shape of a national number or of an HSA id, and"
                                + " what stands before the host of a URL. Parts of hashes, epoch seconds and other long"
                                + " numbers may go with them, to be on the safe side; dates, times, UUIDs and Nordic"
                                + " phone numbers with their +46 stay. It does not know names, addresses, notes or bare EHR ids. What goes on for a MiB without a"
                                + " blank or a sign between is masked whole.")
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
