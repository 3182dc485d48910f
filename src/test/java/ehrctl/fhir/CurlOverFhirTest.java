package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --curl} prints for a FHIR server runs as it stands, and neither it nor a URL holds a person's number. */
class CurlOverFhirTest {
    private static final String NUMBER = "191500882392";

    @TempDir
    private Path home;

    private Clinic clinic;

    @BeforeEach
    void openAClinic() throws Exception {
        clinic = Clinic.open();
    }

    @Test
    void aNumberGoesInTheBodyFromAVariable() throws Exception {
        ObjectNode patient = Clinic.person("Patient", "Göran", "Sjöström");
        clinic.post(Clinic.identified(patient, "http://electronichealth.se/identifier/personnummer", NUMBER));
        try (Between between = Between.honest(clinic.base)) {
            List<JsonNode> found = ran(
                    script(between, NUMBER, "patients", "get", "se_personal_number:@-"), Map.of("IDENTIFIER", NUMBER));
            assertEquals(1, found.size());
            assertTrue(found.get(0).path("entry").size() > 0, () -> Json.pretty(found.get(0)));
            assertFalse(between.seen().toString().contains(NUMBER), between.seen()::toString);
        }
    }

    @Test
    void aPatientIsCreatedOnce() throws Exception {
        String family = "O'Brian\"\\$" + clinic.location;
        String script = script(
                null,
                NUMBER,
                "patients",
                "create",
                "--first-name",
                "Åse!",
                "--last-name",
                family,
                "--external-id",
                "@-");
        Map<String, String> values = Map.of("IDENTIFIER", "26858605848", "FAMILY", family, "GIVEN", "Åse!");
        List<JsonNode> answers = ran(script, values);
        assertEquals(3, answers.size());
        assertEquals("Bundle", answers.get(1).path("resourceType").asText());
        assertTrue(answers.get(2).path("entry").size() > 0, () -> Json.pretty(answers.get(2)));
    }

    @Test
    void whatIsTakenFromAnEarlierAnswerIsAVariable() throws Exception {
        String script = script(null, "", "timeslots", "list", "--resource-id", clinic.practitioner, "--on", Clinic.DAY);
        List<JsonNode> answers = ran(
                script,
                Map.of(
                        "PRACTITIONER", clinic.practitioner,
                        "PRACTITIONERROLE", "none",
                        "SCHEDULE", clinic.schedule));
        assertEquals(8, answers.get(2).path("entry").size(), () -> Json.pretty(answers.get(2)));
    }

    @Test
    void aRequestThatSomebodyWroteOutIsOneCommand() throws Exception {
        String script = script(null, "", "api", "GET", "/Patient/" + clinic.patient);
        assertFalse(script.contains(clinic.patient), script);
        JsonNode patient = ran(script, Map.of("PATIENT", clinic.patient)).get(0);
        assertEquals(clinic.patient, patient.path("id").asText(), script);
    }

    @Test
    void aChangeOfWhatTheServerAnswersIsRefused() {
        Cli.Result result = clinic.cli(home).run("appointments", "cancel", "A1", "--curl");
        assertEquals(2, result.exit());
        assertTrue(result.err().contains("--dry-run"), result.err());
    }

    private String script(Between between, String input, String... words) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = "--curl";
        Cli cli = between == null ? clinic.cli(home) : clinic.cli(home, between.url());
        Cli.Result result = cli.input(input).run(all);
        assertEquals(0, result.exit(), result::err);
        assertFalse(result.out().contains(NUMBER), result.out());
        return result.out();
    }

    /** The answers of all commands of a script. */
    private static List<JsonNode> ran(String script, Map<String, String> variables) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        // Some commands need variables, and stand in a shell of their own then.
        for (String command : script.split("(?m)(?<=^EOF\n)(?!\\))|(?<=^\\)\n)", -1)) {
            if (!command.isBlank()) {
                ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
                shell.environment().putAll(variables);
                Process process = shell.start();
                process.getOutputStream().close();
                String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, process.waitFor(), command + out);
                assertTrue(Pattern.compile("^\\s*\\{").matcher(out).find(), command + out);
                answers.add(Json.parse(out.getBytes(StandardCharsets.UTF_8)));
            }
        }
        return answers;
    }
}
