package ehrctl.command.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.harness.Cli;
import ehrctl.harness.Cli.Result;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.Fault;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code smoke} against the sandbox's own server, which fails on purpose. */
class SmokeFaultTest {
    @TempDir
    Path home;

    /** What one run ended with, and the status of every appointment afterwards. */
    private record Outcome(Result result, List<String> appointments) {}

    private Outcome smoke(boolean auth, String... faults) throws Exception {
        List<Fault> parsed = new ArrayList<>();
        for (String fault : faults) {
            parsed.add(Fault.parse(fault));
        }
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK));
                SandboxServer server =
                        SandboxServer.start(sandbox, address, new ServerOptions(auth, parsed, line -> {}))) {
            Result result = new Cli(home)
                    .run(
                            "smoke",
                            "--api",
                            server.url(),
                            "--emr",
                            "webdoc",
                            "--write=all",
                            "-o",
                            "csv",
                            "--fields",
                            "check,result,reason");
            String target = "/api/emrs/webdoc/care-units/L0_1/appointments";
            ApiResponse list = sandbox.send(ApiRequest.parse("GET", target, Map.of(), null));
            List<String> statuses = new ArrayList<>();
            for (JsonNode appointment : list.body()) {
                statuses.add(appointment.path("status").asText());
            }
            return new Outcome(result, statuses);
        }
    }

    @Test
    void whatIsUnavailableTwiceAndThenFinePasses() throws Exception {
        Outcome outcome = smoke(
                false,
                "GET /timeslots=503,retry-after:0*2",
                "POST /patients=503,retry-after:0*2",
                "POST /appointments=503,retry-after:0*2");
        assertEquals(0, outcome.result().exit(), outcome.result().out());
        assertEquals(List.of("cancelled"), outcome.appointments());
    }

    @Test
    void aBookingThatIsDoneWithoutAnAnswerIsCancelled() throws Exception {
        for (String fault : List.of("reset-after*1", "truncate*1")) {
            Outcome outcome = smoke(false, "POST /appointments=" + fault);
            assertEquals(11, outcome.result().exit(), outcome.result().out());
            assertTrue(
                    outcome.result().out().contains("\nappointment-create,failed,"),
                    outcome.result().out());
            assertEquals(List.of("cancelled"), outcome.appointments(), fault);
        }
    }

    @Test
    void missingCredentialsAreNoFailureOfTheEnvironment() throws Exception {
        assertEquals(4, smoke(true).result().exit());
    }

    @Test
    void aDatabaseThatIsGoneForTheListsIsUnavailable() throws Exception {
        Outcome outcome = smoke(false, "GET /resources=500");
        assertEquals(9, outcome.result().exit(), outcome.result().out());
        assertTrue(outcome.result().out().contains("\nresources,error,"));
    }
}
