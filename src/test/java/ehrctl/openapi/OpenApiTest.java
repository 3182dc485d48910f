package ehrctl.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.AnswerField;
import ehrctl.api.AnswerFields;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.IsoTime;
import ehrctl.api.Operation;
import ehrctl.api.Source;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract is whole, true of the sandbox, and the same each time. */
class OpenApiTest {
    @TempDir
    Path home;

    static Stream<String> ehrs() {
        return Ehrs.all().stream().map(Ehr::code);
    }

    /** What the rows say of the answers is what the sandbox answers, field by field and none besides. */
    @ParameterizedTest
    @MethodSource("ehrs")
    void theSandboxAnswersWhatTheRowsSay(String code) {
        Ehr ehr = Ehrs.find(code);
        Map<Operation, Examples.Example> examples = Examples.of(ehr);
        for (Operation operation : Operation.values()) {
            boolean asked = operation != Operation.CANCEL_APPOINTMENTS
                    && (operation != Operation.CONFIRM_APPOINTMENT || ehr.twoStep());
            assertEquals(
                    asked && ehr.supports(operation, Source.CHOSEN), examples.containsKey(operation), operation.name());
        }
        examples.forEach((operation, example) -> {
            List<JsonNode> objects = example.answer().isArray()
                    ? Stream.iterate(0, i -> i < example.answer().size(), i -> i + 1)
                            .map(example.answer()::get)
                            .toList()
                    : List.of(example.answer());
            Operation create = Operation.of(operation.noun(), "create");
            boolean canBeMade = create == null || ehr.supports(create, Source.CHOSEN);
            assertTrue(!objects.isEmpty() || !canBeMade, operation.name());
            objects.forEach(object -> fits(operation, object));
        });
    }

    private static void fits(Operation operation, JsonNode object) {
        Set<String> unknown = new TreeSet<>();
        object.fieldNames().forEachRemaining(unknown::add);
        for (AnswerField field : AnswerFields.of(operation)) {
            unknown.remove(field.name());
            JsonNode value = object.path(field.name());
            String where = operation + " " + field.name() + " " + value;
            if (!field.always() && (value.isMissingNode() || value.isNull())) {
                continue;
            }
            switch (field.kind()) {
                case ID -> assertTrue(value.isTextual() && !value.textValue().isEmpty(), where);
                case TEXT -> assertTrue(value.isTextual(), where);
                case TIME -> assertTrue(IsoTime.parse(value.textValue()).offset() != null, where);
                case NUMBER -> assertTrue(value.isIntegralNumber() && value.longValue() > 0, where);
                case FLAG -> assertTrue(value.isBoolean(), where);
                case TEXTS -> assertTrue(value.isArray(), where);
                case OBJECT -> assertTrue(value.isObject(), where);
            }
            assertTrue(field.known().isEmpty() || field.known().contains(value.textValue()), where);
        }
        assertEquals(Set.of(), unknown, operation.name());
    }

    @ParameterizedTest
    @EnumSource(OpenApiVersion.class)
    void itIsTheSameEachTimeAndEachReferenceLeadsSomewhere(OpenApiVersion dialect) throws Exception {
        String first = new Cli(home)
                .run("openapi", "--openapi-version", dialect.word())
                .out();
        assertEquals(
                first,
                new Cli(home)
                        .run("openapi", "--openapi-version", dialect.word())
                        .out());
        JsonNode document = Json.parse(first);
        assertEquals(dialect.version(), document.path("openapi").asText());
        for (JsonNode reference : document.findValues("$ref")) {
            assertFalse(document.at(reference.asText().substring(1)).isMissingNode(), reference.asText());
        }
        assertEquals(dialect == OpenApiVersion.V3_0, first.contains("\"nullable\""));
    }

    @Test
    void anEhrsOwnLeavesOutWhatItLacks() throws Exception {
        JsonNode document =
                Json.parse(new Cli(home).run("openapi", "--emr", "konfidens").out());
        assertFalse(document.path("paths").toString().contains("medical-notes"));
        assertFalse(document.toString().contains("AppointmentUpdate"));
        JsonNode schemas = document.path("components").path("schemas");
        assertTrue(schemas.path("AppointmentChange").toString().contains("schemas/AppointmentCancel"));
        JsonNode patient = schemas.path("PatientCreate").path("required");
        assertTrue(patient.toString().contains("external_id"), patient.toString());
    }

    /** Generated clients make a class of each object, and name it themselves where the contract does not. */
    @Test
    void eachObjectThatIsSentOrAnsweredHasAName() throws Exception {
        JsonNode document = Json.parse(new Cli(home).run("openapi").out());
        for (JsonNode schema : document.path("components").path("schemas")) {
            for (JsonNode property : schema.path("properties")) {
                JsonNode items = property.path("items");
                assertFalse(property.has("properties") || items.has("properties"), schema::toString);
            }
        }
        for (JsonNode content : document.path("paths").findValues("application/json")) {
            JsonNode schema = content.path("schema");
            assertTrue(schema.has("$ref") || schema.path("items").has("$ref"), schema::toString);
        }
    }

    @Test
    void theVariablesSayNothingAboutIt() {
        Cli cli = new Cli(home);
        String plain = cli.run("openapi").out();
        assertEquals(plain, cli.with("EHRCTL_EMR", "konfidens").run("openapi").out());
    }
}
