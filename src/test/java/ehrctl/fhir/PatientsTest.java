package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People and their numbers through the third door, on a real server that writes down what reaches it. */
class PatientsTest {
    private static final String NUMBER = "197110021834";
    private static final String OTHER = "191212121212";

    @TempDir
    private Path home;

    private Clinic clinic;

    @BeforeEach
    void openAClinic() throws Exception {
        clinic = Clinic.open();
    }

    @Test
    void aNumberTravelsInTheBodyOnly() throws Exception {
        try (Between between = Between.honest(clinic.base)) {
            Cli cli = clinic.cli(home, between.url());
            Cli.Result result = cli.input(OTHER)
                    .run(
                            "patients",
                            "create",
                            "--first-name",
                            "Tolvan",
                            "--last-name",
                            "Tolvansson",
                            "--external-id",
                            "@-",
                            "-v");
            assertEquals(0, result.exit(), result::err);
            result = cli.input("se_personal_number:" + OTHER).run("appointments", "list", "--patient-id", "@-", "-v");
            assertEquals(0, result.exit(), result::err);
            result = cli.input(OTHER).run("patients", "get", "@-", "-v");
            assertEquals(5, result.exit(), result::err);
            assertTrue(between.seen().size() > 5);
            for (String seen : between.seen()) {
                assertFalse(seen.contains(OTHER), seen);
            }
            assertFalse(result.err().contains(OTHER), result.err());
        }
    }

    @Test
    void whoeverIsRegisteredTwiceIsOnePatient() throws Exception {
        String[] create = {
            "patients",
            "create",
            "--first-name",
            "Sjuttiett",
            "--last-name",
            "Test",
            "--external-id",
            "@-",
            "--phone",
            "0700000000",
            "-o",
            "json"
        };
        JsonNode first = json(create, NUMBER);
        JsonNode second = json(create, NUMBER);
        assertEquals(first, second);
        assertEquals(NUMBER, first.path("external_id").asText());
        JsonNode found = json(new String[] {"patients", "get", "@-", "-o", "json"}, "se_personal_number:" + NUMBER);
        assertEquals(first, found);
    }

    @Test
    void aNumberUnderAnotherSystemIsFoundToo() throws Exception {
        String number = "194010126672";
        String id = clinic.post(
                Clinic.identified(Clinic.person("Patient", "Ann", "Berg"), "urn:oid:1.2.752.129.2.1.3.1", number));
        assertEquals(
                id,
                json(new String[] {"patients", "get", "@-", "-o", "json"}, "se_personal_number:" + number)
                        .path("id")
                        .asText());
        JsonNode created = json(
                new String[] {
                    "patients",
                    "create",
                    "--first-name",
                    "Ann",
                    "--last-name",
                    "Berg",
                    "--external-id",
                    "@-",
                    "-o",
                    "json"
                },
                number);
        assertEquals(id, created.path("id").asText());
    }

    @Test
    void nobodyIsGuessedWhereSeveralHaveTheNumber() throws Exception {
        String number = "195003042222";
        String system = "http://electronichealth.se/identifier/personnummer";
        clinic.post(Clinic.identified(Clinic.person("Patient", "Bo", "Ek"), system, number));
        clinic.post(Clinic.identified(Clinic.person("Patient", "Bo", "Ek"), system, number));
        Cli.Result result =
                clinic.cli(home).input("se_personal_number:" + number).run("patients", "get", "@-");
        assertEquals(7, result.exit(), result::err);
        assertTrue(result.err().contains("BAD_INPUT"), result.err());
        assertEquals(
                5,
                clinic.cli(home)
                        .input("se_personal_number:194912062306")
                        .run("patients", "get", "@-")
                        .exit());
    }

    @Test
    void headersAreResolvedHere() throws Exception {
        String number = "195008121856";
        clinic.post(Clinic.identified(
                Clinic.person("Patient", "Eva", "Lind"), "http://electronichealth.se/identifier/personnummer", number));
        Cli.Result result = clinic.cli(home)
                .input("se_personal_number:" + number)
                .run("patients", "get", "header:x-who", "--header", "x-who: @-", "-o", "json");
        assertEquals(0, result.exit(), result::err);
        assertEquals("Eva", Json.parse(result.out()).path("first_name").asText());
        Cli.Result raw = clinic.cli(home)
                .run("api", "GET", "/api/emrs/fhir/care-units/" + clinic.location + "/patients/header:x-none");
        assertEquals(5, raw.exit(), raw::err);
    }

    @Test
    void resourcesAreFoundByTheirHsaId() throws Exception {
        JsonNode practitioner = clinic.get("/Practitioner/" + clinic.practitioner);
        String hsaId = "SE2321000131-E000000012345";
        boolean alone = clinic.count("/Practitioner?identifier=" + hsaId) == 0;
        clinic.put(Clinic.identified(
                (com.fasterxml.jackson.databind.node.ObjectNode) practitioner, "urn:oid:1.2.752.29.4.19", hsaId));
        Cli.Result result = clinic.cli(home).run("resources", "get", "hsa_id:" + hsaId, "-o", "json");
        assertEquals(alone ? 0 : 7, result.exit(), result::err);
        assertEquals(
                8,
                clinic.cli(home)
                        .input("no_personal_number:13116900216")
                        .run("resources", "get", "@-")
                        .exit());
        assertEquals(
                8, clinic.cli(home).run("patients", "get", "hsa_id:" + hsaId).exit());
    }

    @Test
    void namesAreComparedWhole() throws Exception {
        String[] find = {"patients", "find", "--last-name", "HANSEN", "--first-name", "A\u030Ase", "-o", "json"};
        assertTrue(json(find, "").size() >= 1);
        String[] beginning = {"patients", "find", "--last-name", "Hans", "-o", "json"};
        assertEquals(0, json(beginning, "").size());
    }

    private JsonNode json(String[] words, String input) throws Exception {
        Cli.Result result = clinic.cli(home).input(input).run(words);
        assertEquals(0, result.exit(), () -> Arrays.toString(words) + result.err());
        return Json.parse(result.out());
    }
}
