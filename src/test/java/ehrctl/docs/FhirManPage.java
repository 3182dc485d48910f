package ehrctl.docs;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import java.util.ArrayList;
import java.util.List;

/** How ehrctl speaks to FHIR servers, and what of it was tried on which. */
final class FhirManPage {
    private FhirManPage() {}

    static String of() {
        ManPage page = new ManPage("ehrctl-fhir", "the same commands on a FHIR R4 server");
        page.synopsis(List.of(ManPage.bold("ehrctl --api fhir:") + ManPage.italic("URL") + " ..."));
        page.section("Description")
                .paragraph(
                        "With --api fhir:URL the same commands ask a FHIR R4 server, whose base is URL. Commands,"
                                + " columns and exit codes stay; each command makes one FHIR request or several. --dry-run"
                                + " shows all of them, a word in capitals standing for what only the server knows. --emr is"
                                + " not needed; --care-unit is. ehrctl api sends any request: ehrctl api GET /Slot?status=free");
        mapping(page);
        page.section("Booking")
                .paragraph("A general FHIR server guards no slot when an appointment is made. So the slot is taken"
                        + " first, in the version that was free (If-Match), then the appointment is made; whoever comes"
                        + " second gets 409 or 412 and ends with 6. Where the appointment is refused, the slot is freed"
                        + " again; where that fails too, the command ends with 12 and names the slot. A crash between"
                        + " the two leaves a slot that is taken for nobody, and never a patient booked twice. A move"
                        + " takes the new slot, changes the appointment and frees the old slot, and is undone backwards."
                        + " A cancelled appointment frees its slot unless another appointment holds it.")
                .paragraph("Where no answer came, the command looks once for what became of it, else it ends with 10"
                        + " and the command that shows it. Several appointments are changed one after the other, after"
                        + " all were read; where one fails, the command ends with 12. A server that names no versions"
                        + " is refused (8): nothing could be guarded there.");
        page.section("People")
                .paragraph("A national number or an HSA id is searched for under all systems of its kind, in the body"
                        + " of POST .../_search; a new patient's is a condition in the body of a transaction. So it"
                        + " stands in no URL, header or log, and links that repeat one are not followed. Several"
                        + " records with a number: none is chosen (7). header:NAME is resolved here.");
        login(page);
        page.section("Tried")
                .paragraph("Proven on HAPI FHIR 8.8.0 and on Medplum's FHIR router 5.2.13, both real servers of other"
                        + " people: everything above but login, and sixteen processes at one slot. The tests of each"
                        + " build start the second by themselves; mvn test -P fhir builds and starts the first. Login is"
                        + " proven on Keycloak 26.7.3, by ES384, RS384 and secret, with a filter in front of HAPI that"
                        + " looks at tokens; each build tries it on a small server of the tests. No EHR's was there.")
                .paragraph("No EHR's own FHIR server was there to try. What follows rests on documents, and was held"
                        + " against a fake that does what they say. It refuses nothing: the server decides.");
        dialects(page);
        return page.seeAlso(List.of("ehrctl", "ehrctl-environment", "ehrctl-privacy", "ehrctl-profiles"))
                .toString();
    }

    private static void mapping(ManPage page) {
        page.section("What stands for what");
        page.term("care unit", "Location; its time zone is unknown to R4: say --time-zone")
                .term(
                        "resource",
                        "Practitioner with a PractitionerRole at the Location, or Device that stands there, or whom a"
                                + " Schedule of the Location names. An id of another type than Practitioner is written"
                                + " with its type: Device/7")
                .term("healthcare service", "HealthcareService; its duration is unknown to R4")
                .term("timeslot", "free Slot of a Schedule that names the Location, or no place but somebody there")
                .term("appointment", "Appointment; fhir_status is added where FHIR's word says more")
                .term("schedule", "Schedule by its planning horizon; create wants --slot-minutes, at most 1000 slots")
                .term("note", "DocumentReference of plain text, docStatus preliminary; the template leyr_unstructured")
                .term("document", "any other DocumentReference, its content inline")
                .term("confirm", "has no place in FHIR: 8");
    }

    private static void login(ManPage page) {
        page.section("Login")
                .paragraph("A server that needs none is asked without. Otherwise a client's id and its secret"
                        + " (EHRCTL_CLIENT_ID, EHRCTL_CLIENT_SECRET) or its key (EHRCTL_CLIENT_KEY_FILE,"
                        + " EHRCTL_CLIENT_KEY_ID) get a token after SMART Backend Services: RS384 with an RSA key, ES384"
                        + " with one of P-384, PKCS8 in PEM form, mode 0600. A profile holds the same as client_id,"
                        + " client_secret_file or client_secret_command, client_key_file, client_key_id; or"
                        + " token_command prints a token.")
                .paragraph("The server says where tokens come from; another origin than its own must be named:"
                        + " EHRCTL_TOKEN_URL or token_url. Asked for is what the command needs, or EHRCTL_SCOPE or"
                        + " scope. A token is kept in the state folder (tokens/, 0700 and 0600) until shortly before"
                        + " its end, and renewed once where the server does not take it.");
    }

    private static void dialects(ManPage page) {
        page.section("Dialects")
                .paragraph("--emr may name an EHR below, or one of the dialects plain (the server turns the slot), ihe"
                        + " (IHE Scheduling: $find, $book) and argonaut ($find, $book).");
        for (Ehr ehr : Ehrs.all()) {
            JsonNode facts = Ehrs.fhir(ehr.code());
            if (!facts.isMissingNode()) {
                List<String> lacks = new ArrayList<>();
                facts.path("lacks").forEach(lack -> lacks.add(lack.asText()));
                String booking = facts.path("booking").asText();
                page.term(
                        ManPage.bold(ehr.code()),
                        (booking.isEmpty() ? "" : "Books as " + booking + ". ") + "No document names: "
                                + String.join(", ", lacks) + ". Source: "
                                + facts.path("source").asText() + ".");
            }
        }
    }
}
