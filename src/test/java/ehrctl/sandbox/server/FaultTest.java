package ehrctl.sandbox.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ehrctl.api.ApiRequest;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultTest {
    private static final String APPOINTMENTS = "/api/emrs/webdoc/care-units/L0_1/appointments";

    @Test
    void statusStrikesAsOftenAsItSays() {
        Fault fault = Fault.parse("POST /appointments=503*2");
        assertEquals(new Fault.Answer(503, -1), fault.action());
        assertTrue(strikes(fault, "POST", APPOINTMENTS));
        assertTrue(strikes(fault, "POST", APPOINTMENTS));
        assertFalse(strikes(fault, "POST", APPOINTMENTS));
    }

    @Test
    void withoutTimesItNeverEnds() {
        Fault fault = Fault.parse("POST /appointments=503");
        for (int i = 0; i < 100; i++) {
            assertTrue(strikes(fault, "POST", APPOINTMENTS));
        }
    }

    @Test
    void otherMethodsAndPathsPassAndDoNotCount() {
        Fault fault = Fault.parse("POST /appointments=503*1");
        assertFalse(strikes(fault, "GET", APPOINTMENTS));
        assertFalse(strikes(fault, "POST", APPOINTMENTS + "/A1"));
        assertFalse(strikes(fault, "POST", "/api/emrs/webdoc/care-units/L0_1/patients"));
        assertFalse(strikes(fault, "POST", "/appointments"));
        assertFalse(strikes(fault, "POST", "/api/emrs/appointments"));
        assertTrue(strikes(fault, "POST", APPOINTMENTS));
    }

    @Test
    void starAndBracesStandForAnyOnePart() {
        assertTrue(strikes(Fault.parse("PATCH /appointments/*=500"), "PATCH", APPOINTMENTS + "/A1"));
        assertTrue(strikes(Fault.parse("PATCH /appointments/{id}=500"), "PATCH", APPOINTMENTS + "/A1"));
        assertFalse(strikes(Fault.parse("PATCH /appointments/*=500"), "PATCH", APPOINTMENTS));
        assertTrue(strikes(Fault.parse("* /care-units/*/appointments=500"), "GET", APPOINTMENTS));
        assertTrue(strikes(Fault.parse("* /*=500"), "GET", APPOINTMENTS));
        assertFalse(strikes(Fault.parse("* /*/*/*/*=500"), "GET", APPOINTMENTS));
    }

    @Test
    void queryDoesNotMatter() {
        assertTrue(strikes(Fault.parse("GET /appointments=500"), "GET", APPOINTMENTS + "?patient_id=P1"));
    }

    @Test
    void everyActionIsRead() {
        assertEquals(new Fault.Answer(429, 5), action("429,retry-after:5*3"));
        assertEquals(new Fault.Delay(2_000), action("delay:2s"));
        assertEquals(new Fault.Delay(250), action("delay:250ms*1"));
        assertEquals(new Fault.Delay(60_000), action("delay:1m"));
        assertEquals(new Fault.Reset(false), action("reset"));
        assertEquals(new Fault.Reset(true), action("reset-after*7"));
        assertEquals(new Fault.Truncate(), action("truncate"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "POST",
                "POST /appointments",
                "POST appointments=503",
                "POST /=503",
                "/appointments=503",
                "post /appointments=503",
                "POST /appointments=",
                "POST /appointments=200",
                "POST /appointments=600",
                "POST /appointments=5O3",
                "POST /appointments=503*",
                "POST /appointments=503*0",
                "POST /appointments=503*-1",
                "POST /appointments=503*99999999999",
                "POST /appointments=503*1*1",
                "POST /appointments=503,retry-after",
                "POST /appointments=503,retry-after:",
                "POST /appointments=503,retry:5",
                "POST /appointments=delay",
                "POST /appointments=delay:2",
                "POST /appointments=delay:s",
                "POST /appointments=delay:61s",
                "POST /appointments=delay:2h",
                "POST /appointments=explode"
            })
    void anythingElseIsAUsageErrorWithAHint(String spec) {
        Failure failure = assertThrows(Failure.class, () -> Fault.parse(spec));
        assertEquals(ExitCode.USAGE, failure.exitCode());
        assertFalse(failure.details().isEmpty());
    }

    @Test
    void threadsTogetherStrikeExactlyAsOftenAsItSays() throws Exception {
        Fault fault = Fault.parse("POST /appointments=503*1000");
        AtomicInteger struck = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    return;
                }
                for (int n = 0; n < 500; n++) {
                    if (strikes(fault, "POST", APPOINTMENTS)) {
                        struck.incrementAndGet();
                    }
                }
            });
            threads[i].start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(1000, struck.get());
    }

    private static Fault.Action action(String text) {
        return Fault.parse("GET /care-units=" + text).action();
    }

    private static boolean strikes(Fault fault, String method, String target) {
        return fault.strikes(ApiRequest.parse(method, target, Map.of(), null));
    }
}
