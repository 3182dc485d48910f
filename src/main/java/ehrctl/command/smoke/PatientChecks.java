package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.id.IdType;
import ehrctl.id.TestNumbers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks creating a patient and every way to find it again. */
final class PatientChecks {
    private static final String FIRST_NAME = "Smoke";
    private static final String LAST_NAME = "Ehrctl-Smoke";

    /** Of a range that Ofcom keeps for films: it rings nowhere. */
    private static final String PHONE = "+447700900000";

    private final SmokeVisit visit;
    private @Nullable String number;

    PatientChecks(SmokeVisit visit) {
        this.visit = visit;
    }

    void create() {
        number = number();
        JsonNode patient = Expect.object(visit.client.send(request()));
        visit.left.add("patient");
        wellFormed(patient);
        // Whom the EHR knew by that number before keeps the name.
        if (number == null) {
            named(patient, FIRST_NAME, LAST_NAME);
        }
        visit.patient = patient;
    }

    private ApiRequest request() {
        Operation operation = Operation.CREATE_PATIENT;
        ApiRequest.Builder request = visit.builder(operation, "first_name", FIRST_NAME, "last_name", LAST_NAME);
        if (number != null) {
            request.put(SmokeVisit.parameter(operation, "external_id"), number);
        }
        if (visit.facts.patientNeeds("phones")) {
            request.put(
                    SmokeVisit.parameter(operation, "phones"),
                    JsonNodeFactory.instance.arrayNode().add(PHONE));
        }
        return request.build();
    }

    /** What identifies the patient to create: given, or in the embedded sandbox a test number; null for nothing. */
    private @Nullable String number() {
        SmokeFacts facts = visit.facts;
        IdType demanded = facts.ehr() == null ? null : facts.ehr().externalId();
        String given = visit.options.externalId();
        if (given == null && facts.embedded()) {
            return TestNumbers.of(demanded != null ? demanded : swedish() ? IdType.SE_PERSONAL_NUMBER : norwegian());
        }
        if (given == null && facts.patientNeeds("external_id")) {
            throw CheckEnd.skipped(facts.name() + " demands a personal number: give one with --external-id @FILE");
        }
        if (given != null && demanded != null && SmokeFacts.number(demanded, given) == null) {
            throw CheckEnd.skipped("the number given with --external-id is not a " + demanded.title());
        }
        return given;
    }

    private boolean swedish() {
        return visit.facts.ehr() != null && visit.facts.ehr().country().equals("SE");
    }

    private static IdType norwegian() {
        return IdType.NO_PERSONAL_NUMBER;
    }

    private static void wellFormed(JsonNode patient) {
        Expect.shape(Operation.GET_PATIENT, patient);
    }

    private static void named(JsonNode patient, String firstName, String lastName) {
        if (!Expect.text(patient, "first_name").equals(firstName)
                || !Expect.text(patient, "last_name").equals(lastName)) {
            throw CheckEnd.failed("the name is another one");
        }
    }

    void createAgain() {
        JsonNode first = visit.patient();
        if (number == null) {
            throw CheckEnd.skipped("without a personal number each call makes another patient");
        }
        JsonNode again = Expect.object(visit.client.send(request()));
        wellFormed(again);
        if (!again.path("emr_id").equals(first.path("emr_id"))
                || !again.path("id").equals(first.path("id"))) {
            throw CheckEnd.failed("the same personal number makes a second patient");
        }
    }

    void byEmrId() {
        JsonNode created = visit.patient();
        isCreated(Expect.object(visit.inEveryForm(Operation.GET_PATIENT, "patient_id", visit.patientId())), created);
    }

    private static void isCreated(JsonNode patient, JsonNode created) {
        wellFormed(patient);
        if (!patient.path("emr_id").equals(created.path("emr_id"))) {
            throw CheckEnd.failed("another patient is answered");
        }
        named(
                patient,
                created.path("first_name").asText(),
                created.path("last_name").asText());
    }

    void by(IdType type, boolean lacking) {
        JsonNode created = visit.patient();
        String value = SmokeFacts.number(type, number);
        if (value == null && lacking && visit.facts.embedded()) {
            value = TestNumbers.of(type);
        }
        if (value == null) {
            throw CheckEnd.skipped("no " + type.prefix() + " of the patient is known here");
        }
        JsonNode patient =
                visit.client.send(visit.byHeader(Operation.GET_PATIENT, "patient_id", type.prefix() + ":" + value));
        isCreated(Expect.object(patient), created);
    }

    void find() {
        JsonNode created = visit.patient();
        String id = Objects.requireNonNull(created.path("emr_id").textValue());
        JsonNode found = visit.client.send(visit.request(
                Operation.FIND_PATIENTS,
                "first_name",
                created.path("first_name").asText(),
                "last_name",
                created.path("last_name").asText()));
        JsonNode patient = Expect.withId(found, "emr_id", id);
        if (patient == null) {
            throw CheckEnd.failed("the new patient is not found by name");
        }
        isCreated(patient, created);
    }

    void unknown() {
        visit.client.refused(
                visit.request(Operation.GET_PATIENT, "patient_id", SmokeVisit.UNKNOWN), "INVALID_PATIENT_ID");
    }
}
