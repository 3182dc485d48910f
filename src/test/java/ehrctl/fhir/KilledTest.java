package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.harness.Cli;
import ehrctl.harness.Program;
import ehrctl.json.Json;
import java.io.File;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed after any of its requests leaves no slot that could be booked twice. */
class KilledTest {
    private static final int MOST_REQUESTS = 20;

    @TempDir
    private Path home;

    @Test
    void aBooking() throws Exception {
        int requests = 0;
        for (boolean ended = false; !ended; requests++) {
            assertTrue(requests < MOST_REQUESTS, "it does not end");
            Clinic clinic = Clinic.open();
            ended = killedAfter(requests, clinic, clinic.book(9));
            // Another patient tries the same slot.
            Cli.Result next = clinic.cli(home).run(clinic.book(9));
            assertTrue(next.exit() == 0 || next.exit() == 6, next::err);
            int booked = clinic.count("/Appointment?location=Location/" + clinic.location);
            assertTrue(booked == 1 || (booked == 0 && !ended && next.exit() == 6), booked + " after " + requests);
            consistent(clinic);
        }
        assertTrue(requests > 5, "only " + requests + " requests");
    }

    @Test
    void aMove() throws Exception {
        each("appointments", "update", "ID", "--start", Clinic.DAY + "T11:00", "--duration", "30m");
    }

    @Test
    void aCancelling() throws Exception {
        each("appointments", "cancel", "ID");
    }

    private void each(String... words) throws Exception {
        int requests = 0;
        for (boolean ended = false; !ended; requests++) {
            assertTrue(requests < MOST_REQUESTS, "it does not end");
            Clinic clinic = Clinic.open();
            String[] book = java.util.Arrays.copyOf(clinic.book(9), clinic.book(9).length + 2);
            book[book.length - 2] = "-o";
            book[book.length - 1] = "id";
            String[] line = words.clone();
            line[2] = clinic.cli(home).run(book).out().strip();
            ended = killedAfter(requests, clinic, line);
            consistent(clinic);
            for (int hour : new int[] {9, 11}) {
                int exit = clinic.cli(home).run(clinic.book(hour)).exit();
                assertTrue(exit == 0 || exit == 6, "exit code " + exit);
            }
            consistent(clinic);
        }
        assertTrue(requests > 3, "only " + requests + " requests");
    }

    /** Whether it came to its end: it is killed when it has the answers of so many requests and sends one more. */
    private boolean killedAfter(int requests, Clinic clinic, String... words) throws Exception {
        AtomicInteger count = new AtomicInteger();
        CompletableFuture<Process> running = new CompletableFuture<>();
        try (Between between = Between.with(clinic.base, line -> {
            if (count.incrementAndGet() <= requests) {
                return Between.Fate.HONEST;
            }
            kill(running.join());
            return Between.Fate.REQUEST_LOST;
        })) {
            ProcessBuilder builder =
                    Program.builder(home, clinic.cli(home, between.url()).environment(), words);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            Process process = builder.redirectInput(new File("/dev/null")).start();
            running.complete(process);
            return process.waitFor() == 0;
        }
    }

    private static void kill(Process process) {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No slot has two appointments, and none that has one is free. */
    private static void consistent(Clinic clinic) throws Exception {
        Set<String> held = new HashSet<>();
        for (JsonNode entry :
                clinic.get("/Appointment?location=Location/" + clinic.location).path("entry")) {
            JsonNode appointment = entry.path("resource");
            if (appointment.path("status").asText().equals("booked")) {
                String slot = appointment.path("slot").path(0).path("reference").asText();
                assertTrue(held.add(slot), () -> "twice: " + Json.pretty(appointment));
                assertEquals("busy", clinic.get('/' + slot).path("status").asText());
            }
        }
    }
}
