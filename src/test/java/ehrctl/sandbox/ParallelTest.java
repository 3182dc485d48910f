package ehrctl.sandbox;

import static ehrctl.harness.SandboxRun.HALF_PAST_TEN;
import static ehrctl.harness.SandboxRun.TEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.SandboxRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelTest {
    private static final int MANY = 32;

    @TempDir
    Path folder;

    private static List<ApiResponse> atOnce(Function<Integer, ApiResponse> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(MANY);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<ApiResponse>> futures = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int number = i;
                futures.add(threads.submit(() -> {
                    start.await();
                    return task.apply(number);
                }));
            }
            start.countDown();
            List<ApiResponse> answers = new ArrayList<>();
            for (Future<ApiResponse> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }

    private static void assertBookedOnce(List<ApiResponse> answers) {
        int booked = 0;
        int refused = 0;
        for (ApiResponse answer : answers) {
            JsonNode code = answer.body().path("errors").path(0).path("error_code");
            booked += answer.status() == 201 ? 1 : 0;
            refused += code.asText().equals("NO_TIMESLOTS_AVAILABLE") ? 1 : 0;
        }
        assertEquals(1, booked);
        assertEquals(MANY - 1, refused);
    }

    @Test
    void manyOnANewFileBookOneSlotOnce() throws Exception {
        Path file = folder.resolve("new").resolve("s.db");
        assertBookedOnce(atOnce(number -> {
            try (SandboxRun run = new SandboxRun(Sandbox.openDefault(file, SandboxRun.SUNDAY))) {
                return run.book(TEN, HALF_PAST_TEN);
            }
        }));
        try (SandboxRun run = new SandboxRun(Sandbox.open(file, SandboxRun.SUNDAY))) {
            assertEquals(
                    1,
                    run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_1")
                            .body()
                            .size());
        }
    }

    @Test
    void manyThreadsShareOneSandbox() throws Exception {
        try (SandboxRun run = new SandboxRun()) {
            assertBookedOnce(atOnce(number -> run.book(TEN, HALF_PAST_TEN)));
            assertEquals(
                    1,
                    run.ask(Operation.LIST_APPOINTMENTS, "webdoc", "L0_1")
                            .body()
                            .size());
        }
    }
}
