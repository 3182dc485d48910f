package ehrctl.fhir;

import static ehrctl.fhir.Between.Fate.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Booking, moving and cancelling on a real server, also where an answer goes astray between two steps. */
class BookingTest {
    @TempDir
    private Path home;

    private Clinic clinic;

    @BeforeEach
    void openAClinic() throws Exception {
        clinic = Clinic.open();
    }

    @Test
    void aBookingTakesTheSlotAndNamesAllThatTakePart() throws Exception {
        JsonNode booked = booked(9);
        JsonNode appointment = clinic.get("/Appointment/" + booked.path("id").asText());
        assertEquals("booked", appointment.path("status").asText());
        assertEquals(4, appointment.path("participant").size());
        assertEquals("[free,busy,free,free,free,free,free,free]", clinic.slots());
        assertEquals(6, cli().run(clinic.book(9)).exit());
        assertEquals(6, cli().run(clinic.book(7)).exit());
        assertEquals(1, clinic.count("/Appointment?location=Location/" + clinic.location));
    }

    @Test
    void nobodyIsBookedForAPatientOrAServiceThatIsNotThere() throws Exception {
        String[] line = clinic.book(9);
        line[11] = "nobody";
        assertEquals(5, cli().run(line).exit());
        line = clinic.book(9);
        line[9] = "nothing";
        Cli.Result result = cli().run(line);
        assertEquals(5, result.exit());
        assertTrue(result.err().contains("INVALID_HEALTHCARE_SERVICE_ID"), result.err());
        assertEquals("[free,free,free,free,free,free,free,free]", clinic.slots());
    }

    @Test
    void aMoveTakesTheNewSlotAndFreesTheOld() throws Exception {
        String id = booked(9).path("id").asText();
        JsonNode moved = json("appointments", "update", id, "--start", "2026-11-23T11:00", "--duration", "30m");
        assertEquals("2026-11-23T11:00:00+01:00", moved.path("start").asText());
        assertEquals("[free,free,free,busy,free,free,free,free]", clinic.slots());
        assertEquals(0, cli().run(clinic.book(9)).exit());
        Cli.Result taken = cli().run("appointments", "update", id, "--start", "2026-11-23T09:00", "--duration", "30m");
        assertEquals(6, taken.exit(), taken::err);
        JsonNode same = json("appointments", "update", id, "--start", "2026-11-23T11:00", "--duration", "30m");
        assertEquals(moved.path("start"), same.path("start"));
        assertEquals("[free,busy,free,busy,free,free,free,free]", clinic.slots());
    }

    @Test
    void anUpdateGivesBackWhatItDoesNotKnow() throws Exception {
        String id = booked(9).path("id").asText();
        ObjectNode known = (ObjectNode) clinic.get("/Appointment/" + id);
        known.put("patientInstruction", "fasting")
                .putArray("extension")
                .addObject()
                .put("url", "http://e.example")
                .put("valueDecimal", 1.50);
        clinic.put(known);
        assertEquals(
                "by phone",
                json("appointments", "update", id, "--comment", "by phone")
                        .path("comment")
                        .asText());
        JsonNode now = clinic.get("/Appointment/" + id);
        assertEquals("fasting", now.path("patientInstruction").asText());
        assertEquals(1.5, now.path("extension").path(0).path("valueDecimal").asDouble());
    }

    @Test
    void aCancelledAppointmentFreesItsSlotOnce() throws Exception {
        String id = booked(9).path("id").asText();
        assertEquals(
                "cancelled",
                json("appointments", "cancel", id, "--comment", "ill")
                        .path("status")
                        .asText());
        assertEquals("[free,free,free,free,free,free,free,free]", clinic.slots());
        Cli.Result again = cli().run("appointments", "cancel", id);
        assertEquals(7, again.exit());
        assertTrue(again.err().contains("is cancelled already"), again.err());
    }

