package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Parameter.Kind;
import ehrctl.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OperationTest {
    private static final List<String> APPOINTMENT = List.of("care-units", "L0_1", "appointments", "A1");

    private static @Nullable Operation match(String method, List<String> path, @Nullable JsonNode body) {
        Operation.Match match = Operation.match(method, path, body);
        return match == null ? null : match.operation();
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void isFoundByItsCommandUnlessItTreatsMany(Operation operation) {
        Operation found = Operation.of(operation.noun(), operation.verb());
        if (operation.bulk()) {
            assertFalse(operation == found);
        } else {
            assertSame(operation, found);
            assertFalse(operation.examples().isEmpty());
        }
        assertEquals(operation.noun() + " " + operation.verb(), operation.command());
        assertFalse(operation.purpose().isEmpty());
        assertEquals(
                operation.name().startsWith("CREATE") ? 201 : 200,
                operation.answer().status());
        assertEquals(!operation.method().equals("GET"), operation.writes());
    }

    @Test
    void onlyRowsThatTreatManyHaveNoCommandOfTheirOwn() {
        assertSame(Operation.UPDATE_APPOINTMENT, Operation.of("appointments", "update"));
        assertSame(Operation.CANCEL_APPOINTMENT, Operation.of("appointments", "cancel"));
        for (Operation operation : Operation.values()) {
            assertEquals(operation.name().endsWith("_APPOINTMENTS") && operation.writes(), operation.bulk());
        }
    }

    @Test
    void aMatchDoesNotShowTheValuesOfItsPath() {
        Operation.Match match = Objects.requireNonNull(Operation.match("GET", APPOINTMENT, null));
        assertEquals("Match[GET_APPOINTMENT]", match.toString());
    }

    @Test
    void noOtherCommandIsAnOperation() {
        assertNull(Operation.of("patients", "cancel"));
        assertNull(Operation.of("ehrs", "list"));
    }

    @ParameterizedTest
    @EnumSource(Operation.class)
    void isFoundByARequestThatFitsIt(Operation operation) throws Exception {
        List<String> path =
                operation.segments().stream().map(s -> s.replaceAll("[{}]", "")).toList();
        String key = operation.bodyKey();
        JsonNode body = Json.parse(key == null ? "{}" : "{\"" + key + "\":1}");
        Operation.Match match = Objects.requireNonNull(Operation.match(operation.method(), path, body));
        assertSame(operation, match.operation());
        for (Map.Entry<String, String> value : match.pathValues().entrySet()) {
            assertEquals(value.getKey(), value.getValue());
        }
        long values =
                operation.segments().stream().filter(s -> s.startsWith("{")).count();
        assertEquals(values, match.pathValues().size());
    }

    @Test
    void theBodyTellsChangingCancellingAndConfirmingApart() throws Exception {
        assertEquals(Operation.UPDATE_APPOINTMENT, match("PATCH", APPOINTMENT, null));
        assertEquals(Operation.UPDATE_APPOINTMENT, match("PATCH", APPOINTMENT, Json.parse("{\"comment\":\"x\"}")));
        assertEquals(Operation.CANCEL_APPOINTMENT, match("PATCH", APPOINTMENT, Json.parse("{\"status\":\"x\"}")));
        assertEquals(Operation.CONFIRM_APPOINTMENT, match("PATCH", APPOINTMENT, Json.parse("{\"confirmation\":{}}")));
        assertNull(match("DELETE", APPOINTMENT, null));
        assertNull(match("PATCH", List.of("care-units", "L0_1", "nothing", "A1"), null));
        assertNull(match("PATCH", List.of("care-units"), null));
    }

    @Test
    void aPathKnowsItsMethods() {
        assertEquals(List.of("GET", "PATCH"), Operation.methodsAt(APPOINTMENT));
        assertEquals(List.of(), Operation.methodsAt(List.of("nothing")));
    }

    @ParameterizedTest
    @CsvSource({
        "CONFIRM_APPOINTMENT, confirmation.code, code, confirmation, code",
        "CREATE_PATIENT, phones, phone, , phones",
        "CREATE_PATIENT, first_name, first-name, , first_name",
        "CREATE_APPOINTMENT, healthcare_service_id, healthcare-service-id, , healthcare_service_id"
    })
    void anOptionIsTheLastPartOfTheApisName(
            Operation operation, String name, String option, @Nullable String parent, String leaf) {
        Parameter parameter = Objects.requireNonNull(operation.parameter(name));
        assertEquals(option, parameter.option());
        assertEquals(parent, parameter.parent());
        assertEquals(leaf, parameter.leaf());
        assertEquals(name.hashCode(), parameter.hashCode());
        assertNull(operation.parameter(name + "x"));
    }

    @Test
    void aFileIsAlwaysCalledFile() {
        List<String> options = Operation.CREATE_DOCUMENT.parameters().stream()
                .map(Parameter::option)
                .toList();
        assertEquals(List.of("patient-id", "file", "format", "title", "type", "created-by-id"), options);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void aKindSaysHowItsValuesAreGiven(Kind kind) {
        boolean list = kind == Kind.ID_LIST || kind == Kind.PERSONAL_TEXT_LIST;
        boolean typed = kind == Kind.RESOURCE_ID || kind == Kind.PATIENT_ID;
        boolean readable = kind.name().contains("ID") || kind == Kind.NATIONAL_NUMBER || kind == Kind.CODE;
        assertEquals(list, kind.list());
        assertEquals(typed, kind.typedId());
        assertEquals(readable, kind.readable());
        assertFalse(kind.placeholder().isEmpty());
        assertEquals(
                typed || kind == Kind.BARE_RESOURCE_ID || kind == Kind.AUTHOR_ID,
                kind.sensitivity() == Parameter.Sensitivity.TYPED_ID);
    }

    @Test
    void aParameterStandsWhereItsRowSays() {
        assertEquals(
                new Parameter("a", Kind.ID, Parameter.Place.PATH, true, true, Source.DOCUMENTED, List.of(), "h"),
                Parameter.path("a", Kind.ID, "h"));
        assertEquals(
                new Parameter("a", Kind.ID, Parameter.Place.QUERY, false, false, Source.DOCUMENTED, List.of(), "h"),
                Parameter.query("a", Kind.ID, "h"));
        assertEquals(
                new Parameter("a", Kind.ID, Parameter.Place.BODY, false, false, Source.DOCUMENTED, List.of(), "h"),
                Parameter.body("a", Kind.ID, "h"));
        assertEquals(
                new Parameter("a", Kind.ID, Parameter.Place.BODY, true, true, Source.DOCUMENTED, List.of(), "h"),
                Parameter.body("a", Kind.ID, "h").demanded());
    }
}
