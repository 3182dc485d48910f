package ehrctl.command.smoke;

import static ehrctl.command.smoke.SmokeTrial.line;
import static ehrctl.command.smoke.SmokeTrial.lineOf;
import static ehrctl.harness.BentServer.answer;
import static ehrctl.harness.BentServer.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.Cli.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code smoke} on a remote API: what it writes, what it cannot reach, and for how long it tries. */
class SmokeRemoteTest {
    private static final String BUSY =
            "{\"code\":\"SERVICE_UNAVAILABLE\",\"title\":\"Service unavailable\",\"status\":503}";

    @TempDir
    Path home;

    private Result smoke(BentServer server, String... more) {
        return SmokeTrial.smoke(home, server, more);
    }

    @Test
    void anHonestApiPassesWithEveryWrite() throws Exception {
        Path number = Files.writeString(home.resolve("number"), "26858605848\n");
        try (BentServer server = BentServer.honest()) {
            Result result = smoke(server, "--emr", "all", "--write=all", "--external-id", "@" + number);
            assertEquals(0, result.exit(), result.err());
            assertEquals(
                    "dips medical-note-create skipped the API says that the EHR does not support it",
                    lineOf(result, "dips", "medical-note-create"));
            assertEquals(
                    "takecare patient-create skipped the number given with --external-id is not a Swedish personal number",
                    lineOf(result, "takecare", "patient-create"));
            assertEquals("webdoc medical-note-create passed", lineOf(result, "webdoc", "medical-note-create"));
            assertFalse(result.out().contains("failed"));
            assertEquals(List.of("cancelled"), server.statuses("webdoc"));
        }
    }

    @Test
    void aPatientsNumberIsNeverInvented() throws Exception {
        Set<String> sent = ConcurrentHashMap.newKeySet();
        try (BentServer server = BentServer.start((request, honest) -> {
            sent.add(request.target() + request.headers() + request.body());
            return honest.get();
        })) {
            Result result = smoke(server, "--emr", "konfidens,takecare,epic", "--write=all", "--strict");
            assertEquals(0, result.exit(), result.err());
            assertEquals(
                    "konfidens patient-create skipped Konfidens demands a personal number:"
                            + " give one with --external-id @FILE",
                    lineOf(result, "konfidens", "patient-create"));
            assertEquals(
                    "konfidens appointment-create skipped needs a patient, and there is none",
                    lineOf(result, "konfidens", "appointment-create"));
            assertEquals("epic appointment-cancel passed", lineOf(result, "epic", "appointment-cancel"));
            for (String request : sent) {
                assertFalse(request.contains("external_id"));
                assertFalse(request.contains("patient-id=se_personal_number"));
                assertFalse(request.contains("patient-id=no_personal_number"));
            }
        }
    }

    @Test
    void whatCannotBeTakenBackNeedsMoreThanWrite() throws Exception {
        try (BentServer server = BentServer.honest()) {
            Result result = smoke(server, "--emr", "webdoc", "--write");
            assertEquals(0, result.exit(), result.err());
            assertEquals("webdoc document-create skipped needs --write=all", line(result, "document-create"));
            assertEquals(
                    "webdoc clean-up passed stays behind: patient (1), cancelled appointment (1)",
                    line(result, "clean-up"));
        }
    }

    @Test
    void unavailableTwiceAndThenFineIsFine() throws Exception {
        AtomicInteger reads = new AtomicInteger();
        AtomicInteger writes = new AtomicInteger();
        try (BentServer server = BentServer.start((request, honest) -> {
            boolean busy = (is(request, Operation.LIST_TIMESLOTS) && reads.incrementAndGet() <= 2)
                    || (is(request, Operation.CREATE_APPOINTMENT) && writes.incrementAndGet() <= 2);
            return busy ? answer(503, BUSY) : honest.get();
        })) {
            Result result = smoke(server, "--emr", "webdoc", "--write");
            assertEquals(0, result.exit(), result.out());
            assertTrue(reads.get() > 2 && writes.get() > 2);
            assertEquals(List.of("cancelled"), server.statuses("webdoc"));
        }
    }