    @Test
    void aSlotThatAnotherAppointmentHoldsTooIsNotFreed() throws Exception {
        String id = booked(9).path("id").asText();
        ObjectNode second = (ObjectNode) clinic.get("/Appointment/" + id).deepCopy();
        second.remove("id");
        clinic.post(second);
        assertEquals(
                "cancelled", json("appointments", "cancel", id).path("status").asText());
        assertEquals("[free,busy,free,free,free,free,free,free]", clinic.slots());
    }

    @Test
    void ofManyAWrongOneChangesNone() throws Exception {
        String one = booked(9).path("id").asText();
        String two = booked(10).path("id").asText();
        Cli.Result refused = cli().run("appointments", "cancel", one, "nope", two);
        assertTrue(refused.exit() == 5 || refused.exit() == 12, refused::err);
        assertEquals("[free,busy,busy,free,free,free,free,free]", clinic.slots());
        assertEquals(2, json("appointments", "cancel", one, two).size());
        assertEquals("[free,free,free,free,free,free,free,free]", clinic.slots());
    }

    /** At the second step: exit code, appointments afterwards, and how the slot is left. */
    @ParameterizedTest
    @CsvSource({
        "REFUSED, 7, 0, free",
        "BUSY, 9, 0, free",
        "ANSWER_LOST, 0, 1, busy",
        "BAD_GATEWAY, 0, 1, busy",
        "EMPTY, 0, 1, busy",
        "HTML, 0, 1, busy",
        "REQUEST_LOST, 10, 0, busy"
    })
    void whatHappensToTheAppointmentIsKnown(Between.Fate fate, int exit, int appointments, String slot)
            throws Exception {
        try (Between between =
                Between.with(clinic.base, line -> line.startsWith("POST /Appointment") ? fate : HONEST)) {
            Cli.Result result = clinic.cli(home, between.url()).run(clinic.book(9));
            assertEquals(exit, result.exit(), result::err);
            assertEquals(appointments, clinic.count("/Appointment?location=Location/" + clinic.location));
            assertEquals("[free," + slot + ",free,free,free,free,free,free]", clinic.slots());
            if (exit == 10) {
                // As after a crash between the two steps: the slot stays taken, and nobody else gets it.
                assertEquals(6, cli().run(clinic.book(9)).exit());
                assertTrue(result.err().contains("ehrctl api GET '/Appointment?slot=Slot/"), result.err());
            }
        }
    }

    /** At the first step: nobody is ever booked. */
    @ParameterizedTest
    @CsvSource({
        "REFUSED, 7, free",
        "BUSY, 9, free",
        "ANSWER_LOST, 10, busy",
        "BAD_GATEWAY, 10, busy",
        "REQUEST_LOST, 10, free"
    })
    void whatHappensToTheSlotIsKnown(Between.Fate fate, int exit, String slot) throws Exception {
        try (Between between = Between.with(clinic.base, line -> line.startsWith("PUT /Slot") ? fate : HONEST)) {
            Cli.Result result = clinic.cli(home, between.url())
                    .with("EHRCTL_NO_HINTS", "1")
                    .run(with(clinic.book(9), "--retries", "0"));
            assertEquals(exit, result.exit(), result::err);
            assertEquals(0, clinic.count("/Appointment?location=Location/" + clinic.location));
            assertEquals("[free," + slot + ",free,free,free,free,free,free]", clinic.slots());
        }
    }

    /** Under load a server speaks of a conflict where there is none. */
    @Test
    void aSlotThatIsStillFreeAfterAConflictIsTriedOnceMore() throws Exception {
        AtomicInteger puts = new AtomicInteger();
        try (Between between = Between.with(
                clinic.base, line -> line.startsWith("PUT /Slot") && puts.getAndIncrement() == 0 ? CONFLICT : HONEST)) {
            assertEquals(0, clinic.cli(home, between.url()).run(clinic.book(9)).exit());
        }
        try (Between between = Between.with(clinic.base, line -> line.startsWith("PUT /Slot") ? CONFLICT : HONEST)) {
            assertEquals(6, clinic.cli(home, between.url()).run(clinic.book(10)).exit());
        }
        assertEquals(1, clinic.count("/Appointment?location=Location/" + clinic.location));
        assertEquals("[free,busy,free,free,free,free,free,free]", clinic.slots());
    }

