package ehrctl.command.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.Main;
import ehrctl.api.Operation;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of {@code smoke}, with a real process. */
class SmokeInterruptTest {
    @TempDir
    Path home;

    @Test
    void theBookingIsCancelledAndWhatStaysBehindIsSaid() throws Exception {
        CountDownLatch booked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        try (BentServer server = BentServer.start((request, honest) -> {
            Operation.Match match = request.match();
            boolean reads = match != null && match.operation() == Operation.GET_APPOINTMENT;
            // Whoever cleans up looks once more, and is answered.
            if (reads && !request.target().contains("unknown") && booked.getCount() > 0) {
                booked.countDown();
                never.await();
            }
            return honest.get();
        })) {
            Path junit = home.resolve("smoke.xml");
            Process process = start(server, junit);
            assertTrue(booked.await(60, TimeUnit.SECONDS));
            assertEquals(List.of("booked"), server.statuses("webdoc"));
            boolean interrupt = !interruptsAreIgnored();
            new ProcessBuilder("kill", interrupt ? "-INT" : "-TERM", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(60, TimeUnit.SECONDS));
            assertEquals(interrupt ? 130 : 143, process.exitValue(), err);
            assertEquals(List.of("cancelled"), server.statuses("webdoc"));
            assertTrue(err.contains("ehrctl: interrupted\n"), err);
            assertTrue(err.contains("stays behind: patient (1), cancelled appointment (1)"), err);
            assertTrue(Files.readString(junit).contains("not done: interrupted"));
        }
    }

    private Process start(BentServer server, Path junit) throws IOException {
        ProcessBuilder process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "smoke",
                "--api",
                server.url(),
                "--emr",
                "webdoc",
                "--write",
                "--junit",
                junit.toString());
        process.environment().putAll(new Cli(home).environment());
        process.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return process.start();
    }

    /** Children of a background job inherit that Ctrl-C is not for them; then SIGTERM, which takes the same way. */
    private static boolean interruptsAreIgnored() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("SigIgn:")) {
                return new BigInteger(line.substring(7).strip(), 16).testBit(1);
            }
        }
        return true;
    }
}
