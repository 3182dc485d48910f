package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertProblem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.harness.SandboxRun;
import ehrctl.id.IdType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EhrSupportTest {
    static Stream<String> codes() {
        return Ehrs.all().stream().map(Ehr::code);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void whatIsSupportedWorksOnTheSeedAndNothingElse(String emr) {
        Ehr ehr = Ehrs.find(emr);
        try (SandboxRun run = new SandboxRun()) {
            String careUnit = run.sandbox.firstCareUnit(emr);
            String patient = patient(run, ehr, careUnit);
            JsonNode slot = slot(run, emr, careUnit, 0);
            String appointment = book(run, emr, careUnit, patient, slot);
            for (Operation operation : Operation.values()) {
                // Each that changes an appointment gets one of its own to change.
                ApiResponse response =
                        run.sandbox.send(request(run, operation, ehr, careUnit, patient, slot, appointment));
                if (!ehr.supports(operation, Source.CHOSEN)) {
                    assertProblem("NOT_SUPPORTED", response);
                } else if (operation == Operation.CONFIRM_APPOINTMENT && !ehr.twoStep()) {
                    assertProblem("BAD_INPUT", response);
                } else {
                    assertEquals(operation.answer().status(), response.status(), operation + " " + response.body());
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theTableNamesOnlyOperationsThatThereAre(String emr) {
        List<String> known =
                Stream.of(Operation.values()).map(Operation::command).toList();
        Ehr ehr = Ehrs.find(emr);
        for (Ehr.Facts facts : List.of(ehr.documented(), ehr.chosen())) {
            for (List<String> names : List.of(facts.has(), facts.lacks())) {
                for (String name : names) {
                    assertTrue(known.contains(name), "ehrs.json, " + emr + ": no row of api.Operation is " + name);
                }
            }
        }
    }

    private static String patient(SandboxRun run, Ehr ehr, String careUnit) {
        String number = ehr.externalId() == IdType.NO_PERSONAL_NUMBER ? "26258605879" : "197010632391";
        JsonNode body = SandboxRun.assertOk(
                201,
                run.ask(
                        Operation.CREATE_PATIENT,
                        ehr.code(),
                        careUnit,
                        "first_name",
                        "Åse",
                        "last_name",
                        "Øygard",
                        "external_id",
                        number,
                        "phones",
                        "[\"+46701740699\"]"));
        return body.path("emr_id").asText();
    }

    private static JsonNode slot(SandboxRun run, String emr, String careUnit, int index) {
        JsonNode slots = run.ask(Operation.LIST_TIMESLOTS, emr, careUnit).body();
        assertTrue(slots.size() > 100, "free timeslots: " + slots.size());
        return slots.path(index);
    }

    private static String book(SandboxRun run, String emr, String careUnit, String patient, JsonNode slot) {
        return SandboxRun.assertOk(201, run.sandbox.send(booking(emr, careUnit, patient, slot)))
                .path(0)
                .path("id")
                .asText();
    }

    private static ApiRequest booking(String emr, String careUnit, String patient, JsonNode slot) {
        return SandboxRun.request(
                Operation.CREATE_APPOINTMENT,
                emr,
                careUnit,
                "start",
                slot.path("start").asText(),
                "end",
                slot.path("end").asText(),
                "resource_id",
                slot.path("resource_id").asText(),
                "healthcare_service_id",
                slot.path("healthcare_service_id").asText(),
                "patient_id",
                patient);
    }

    private static ApiRequest request(
            SandboxRun run,
            Operation operation,
            Ehr ehr,
            String careUnit,
            String patient,
            JsonNode slot,
            String appointment) {
        String emr = ehr.code();
        String resource = slot.path("resource_id").asText();
        List<String> values = switch (operation) {
            case GET_CARE_UNIT -> List.of();
            case FIND_PATIENTS -> List.of("first_name", "åse", "last_name", "ØYGARD");
            case GET_PATIENT, LIST_MEDICAL_NOTES, LIST_DOCUMENTS -> List.of("patient_id", patient);
            case CREATE_PATIENT ->
                List.of(
                        "first_name",
                        "Åse",
                        "last_name",
                        "Øygard",
                        "external_id",
                        ehr.externalId() == IdType.NO_PERSONAL_NUMBER ? "26258605879" : "197010632391",
                        "phones",
                        "[\"1\"]");
            case GET_RESOURCE, GET_SCHEDULE -> List.of("resource_id", resource);
            case GET_APPOINTMENT -> List.of("appointment_id", appointment);
            case CREATE_APPOINTMENT -> {
                JsonNode free = slot(run, emr, careUnit, 20);
                yield List.of(
                        "start",
                        free.path("start").asText(),
                        "end",
                        free.path("end").asText(),
                        "resource_id",
                        free.path("resource_id").asText(),
                        "healthcare_service_id",
                        free.path("healthcare_service_id").asText(),
                        "patient_id",
                        patient);
            }
            case UPDATE_APPOINTMENT -> List.of("appointment_id", appointment, "comment", "Hälsning");
            case CONFIRM_APPOINTMENT -> List.of("appointment_id", appointment, "confirmation.code", "123456");
            case CANCEL_APPOINTMENT ->
                List.of("appointment_id", book(run, emr, careUnit, patient, slot(run, emr, careUnit, 40)));
            case CANCEL_APPOINTMENTS ->
                List.of("ids", "[\"" + book(run, emr, careUnit, patient, slot(run, emr, careUnit, 60)) + "\"]");
            case UPDATE_APPOINTMENTS ->
                List.of(
                        "ids",
                        "[\"" + book(run, emr, careUnit, patient, slot(run, emr, careUnit, 80)) + "\"]",
                        "comment",
                        "x");
            case CREATE_SCHEDULE ->
                List.of(
                        "resource_id",
                        resource,
                        "start",
                        "2026-11-28T20:00:00+01:00",
                        "end",
                        "2026-11-28T21:00:00+01:00");
            case CREATE_MEDICAL_NOTE ->
                List.of(
                        "patient_id",
                        patient,
                        "template_id",
                        "leyr_unstructured",
                        "title",
                        "Besök",
                        "created_by_id",
                        resource,
                        "content",
                        "{\"unstructured\":\"Mår bra\"}");
            case CREATE_DOCUMENT ->
                List.of(
                        "patient_id",
                        patient,
                        "content",
                        "aGVq",
                        "format",
                        "text/plain",
                        "title",
                        "Brev",
                        "type",
                        "letter",
                        "created_by_id",
                        resource);
            default -> {
                if (operation.parameters().stream().anyMatch(Parameter::required)) {
                    throw new AssertionError("say here what " + operation + " is asked with");
                }
                yield List.of();
            }
        };
        ApiRequest request = SandboxRun.request(operation, emr, careUnit, values.toArray(new String[0]));
        return request;
    }
}