    @Test
    void unavailableForGoodCannotBeChecked() throws Exception {
        try (BentServer server = BentServer.start(
                (request, honest) -> is(request, Operation.LIST_TIMESLOTS) ? answer(503, BUSY) : honest.get())) {
            Result result = smoke(server, "--emr", "webdoc");
            assertEquals(9, result.exit());
            assertEquals(
                    "webdoc timeslots error refused with SERVICE_UNAVAILABLE, HTTP status 503",
                    line(result, "timeslots"));
        }
    }

    @Test
    void aBookingWhoseAnswerWasLostIsFoundAndCancelled() throws Exception {
        try (BentServer server = BentServer.start((request, honest) -> {
            ApiResponse response = honest.get();
            return is(request, Operation.CREATE_APPOINTMENT) ? null : response;
        })) {
            Result result = smoke(server, "--emr", "webdoc", "--write");
            assertEquals(11, result.exit(), result.err());
            assertTrue(line(result, "appointment-create").startsWith("webdoc appointment-create failed"));
            assertEquals(
                    "webdoc clean-up passed stays behind: patient (1), cancelled appointment (1)",
                    line(result, "clean-up"));
            assertEquals(List.of("cancelled"), server.statuses("webdoc"));
        }
    }

    @Test
    void unreachableAndUnauthorisedCannotBeChecked() throws Exception {
        int port = freePort();
        Result nobody =
                new Cli(home).run("smoke", "--api", "http://127.0.0.1:" + port, "--emr", "webdoc", "--retries", "0");
        assertEquals(9, nobody.exit());
        assertEquals("webdoc timeslots skipped the EHR could not be reached", line(nobody, "timeslots"));
        try (BentServer server = BentServer.start((request, honest) ->
                answer(401, "{\"code\":\"UNAUTHORIZED\",\"title\":\"Unauthorized\",\"status\":401}"))) {
            Result refused = smoke(server, "--emr", "webdoc,cliniko");
            assertEquals(4, refused.exit());
            assertEquals("webdoc reach error refused with UNAUTHORIZED, HTTP status 401", line(refused, "reach"));
            assertTrue(refused.err().startsWith("ehrctl: 2 of 74 checks could not be done"), refused.err());
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void timeThatIsUpIsNoFailureAndTheBookingIsCancelled() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        AtomicBoolean hangs = new AtomicBoolean();
        try (BentServer server = BentServer.start((request, honest) -> {
            boolean looks =
                    is(request, Operation.GET_APPOINTMENT) && !request.target().contains("unknown");
            // Whoever cleans up looks once more, and is answered.
            if (looks && hangs.compareAndSet(false, true)) {
                never.await();
            }
            return honest.get();
        })) {
            Result result = smoke(server, "--emr", "webdoc", "--write", "--max-time", "4s");
            assertEquals(9, result.exit(), result.out());
            assertEquals("webdoc slot-taken error not done within --max-time", line(result, "slot-taken"));
            assertFalse(server.statuses("webdoc").contains("booked"));
        }
    }

    @Test
    void itWaitsForAnApiThatIsBeingStarted() throws Exception {
        int port = freePort();
        AtomicReference<BentServer> late = new AtomicReference<>();
        Thread starter = new Thread(() -> {
            try {
                Thread.sleep(700);
                late.set(BentServer.start(port, (request, honest) -> honest.get()));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        starter.start();
        Result result = new Cli(home)
                .run(
                        "smoke",
                        "--api",
                        "http://127.0.0.1:" + port,
                        "--emr",
                        "webdoc",
                        "--wait",
                        "60s",
                        "--retries",
                        "0");
        starter.join();
        late.get().close();
        assertEquals(0, result.exit(), result.err());
    }
}
