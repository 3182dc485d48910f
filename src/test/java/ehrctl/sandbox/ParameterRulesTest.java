package ehrctl.sandbox;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.harness.SandboxRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every parameter of every operation makes a difference in the sandbox: one without a rule there is named here. */
class ParameterRulesTest {
    private static final String NINE = "2026-11-23T09:00:00+01:00";
    private static final String ELEVEN = "2026-11-23T11:00:00+01:00";
    private static final String HALF_PAST_ELEVEN = "2026-11-23T11:30:00+01:00";
    private static final String NOON = "2026-11-23T12:00:00+01:00";
    private static final String HALF_PAST_NOON = "2026-11-23T12:30:00+01:00";
    private static final String SATURDAY = "2026-11-28T09:00:00+01:00";
    private static final String SATURDAY_NOON = "2026-11-28T12:00:00+01:00";

    @TestFactory
    List<DynamicTest> parameters() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            for (Parameter parameter : operation.parameters()) {
                String name = operation.command() + " " + parameter.name() + (operation.bulk() ? " (many)" : "");
                tests.add(DynamicTest.dynamicTest(name, () -> makesADifference(operation, parameter, name)));
            }
        }
        return tests;
    }

    private static void makesADifference(Operation operation, Parameter parameter, String name) {
        String[] two = two(operation, parameter, name);
        ApiResponse one = answer(operation, parameter, two[0]);
        assertTrue(one.ok(), () -> name + ": " + one.body());
        ApiResponse other = answer(operation, parameter, two[1]);
        assertNotEquals(one.body().toString(), other.body().toString(), name + " has no rule in the sandbox");
        if (!parameter.known().isEmpty()) {
            assertTrue(parameter.known().containsAll(List.of(two)), name);
            assertTrue(other.ok(), () -> name + ": " + other.body());
            SandboxRun.assertProblemAt("BAD_INPUT", parameter.name(), answer(operation, parameter, "purple"));
        }
    }

    private static ApiResponse answer(Operation operation, Parameter parameter, String value) {
        String emr = operation == Operation.CONFIRM_APPOINTMENT ? "anitasystems" : "webdoc";
        try (SandboxRun run = new SandboxRun()) {
            seed(run, emr);
            List<String> values = new ArrayList<>(List.of(base(operation)));
            int at = values.indexOf(parameter.name());
            if (at < 0) {
                values.addAll(List.of(parameter.name(), value));
            } else {
                values.set(at + 1, value);
            }
            String careUnit = operation == Operation.GET_CARE_UNIT ? null : "L0_1";
            return run.ask(operation, emr, careUnit, values.toArray(new String[0]));
        }
    }

    /** A1 and A2 differ in all that a list can be filtered by; one patient has a note and a document. */
    private static void seed(SandboxRun run, String emr) {
        boolean webdoc = emr.equals("webdoc");
        String patient = webdoc ? "L0_12345" : "301";
        ask(run, Operation.CREATE_APPOINTMENT, emr, booking(SandboxRun.TEN, SandboxRun.HALF_PAST_TEN, "101", patient));
        ask(run, Operation.CREATE_APPOINTMENT, emr, booking(ELEVEN, HALF_PAST_ELEVEN, "102", "302"));
        if (webdoc) {
            ask(run, Operation.CREATE_MEDICAL_NOTE, emr, base(Operation.CREATE_MEDICAL_NOTE));
            ask(run, Operation.CREATE_DOCUMENT, emr, base(Operation.CREATE_DOCUMENT));
        }
    }

    private static void ask(SandboxRun run, Operation operation, String emr, String[] values) {
        SandboxRun.assertOk(201, run.ask(operation, emr, "L0_1", values));
    }

    private static String[] booking(String start, String end, String resource, String patient) {
        return new String[] {"start", start, "end", end, "resource_id", resource, "patient_id", patient};
    }

    /** What the operation demands, so that it succeeds. */
    private static String[] base(Operation operation) {
        return switch (operation) {
            case CREATE_PATIENT -> new String[] {"first_name", "Siân", "last_name", "Ødegård"};
            case CREATE_APPOINTMENT -> booking(NOON, HALF_PAST_NOON, "101", "L0_12345");
            case UPDATE_APPOINTMENT ->
                new String[] {"appointment_id", "A1", "start", NOON, "end", HALF_PAST_NOON, "comment", "By phone"};
            case CANCEL_APPOINTMENT -> new String[] {"appointment_id", "A1"};
            case CONFIRM_APPOINTMENT ->
                new String[] {"appointment_id", "A1", "confirmation.code", Parameter.SANDBOX_CODE};
            case UPDATE_APPOINTMENTS -> new String[] {"ids", "[\"A1\"]", "start", NOON, "end", HALF_PAST_NOON};
            case CANCEL_APPOINTMENTS -> new String[] {"ids", "[\"A1\"]"};
            case CREATE_SCHEDULE -> new String[] {"resource_id", "101", "start", SATURDAY, "end", SATURDAY_NOON};
            case GET_SCHEDULE -> new String[] {"resource_id", "101"};
            case CREATE_MEDICAL_NOTE ->
                new String[] {
                    "patient_id",
                    "L0_12345",
                    "template_id",
                    Parameter.UNSTRUCTURED,
                    "title",
                    "Call",
                    "created_by_id",
                    "101",
                    "content",
                    "{\"unstructured\":\"Text\"}"
                };
            case CREATE_DOCUMENT ->
                new String[] {
                    "patient_id",
                    "L0_12345",
                    "content",
                    "eA==",
                    "format",
                    "text/plain",
                    "title",
                    "Referral",
                    "type",
                    "referral",
                    "created_by_id",
                    "101"
                };
            case LIST_TIMESLOTS -> new String[] {"start", NINE, "end", NOON};
            default -> new String[0];
        };
    }

    /** Two values that the sandbox must answer differently. */
    private static String[] two(Operation operation, Parameter parameter, String name) {
        boolean schedule = operation == Operation.CREATE_SCHEDULE;
        return switch (parameter.name()) {
            case "care_unit_id" -> new String[] {"L0_1", "L0_10"};
            case "first_name" -> new String[] {"Göran", "Märta"};
            case "last_name" -> new String[] {"Sjöström", "Ängström"};
            case "patient_id" ->
                new String[] {"L0_12345", operation.answer() == Operation.Answer.CREATED_OBJECT ? "nobody" : "302"};
            case "resource_id" -> new String[] {"101", "102"};
            case "healthcare_service_id" -> new String[] {"L0_12345", "203"};
            case "appointment_id" -> new String[] {"A1", "A2"};
            case "ids" -> new String[] {"[\"A1\"]", "[\"A2\"]"};
            case "external_id" -> new String[] {"197010632391", "200002292399"};
            case "phones", "emails" -> new String[] {"[\"a\"]", "[\"b\"]"};
            case "comment", "title", "type" -> new String[] {"one", "two"};
            case "confirmation.code" -> new String[] {Parameter.SANDBOX_CODE, "0"};
            case "created_by_id" -> new String[] {"101", "102"};
            case "healthcare_service_ids" -> new String[] {"[\"L0_12345\"]", "[\"203\"]"};
            case "slot_minutes" -> new String[] {"10", "20"};
            case "template_id" -> new String[] {Parameter.UNSTRUCTURED, "leyr_care_status"};
            case "format" -> new String[] {"text/plain", "application/pdf"};
            case "content" ->
                operation == Operation.CREATE_DOCUMENT
                        ? new String[] {"eA==", "eHg="}
                        : new String[] {"{\"unstructured\":\"one\"}", "{\"unstructured\":\"two\"}"};
            case "start" -> schedule ? new String[] {SATURDAY, "2026-11-28T10:00:00+01:00"} : start(operation);
            case "end" -> schedule ? new String[] {SATURDAY_NOON, "2026-11-28T13:00:00+01:00"} : end(operation);
            default ->
                throw new AssertionError(name + " has no rule in the sandbox that is known here: say two values of it"
                        + " that the sandbox answers differently");
        };
    }

    private static String[] start(Operation operation) {
        return switch (operation) {
            case GET_SCHEDULE -> new String[] {NINE, "2026-11-24T17:00:00+01:00"};
            case LIST_TIMESLOTS, LIST_APPOINTMENTS -> new String[] {NINE, ELEVEN};
            default -> new String[] {NOON, HALF_PAST_ELEVEN};
        };
    }

    private static String[] end(Operation operation) {
        return switch (operation) {
            case CREATE_APPOINTMENT, UPDATE_APPOINTMENT, UPDATE_APPOINTMENTS ->
                new String[] {HALF_PAST_NOON, "2026-11-23T13:10:00+01:00"};
            case LIST_TIMESLOTS -> new String[] {NOON, ELEVEN};
            default -> new String[] {"2026-11-24T17:00:00+01:00", ELEVEN};
        };
    }
}
