package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checks of {@code smoke} on a real FHIR server, and what of people is left in that server's log. */
class SmokeOverFhirTest {
    private static final String HSA = "SE2321000131-E000000012345";

    @TempDir
    private Path home;

    @Test
    void allChecksPassAndNoNumberOfAPersonIsInTheServersLog() throws Exception {
        Clinic clinic = Clinic.open();
        ObjectNode doctor = (ObjectNode) clinic.get("/Practitioner/" + clinic.practitioner);
        // Other tests' people have the published test numbers; one server holds them all.
        String hsa = HSA + clinic.practitioner.hashCode();
        Clinic.identified(doctor, "urn:oid:1.2.752.29.4.19", hsa);
        clinic.put(doctor);
        List<String> numbers = new ArrayList<>(List.of("197110021834", hsa));
        try (Between between = Between.honest(clinic.base)) {
            Cli.Result result = clinic.cli(home, between.url())
                    .input(numbers.get(0))
                    .run("smoke", "--write=all", "--external-id", "@-", "-o", "json");
            assertEquals(0, result.exit(), () -> result.out() + result.err());
            List<String> skipped = new ArrayList<>();
            for (JsonNode check : Json.parse(result.out())) {
                if (check.path("result").asText().equals("skipped")) {
                    skipped.add(check.path("check").asText());
                }
            }
            assertEquals(
                    List.of(
                            "resource-by-se-personal-number",
                            "resource-by-no-personal-number",
                            "patient-by-no-personal-number",
                            "appointment-confirm"),
                    skipped);
            assertTrue(between.seen().size() > 100, between.seen()::toString);
            numbers.add("19711002-1834");
            numbers.add("7110021834");
            for (String line : between.seen()) {
                String plain = URLDecoder.decode(line.replace("+", "%2B"), StandardCharsets.UTF_8);
                for (String number : numbers) {
                    assertFalse(plain.contains(number), line);
                }
            }
        }
    }
}
