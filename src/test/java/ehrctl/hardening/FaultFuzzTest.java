package ehrctl.hardening;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.harness.Trials;
import ehrctl.sandbox.server.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Faults that chance made up. */
class FaultFuzzTest {
    private static final String[] SPECS = {
        "POST /appointments=503*2",
        "GET /timeslots=delay:2s",
        "* /patients/{patient_id}=503,retry-after:5*1",
        "PATCH /*=reset-after",
        "GET /a=truncate*1000000",
        "GET /a=delay:60000ms"
    };

    @Test
    void aFaultIsRefusedAsUsageOrCanBeAsked() {
        ApiRequest request = new ApiRequest(
                "POST",
                List.of("api", "emrs", "webdoc", "care-units", "L0_1", "appointments"),
                List.of(),
                Map.of(),
                null);
        Trials.each(4_000, 100_000, chance -> {
            String spec = chance.oneIn(5) ? chance.text(40) : chance.bent(chance.of(SPECS));
            try {
                Fault fault = Fault.parse(spec);
                fault.strikes(request);
                assertNotNull(fault.action());
            } catch (Failure e) {
                assertEquals(ExitCode.USAGE, e.exitCode());
            }
        });
    }
}
