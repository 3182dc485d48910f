package ehrctl.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.id.IdType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EhrsTest {
    private static final Ehr.Facts SILENT =
            new Ehr.Facts(null, null, List.of(), List.of(), List.of(), null, false, null, false);

    private static Ehr ehr(Ehr.Facts documented, Ehr.Facts chosen) {
        return new Ehr("x", "X", "NO", Source.CHOSEN, documented, chosen);
    }

    private static Ehr.Facts lacking(String command) {
        return new Ehr.Facts(null, null, List.of(), List.of(command), List.of(), null, false, null, false);
    }

    private static Ehr.Facts ids(IdType resource, IdType patient) {
        return new Ehr.Facts(
                List.of(resource), List.of(patient), List.of(), List.of(), List.of(), null, false, null, false);
    }

    @Test
    void everyEhrIsKnownInTheOrderOfTheCodes() {
        List<String> codes = new ArrayList<>();
        for (Ehr ehr : Ehrs.all()) {
            codes.add(ehr.code());
            assertFalse(ehr.name().isEmpty(), ehr.code());
            assertEquals(2, ehr.country().length(), ehr.code());
        }
        assertTrue(codes.contains(Ehrs.SANDBOX_DEFAULT));
        assertEquals(codes.stream().sorted().distinct().toList(), codes);
        assertEquals("webdoc", Objects.requireNonNull(Ehrs.find("webdoc")).code());
        assertNull(Ehrs.find("WEBDOC"));
    }

    @Test
    void oneEhrIsFoundAsItStandsAmongAll() {
        for (Ehr ehr : Ehrs.all()) {
            assertEquals(
                    ehr, Ehrs.find(ehr.code()), "each row of ehrs.json begins with its code, as its neighbours do");
            assertSame(Ehrs.find(ehr.code()), Ehrs.find(ehr.code()));
        }
        for (String none : List.of("", "konfiden", "konfidens\", \"name\": \"Konfidens", "\n", "emr_id")) {
            assertNull(Ehrs.find(none), none);
        }
    }

    @Test
    void theFileIsReadOnce() {
        assertSame(Ehrs.all(), Ehrs.all());
        assertEquals(Ehrs.read(), Ehrs.all());
    }

    @Test
    void aDocumentedLackCountsEverywhereAChosenOneInTheSandboxOnly() {
        Operation operation = Operation.GET_PATIENT;
        assertTrue(ehr(SILENT, SILENT).supports(operation, Source.CHOSEN));
        assertFalse(ehr(lacking("patients get"), SILENT).supports(operation, Source.DOCUMENTED));
        assertFalse(ehr(lacking("patients get"), SILENT).supports(operation, Source.CHOSEN));
        assertTrue(ehr(SILENT, lacking("patients get")).supports(operation, Source.DOCUMENTED));
        assertFalse(ehr(SILENT, lacking("patients get")).supports(operation, Source.CHOSEN));
    }

    @Test
    void whereAnAnswerComesFromIsSaid() {
        Operation operation = Operation.GET_PATIENT;
        Ehr.Facts having =
                new Ehr.Facts(null, null, List.of("patients get"), List.of(), List.of(), null, false, null, false);
        assertEquals(Source.DOCUMENTED, ehr(having, SILENT).sourceOf(operation));
        assertEquals(Source.DOCUMENTED, ehr(lacking("patients get"), SILENT).sourceOf(operation));
        assertEquals(Source.CHOSEN, ehr(SILENT, lacking("patients get")).sourceOf(operation));
        assertEquals("documented", Source.DOCUMENTED.word());
        assertEquals("chosen", Source.CHOSEN.word());
    }

    @Test
    void chosenTypesOfIdAreForTheSandboxWhereNoneAreDocumented() {
        Ehr chosen = ehr(SILENT, ids(IdType.HSA_ID, IdType.EMR_ID));
        assertEquals(List.of(IdType.HSA_ID), chosen.resourceIds(Source.CHOSEN));
        assertEquals(List.of(IdType.EMR_ID), chosen.patientIds(Source.CHOSEN));
        assertNull(chosen.resourceIds(Source.DOCUMENTED));
        assertNull(chosen.patientIds(Source.DOCUMENTED));
        Ehr both = ehr(ids(IdType.EMR_ID, IdType.HSA_ID), ids(IdType.HSA_ID, IdType.EMR_ID));
        assertEquals(List.of(IdType.EMR_ID), both.resourceIds(Source.CHOSEN));
        assertEquals(List.of(IdType.HSA_ID), both.patientIds(Source.CHOSEN));
        assertEquals(List.of(IdType.EMR_ID), both.resourceIds(Source.DOCUMENTED));
        assertEquals(List.of(IdType.HSA_ID), both.patientIds(Source.DOCUMENTED));
    }

    @Test
    void whatIsSaidOfPatientsAndBookingIsDocumented() {
        Ehr.Facts facts = new Ehr.Facts(
                null,
                null,
                List.of(),
                List.of(),
                List.of("phones"),
                IdType.NO_PERSONAL_NUMBER,
                true,
                Ehr.PatientsReadable.CREATED,
                true);
        Ehr ehr = ehr(facts, SILENT);
        assertEquals(List.of("phones"), ehr.patientNeeds(Source.DOCUMENTED));
        assertTrue(ehr.idsAreNumbers());
        assertEquals(IdType.NO_PERSONAL_NUMBER, ehr.externalId());
        assertTrue(ehr.twoStep());
        assertEquals(Ehr.PatientsReadable.CREATED, ehr.patientsReadable());
        Ehr silent = ehr(SILENT, facts);
        assertEquals(List.of(), silent.patientNeeds(Source.DOCUMENTED));
        assertEquals(List.of("phones"), silent.patientNeeds(Source.CHOSEN));
        assertEquals(List.of("phones", "phones"), ehr(facts, facts).patientNeeds(Source.CHOSEN));
        assertFalse(silent.idsAreNumbers());
        assertNull(silent.externalId());
        assertFalse(silent.twoStep());
        assertEquals(Ehr.PatientsReadable.ALL, silent.patientsReadable());
    }

    @Test
    void theFileHoldsFactsOfEveryKind() {
        List<String> of = new ArrayList<>();
        for (Ehr ehr : Ehrs.read()) {
            Ehr.Facts facts = ehr.documented();
            if (ehr.codeSource() == Source.DOCUMENTED) {
                of.add("code");
            }
            if (ehr.codeSource() == Source.CHOSEN) {
                of.add("chosen code");
            }
            if (facts.resourceIds() != null) {
                of.add("resource ids");
            }
            if (facts.patientIds() != null && !facts.patientIds().isEmpty()) {
                of.add("patient ids");
            }
            if (!facts.has().isEmpty()) {
                of.add("has");
            }
            if (!facts.lacks().isEmpty()) {
                of.add("lacks");
            }
            if (!facts.patientNeeds().isEmpty()) {
                of.add("needs");
            }
            if (facts.externalId() != null) {
                of.add("external id");
            }
            if (facts.twoStep()) {
                of.add("two steps");
            }
            if (facts.idsAreNumbers()) {
                of.add("ids are numbers");
            }
            if (facts.patientsReadable() != null) {
                of.add("readable");
            }
            if (ehr.chosen().resourceIds() != null) {
                of.add("chosen resource ids");
            }
        }
        assertEquals(
                List.of(
                        "chosen code",
                        "chosen resource ids",
                        "code",
                        "external id",
                        "has",
                        "ids are numbers",
                        "lacks",
                        "needs",
                        "patient ids",
                        "readable",
                        "resource ids",
                        "two steps"),
                of.stream().sorted().distinct().toList());
    }
}