    @Test
    void anAnswerWithoutContentIsAnAnswer() throws Exception {
        try (Between between = Between.with(clinic.base, line -> line.startsWith("PUT ") ? EMPTY : HONEST)) {
            Cli.Result result = clinic.cli(home, between.url()).run(with(clinic.book(9), "-o", "json"));
            assertEquals(0, result.exit(), result::err);
            String id = Json.parse(result.out()).path(0).path("id").asText();
            assertEquals(
                    0,
                    clinic.cli(home, between.url())
                            .run("appointments", "cancel", id)
                            .exit());
            assertEquals("[free,free,free,free,free,free,free,free]", clinic.slots());
        }
    }

    /** A slot that cannot be freed again is named. */
    @Test
    void whatIsLeftBehindIsNamed() throws Exception {
        AtomicInteger puts = new AtomicInteger();
        try (Between between = Between.with(clinic.base, line -> {
            if (line.startsWith("POST /Appointment")) {
                return REFUSED;
            }
            return line.startsWith("PUT /Slot") && puts.getAndIncrement() > 0 ? REFUSED : HONEST;
        })) {
            Cli.Result result = clinic.cli(home, between.url()).run(clinic.book(9));
            assertEquals(12, result.exit(), result::err);
            assertTrue(result.err().contains("ehrctl api GET /Slot/"), result.err());
        }
    }

    /** Where the appointment cannot be changed, the new slot is freed again and the old one stays. */
    @ParameterizedTest
    @CsvSource({"REFUSED, 7, 9", "BUSY, 9, 9", "ANSWER_LOST, 0, 11", "BAD_GATEWAY, 0, 11"})
    void aMoveIsUndoneBackwards(Between.Fate fate, int exit, int hour) throws Exception {
        String id = booked(9).path("id").asText();
        try (Between between = Between.with(clinic.base, line -> line.startsWith("PUT /Appointment") ? fate : HONEST)) {
            Cli.Result result = clinic.cli(home, between.url())
                    .run(
                            "appointments",
                            "update",
                            id,
                            "--start",
                            "2026-11-23T11:00",
                            "--duration",
                            "30m",
                            "--retries",
                            "0");
            assertEquals(exit, result.exit(), result::err);
        }
        assertEquals(
                hour == 9 ? "[free,busy,free,free,free,free,free,free]" : "[free,free,free,busy,free,free,free,free]",
                clinic.slots());
    }

    @Test
    void whoComesSecondToAnAppointmentIsToldToReadItAgain() throws Exception {
        String id = booked(9).path("id").asText();
        try (Between between = Between.with(clinic.base, line -> {
            if (line.startsWith("PUT /Appointment")) {
                touch(id);
            }
            return HONEST;
        })) {
            Cli.Result result = clinic.cli(home, between.url()).run("appointments", "cancel", id);
            assertEquals(7, result.exit(), result::err);
            assertTrue(result.err().contains("read it again"), result.err());
            assertEquals("[free,busy,free,free,free,free,free,free]", clinic.slots());
        }
    }

    private void touch(String id) {
        try {
            clinic.put(((ObjectNode) clinic.get("/Appointment/" + id)).put("comment", "somebody else"));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private Cli cli() {
        return clinic.cli(home);
    }

    private JsonNode booked(int hour) throws Exception {
        return json(clinic.book(hour)).path(0);
    }

    private JsonNode json(String... words) throws Exception {
        Cli.Result result = cli().run(with(words, "-o", "json"));
        assertEquals(0, result.exit(), result::err);
        return Json.parse(result.out());
    }

    private static String[] with(String[] words, String... more) {
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return all;
    }
}
