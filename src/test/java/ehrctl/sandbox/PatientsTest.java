package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.assertOk;
import static ehrctl.harness.SandboxRun.assertProblem;
import static ehrctl.harness.SandboxRun.assertProblemAt;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.text.Normalizer;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PatientsTest {
    private static final String PHONES = "[\"+46701740699\"]";

    private final SandboxRun run = new SandboxRun();

    @AfterEach
    void close() {
        run.close();
    }

    private ApiResponse create(String emr, String... more) {
        String[] values = new String[4 + more.length];
        System.arraycopy(new String[] {"first_name", "Siân", "last_name", "Ødegård"}, 0, values, 0, 4);
        System.arraycopy(more, 0, values, 4, more.length);
        return run.ask(Operation.CREATE_PATIENT, emr, run.sandbox.firstCareUnit(emr), values);
    }

    private ApiResponse get(String emr, String id) {
        return run.ask(Operation.GET_PATIENT, emr, run.sandbox.firstCareUnit(emr), "patient_id", id);
    }

    private ApiResponse find(String emr, String first, String last) {
        return run.ask(
                Operation.FIND_PATIENTS, emr, run.sandbox.firstCareUnit(emr), "first_name", first, "last_name", last);
    }

    @Test
    void aNewPatientIsAnsweredAsSentAndFoundByItsEmrId() {
        JsonNode created =
                assertOk(201, create("webdoc", "phones", PHONES, "emails", "[]", "external_id", "701063-2391"));
        assertEquals("P1", created.path("emr_id").asText());
        assertNotEquals("P1", created.path("id").asText());
        assertEquals("L0_1", created.path("care_unit_id").asText());
        assertEquals("701063-2391", created.path("external_id").asText());
        assertEquals(PHONES, created.path("phones").toString());
        assertEquals(created, get("webdoc", "emr_id:P1").body());
        assertEquals(created, get("webdoc", "se_personal_number:197010632391").body());
        assertEquals(created, get("webdoc", "se_personal_number:701063-2391").body());
    }

    @Test
    void aPatientThatExistsIsAnsweredUnchanged() {
        JsonNode first = assertOk(201, create("webdoc", "external_id", "197010632391"));
        JsonNode again = assertOk(201, create("webdoc", "external_id", "19701063-2391", "phones", PHONES));
        assertEquals(first, again);
        assertEquals(
                "L0_12345",
                create("webdoc", "external_id", "197110021834")
                        .body()
                        .path("emr_id")
                        .asText());
        assertEquals(
                "P1",
                create("prorenata", "external_id", "197010632391")
                        .body()
                        .path("emr_id")
                        .asText());
    }

    @Test
    void withoutAnExternalIdEveryPatientIsNew() {
        assertEquals("P1", create("webdoc").body().path("emr_id").asText());
        assertEquals("P2", create("webdoc").body().path("emr_id").asText());
        assertEquals(2, find("webdoc", "siân", "ØDEGÅRD").body().size());
    }

    @Test
    void whatTheEhrDemandsMustBeThere() {
        assertProblemAt("MISSING_REQUIRED_FIELD", "external_id", create("konfidens"));
        assertProblemAt("MISSING_REQUIRED_FIELD", "external_id", create("takecare"));
        assertProblemAt("MISSING_REQUIRED_FIELD", "phones", create("anitasystems"));
        assertProblemAt("MISSING_REQUIRED_FIELD", "phones", create("anitasystems", "phones", "[]"));
        assertProblemAt(
                "MISSING_REQUIRED_FIELD",
                "last_name",
                run.ask(Operation.CREATE_PATIENT, "webdoc", "L0_1", "first_name", "Åsa", "last_name", " "));
    }

    @Test
    void theExternalIdMustBeOfTheCountrysKind() {
        assertProblemAt("BAD_INPUT", "external_id", create("konfidens", "external_id", "197010632391"));
        assertProblemAt("BAD_INPUT", "external_id", create("konfidens", "external_id", "26258605878"));
        assertProblemAt("BAD_INPUT", "external_id", create("takecare", "external_id", "26258605879"));
        assertProblemAt("BAD_INPUT", "external_id", create("webdoc", "external_id", " "));
        assertProblemAt("BAD_INPUT", "external_id", create("webdoc", "external_id", "se_personal_number:197010632391"));
        assertOk(201, create("konfidens", "external_id", "26258605879"));
        assertOk(201, create("takecare", "external_id", "701063-2391"));
        assertFalse(create("konfidens", "external_id", "26258605878")
                .body()
                .toString()
                .contains("2625860"));
    }

    @Test
    void bothNamesMustMatchButForCaseInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertOk(
                    201,
                    run.ask(
                            Operation.CREATE_PATIENT,
                            "cliniko",
                            "L0_1",
                            "first_name",
                            "Ingrid",
                            "last_name",
                            "Åström"));
            assertEquals(1, find("cliniko", "INGRID", "åSTRÖM").body().size());
        } finally {
            Locale.setDefault(before);
        }
        assertEquals(0, find("cliniko", "Ingri", "Åström").body().size());
    }

    @Test
    void oneNameSufficesAndNoneIsRefused() {
        for (String[] name : new String[][] {{"last_name", "sjöSTRÖM"}, {"first_name", "GÖRAN"}}) {
            JsonNode found = assertOk(200, run.ask(Operation.FIND_PATIENTS, "webdoc", "L0_1", name));
            assertEquals(1, found.size());
            assertEquals("L0_12345", found.path(0).path("emr_id").asText());
        }
        for (String[] name : new String[][] {{"last_name", "Sjö"}, {"first_name", "Gör"}, {"last_name", "Göran"}}) {
            assertEquals(
                    0,
                    assertOk(200, run.ask(Operation.FIND_PATIENTS, "webdoc", "L0_1", name))
                            .size());
        }
        assertProblemAt("MISSING_REQUIRED_FIELD", "first_name", run.ask(Operation.FIND_PATIENTS, "webdoc", "L0_1"));
        assertEquals(1, find("webdoc", "göran", "sjöström").body().size());
    }

    @Test
    void namesAreTheSameInBothUnicodeForms() {
        String decomposed = Normalizer.normalize("Göran", Normalizer.Form.NFD);
        assertEquals(1, find("webdoc", decomposed, "Sjöström").body().size());
        run.ask(Operation.CREATE_PATIENT, "cliniko", "L0_1", "first_name", decomposed, "last_name", "A\nB");
        assertEquals(1, find("cliniko", "Göran", "a\nb").body().size());
        JsonNode found = assertOk(200, run.ask(Operation.FIND_PATIENTS, "cliniko", "L0_1", "last_name", "A\nB"));
        assertEquals(decomposed, found.path(0).path("first_name").asText());
    }

    @Test
    void takecaresIdsAreItsPatientsNumbers() {
        for (String id : new String[] {"191212121212", "emr_id:191212121212", "19121212-1212"}) {
            assertEquals(
                    "191212121212",
                    assertOk(200, get("takecare", id)).path("emr_id").asText(),
                    id);
        }
        JsonNode created = assertOk(201, create("takecare", "external_id", "701063-2391"));
        assertEquals("197010632391", created.path("emr_id").asText());
        assertEquals(created, assertOk(200, get("takecare", "701063-2391")));
        assertProblem("INVALID_PATIENT_ID", get("webdoc", "197110021834"));
        assertProblem("INVALID_PATIENT_ID", get("takecare", "301"));
    }

    @Test
    void aNumberThatIsOnlyDoubtfulIsTaken() {
        JsonNode created = assertOk(201, create("takecare", "external_id", "191500882392"));
        assertEquals(created, assertOk(200, get("takecare", "se_personal_number:191500882392")));
    }

    @Test
    void theDocumentedPatientsAreThere() {
        assertOk(200, get("kaddio", "mFdvd5CdhTGeoh7uf"));
        for (String number : new String[] {
            "191212121212",
            "197110021834",
            "194010126672",
            "195003042222",
            "194912062306",
            "195008121856",
            "198702072391"
        }) {
            assertOk(200, get("takecare", "se_personal_number:" + number));
        }
        assertOk(200, get("pasientsky", "L0_12345"));
        assertOk(200, get("webdoc", "L0_12345"));
        assertOk(200, get("dips", "no_personal_number:26258605879"));
    }

    @Test
    void someEhrsShowOnlyPatientsCreatedThroughTheApi() {
        for (String emr : new String[] {"physica", "pridok"}) {
            assertProblem("INVALID_PATIENT_ID", get(emr, "301"));
            assertOk(201, create(emr));
            assertOk(200, get(emr, "P1"));
            assertEquals(1, find(emr, "Siân", "Ødegård").body().size());
        }
        assertEquals(0, find("physica", "Bjørg", "Nærland").body().size());
        assertProblem(
                "INVALID_PATIENT_ID",
                run.ask(
                        Operation.CREATE_APPOINTMENT,
                        "physica",
                        "L0_1",
                        "start",
                        SandboxRun.TEN,
                        "end",
                        SandboxRun.HALF_PAST_TEN,
                        "resource_id",
                        "101",
                        "patient_id",
                        "301"));
    }
}
