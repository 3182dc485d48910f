package ehrctl.fhir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.harness.Cli;
import ehrctl.harness.Program;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many real processes at one slot of a real FHIR server, all of which have seen that it is free. */
class RaceTest {
    private static final int PROCESSES = 16;
    private static final int RIVALS = 4;
    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path home;

    @Test
    void oneOfManyProcessesGetsTheSlotAndAllOthersAConflict() throws Exception {
        Clinic clinic = Clinic.open();
        CountDownLatch all = new CountDownLatch(PROCESSES);
        try (Between between = Between.with(clinic.base, line -> held(line, all))) {
            assertEquals(Map.of(0, 1, 6, PROCESSES - 1), race(clinic, between, clinic.book(10)));
            long took = between.seen().stream()
                    .filter(line -> line.startsWith("PUT /Slot/"))
                    .count();
            assertTrue(took >= PROCESSES, () -> took + " attempts");
        }
        assertEquals(1, clinic.count("/Appointment?location=Location/" + clinic.location));
        assertEquals("[free,free,busy,free,free,free,free,free]", clinic.slots());
    }

    /** Nobody is booked twice where a server pays no heed to versions: who was second gives way. */
    @Test
    void whereVersionsMeanNothingTheSecondGivesWay() throws Exception {
        Clinic clinic = Clinic.open();
        CountDownLatch all = new CountDownLatch(RIVALS);
        Map<Integer, Integer> exits = new TreeMap<>();
        try (Between between = Between.with(clinic.base, line -> {
            Between.Fate fate = held(line, all);
            return fate == Between.Fate.HONEST && line.startsWith("PUT /Slot/") ? Between.Fate.DEAF : fate;
        })) {
            List<Callable<Integer>> bookings = Collections.nCopies(
                    RIVALS,
                    () -> clinic.cli(home, between.url()).run(clinic.book(10)).exit());
            ExecutorService threads = Executors.newFixedThreadPool(RIVALS);
            try {
                for (Future<Integer> exit : threads.invokeAll(bookings)) {
                    exits.merge(exit.get(), 1, Integer::sum);
                }
            } finally {
                threads.shutdown();
            }
        }
        int booked = clinic.count("/Appointment?status=booked&location=Location/" + clinic.location);
        assertTrue(booked < 2, () -> "booked " + booked);
        assertEquals(booked, exits.getOrDefault(0, 0));
        assertEquals(RIVALS - booked, exits.get(6), exits::toString);
    }

    @Test
    void whoBookedWithoutTakingTheSlotKeepsIt() throws Exception {
        Clinic clinic = Clinic.open();
        assertEquals(0, clinic.cli(home).run(clinic.book(10)).exit());
        ObjectNode slot = (ObjectNode) clinic.get("/Slot?status=busy&schedule=Schedule/" + clinic.schedule)
                .path("entry")
                .path(0)
                .path("resource");
        free(clinic, slot);
        assertEquals(6, clinic.cli(home).run(clinic.book(10)).exit());
        String booked = "/Appointment?status=booked&location=Location/" + clinic.location;
        assertEquals(1, clinic.count(booked));
        assertEquals("[free,free,busy,free,free,free,free,free]", clinic.slots());
        // A move there is taken back.
        free(clinic, slot);
        String[] book = Arrays.copyOf(clinic.book(9), 14);
        book[12] = "-o";
        book[13] = "id";
        String id = clinic.cli(home).run(book).out().strip();
        Cli.Result move = clinic.cli(home)
                .run("appointments", "update", id, "--start", Clinic.DAY + "T10:00", "--duration", "30m");
        assertEquals(6, move.exit(), move::err);
        assertEquals("[free,busy,busy,free,free,free,free,free]", clinic.slots());
        String start = clinic.get("/Appointment/" + id).path("start").asText();
        assertEquals(Clinic.DAY + "T09:00:00+01:00", start);
        assertEquals(2, clinic.count(booked));
    }

    private static void free(Clinic clinic, ObjectNode slot) throws Exception {
        ObjectNode now = (ObjectNode) clinic.get("/Slot/" + slot.path("id").asText());
        clinic.put(now.put("status", "free"));
    }

    /** Nobody's attempt to take the slot goes on before everybody's has come. */
    private static Between.Fate held(String line, CountDownLatch all) {
        if (line.startsWith("PUT /Slot/")) {
            try {
                all.countDown();
                if (!all.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    return Between.Fate.BUSY;
                }
            } catch (InterruptedException e) {
                return Between.Fate.BUSY;
            }
        }
        return Between.Fate.HONEST;
    }

    private Map<Integer, Integer> race(Clinic clinic, Between between, String... words) throws Exception {
        String[] line = Arrays.copyOf(words, words.length + 2);
        line[words.length] = "--timeout";
        line[words.length + 1] = PATIENCE_SECONDS + "s";
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            ProcessBuilder builder =
                    Program.builder(home, clinic.cli(home, between.url()).environment(), line);
            builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
            processes.add(builder.redirectInput(new File("/dev/null")).start());
        }
        Map<Integer, Integer> exits = new TreeMap<>();
        for (Process process : processes) {
            exits.merge(process.waitFor(), 1, Integer::sum);
        }
        return exits;
    }
}
