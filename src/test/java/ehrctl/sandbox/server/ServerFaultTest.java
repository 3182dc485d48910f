package ehrctl.sandbox.server;

import static ehrctl.harness.Served.WEBDOC;
import static ehrctl.harness.Served.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.harness.SandboxRun;
import ehrctl.harness.Served;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ServerFaultTest {
    private static final String CARE_UNITS = "/api/emrs/webdoc/care-units";
    private static final String BOOKING = "{\"start\":\"" + SandboxRun.TEN + "\",\"end\":\"" + SandboxRun.HALF_PAST_TEN
            + "\",\"resource_id\":\"101\",\"patient_id\":\"L0_12345\"}";

    @Test
    void statusIsAnsweredAsOftenAsAskedAndTheSandboxSeesNothing() throws Exception {
        try (Served served = new Served("POST /appointments=503,retry-after:3*2")) {
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> response = book(served);
                assertEquals(503, response.statusCode());
                assertEquals("SERVICE_UNAVAILABLE", json(response).path("code").asText());
                assertEquals("3", response.headers().firstValue("retry-after").orElse(""));
            }
            assertEquals(0, bookings(served));
            assertEquals(201, book(served).statusCode());
        }
    }

    @Test
    void codeFollowsTheStatus() throws Exception {
        try (Served served = new Served("GET /care-units=401*1", "GET /care-units=429*1", "GET /care-units=502*1")) {
            assertEquals(
                    "UNAUTHORIZED", json(served.get(CARE_UNITS)).path("code").asText());
            assertEquals(
                    "BAD_REQUEST", json(served.get(CARE_UNITS)).path("code").asText());
            assertEquals(
                    "UNKNOWN_ERROR", json(served.get(CARE_UNITS)).path("code").asText());
            assertEquals(200, served.get(CARE_UNITS).statusCode());
        }
    }

    @Test
    void delayAnswersRightButLaterThanOthers() throws Exception {
        try (Served served = new Served("GET /care-units=delay:2s*1");
                Socket socket = served.connect()) {
            Served.write(socket, "GET " + CARE_UNITS + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(200, served.get(WEBDOC + "/resources").statusCode());
            assertEquals(0, socket.getInputStream().available());
            assertEquals("HTTP/1.1 200", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void resetDropsTheRequestBeforeTheSandboxSeesIt() throws Exception {
        try (Served served = new Served("POST /appointments=reset*1")) {
            assertReset(served);
            assertEquals(0, bookings(served));
            assertEquals(201, book(served).statusCode());
        }
    }

    @Test
    void resetAfterBooksAndTellsNobody() throws Exception {
        try (Served served = new Served("POST /appointments=reset-after*1")) {
            assertReset(served);
            assertEquals(1, bookings(served));
            assertEquals(400, book(served).statusCode());
        }
    }

    @Test
    void truncateBreaksOffInTheMiddleOfTheAnswer() throws Exception {
        try (Served served = new Served("GET /care-units=truncate*1")) {
            String answer = served.raw("GET " + CARE_UNITS + " HTTP/1.1", "Host: localhost");
            int body = answer.indexOf("\r\n\r\n") + 4;
            int whole = served.get(CARE_UNITS).body().getBytes(StandardCharsets.UTF_8).length;
            assertTrue(answer.contains("ontent-length: " + whole), answer);
            assertTrue(answer.length() > body, "no part of the body came");
            assertTrue(answer.substring(body).getBytes(StandardCharsets.UTF_8).length < whole, answer);
        }
    }

    @Test
    void serverThatCanResetAnswersOthersAsEver() throws Exception {
        try (Served served = new Served("POST /nowhere=reset")) {
            for (int i = 0; i < 20; i++) {
                assertEquals(200, served.get(CARE_UNITS).statusCode());
            }
            String answer = served.raw("GET " + CARE_UNITS + " HTTP/1.1", "Host: localhost", "Connection: close");
            assertTrue(answer.endsWith("]\n"), answer);
        }
    }

    @Test
    void authDemandsBothHeadersWithAnyValue() throws Exception {
        try (Served served = new Served(true)) {
            HttpResponse<String> none = served.get(CARE_UNITS);
            assertEquals(401, none.statusCode());
            assertEquals("UNAUTHORIZED", json(none).path("code").asText());
            assertEquals("Unauthorized", json(none).path("title").asText());
            assertEquals(401, served.get(CARE_UNITS, "x-leyr-client-id", "a").statusCode());
            assertEquals(
                    401,
                    served.get(CARE_UNITS, "x-leyr-client-id", "a", "x-leyr-client-secret", "")
                            .statusCode());
            assertEquals(
                    200,
                    served.get(CARE_UNITS, "x-leyr-client-id", "a", "X-Leyr-Client-Secret", "b")
                            .statusCode());
        }
    }

    @Test
    void requestInFlightIsAnsweredBeforeTheServerEnds() throws Exception {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        try (Served served = new Served(halting(arrived, ending));
                Socket socket = served.connect()) {
            Served.write(socket, "GET " + CARE_UNITS + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            arrived.await();
            Thread end = new Thread(served.server::close);
            end.start();
            while (end.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            ending.countDown();
            end.join();
            assertEquals("HTTP/1.1 200", new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII));
        }
    }

    /** A clock whose reader says that it has arrived, and goes on when it may. */
    private static Clock halting(CountDownLatch arrived, CountDownLatch goOn) {
        return new Clock() {
            @Override
            public Instant instant() {
                arrived.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return SandboxRun.SUNDAY.instant();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    void oneOfSixteenGetsTheTimeslot() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(16);
        try (Served served = new Served()) {
            List<Callable<Integer>> tries = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                tries.add(() -> book(served).statusCode());
            }
            int booked = 0;
            for (Future<Integer> status : clients.invokeAll(tries)) {
                assertTrue(status.get() == 201 || status.get() == 400, "status " + status.get());
                booked += status.get() == 201 ? 1 : 0;
            }
            assertEquals(1, booked);
            assertEquals(1, bookings(served));
        } finally {
            clients.shutdownNow();
        }
    }

    private static HttpResponse<String> book(Served served) throws IOException, InterruptedException {
        return served.send("POST", WEBDOC + "/appointments", BOOKING);
    }

    private static int bookings(Served served) throws IOException, InterruptedException {
        return json(served.get(WEBDOC + "/appointments")).size();
    }

    private static void assertReset(Served served) throws IOException {
        try (Socket socket = served.connect()) {
            Served.write(
                    socket,
                    "POST " + WEBDOC
                            + "/appointments HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                            + BOOKING.length() + "\r\n\r\n" + BOOKING);
            assertThrows(SocketException.class, () -> socket.getInputStream().read());
        }
    }
}
