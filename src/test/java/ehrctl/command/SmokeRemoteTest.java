package ehrctl.command;

import static ehrctl.command.BentServer.answer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.Cli;
import ehrctl.Cli.Result;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.json.Json;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code smoke} on a remote API, an honest one and others. */
class SmokeRemoteTest {
    private static final String BUSY =
            "{\"code\":\"SERVICE_UNAVAILABLE\",\"title\":\"Service unavailable\",\"status\":503}";

    @TempDir
    Path home;

    private Cli cli;

    @BeforeEach
    void setUp() {
        cli = new Cli(home);
    }

    private Result smoke(BentServer server, String... more) {
        List<String> arguments = new ArrayList<>(List.of("smoke", "--api", server.url(), "--retries", "2"));
        arguments.addAll(Arrays.asList(more));
        return cli.run(arguments.toArray(new String[0]));
    }

    /** The line of one check, without its time. */
    private static String line(Result result, String check) {
        for (String line : result.out().split("\n", -1)) {
            if (line.contains(" " + check + " ")) {
                return line.replaceAll(" +[0-9]+ ms", "").replaceAll(" +", " ").strip();
            }
        }
        return "";
    }

    private static boolean is(ApiRequest request, Operation operation) {
        Operation.Match match = request.match();
        return match != null && match.operation() == operation;
    }

    /** Changes the body of every answer to one operation. */
    private static BentServer lying(Operation operation, Consumer<JsonNode> lie) throws Exception {
        return BentServer.start((request, honest) -> {
            ApiResponse response = honest.get();
            if (response.ok() && is(request, operation)) {
                lie.accept(response.body());
            }
            return response;
        });
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
                    "takecare patient-create skipped the number given with --external-id is no Swedish personal number",
                    lineOf(result, "takecare", "patient-create"));
            assertEquals("webdoc medical-note-create passed", lineOf(result, "webdoc", "medical-note-create"));
            assertFalse(result.out().contains("failed"));
            assertEquals(List.of("cancelled"), server.statuses("webdoc"));
        }
    }

    private static String lineOf(Result result, String emr, String check) {
        StringBuilder lines = new StringBuilder();
        for (String line : result.out().split("\n", -1)) {
            lines.append(line.startsWith(emr + " ") ? line + "\n" : "");
        }
        return line(new Result(0, lines.toString(), ""), check);
    }

    @Test
    void aPatientsNumberIsNeverInvented() throws Exception {
        Set<String> sent = java.util.concurrent.ConcurrentHashMap.newKeySet();
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
    void wrongTypesFail() throws Exception {
        assertLie(
                "resources failed id is no text but a number",
                Operation.LIST_RESOURCES,
                list -> ((ObjectNode) list.get(1)).put("id", 102));
        assertLie(
                "healthcare-services failed duration_minutes is no number above zero but a text",
                Operation.LIST_HEALTHCARE_SERVICES,
                list -> ((ObjectNode) list.get(0)).put("duration_minutes", "15"));
        assertLie(
                "timeslots failed start has no offset",
                Operation.LIST_TIMESLOTS,
                list -> ((ObjectNode) list.get(3)).put("start", "2026-11-23T10:00:00"));
        assertLie(
                "timeslots failed end is not after start",
                Operation.LIST_TIMESLOTS,
                list -> ((ObjectNode) list.get(3)).set("end", list.get(3).path("start")));
        assertLie(
                "timeslots failed healthcare_service_id is missing",
                Operation.LIST_TIMESLOTS,
                list -> ((ObjectNode) list.get(0)).remove("healthcare_service_id"));
        assertLie(
                "care-units failed the list is empty",
                Operation.LIST_CARE_UNITS,
                list -> ((ArrayNode) list).removeAll());
    }

    private void assertLie(String line, Operation operation, Consumer<JsonNode> lie) throws Exception {
        try (BentServer server = lying(operation, lie)) {
            Result result = smoke(server, "--emr", "webdoc");
            assertEquals(11, result.exit(), result.out());
            assertEquals("webdoc " + line, line(result, line.substring(0, line.indexOf(' '))));
        }
    }

    @Test
    void anObjectInsteadOfAnArrayFails() throws Exception {
        try (BentServer server = BentServer.start((request, honest) ->
                is(request, Operation.LIST_RESOURCES) ? answer(200, "{\"resources\":[]}") : honest.get())) {
            Result result = smoke(server, "--emr", "webdoc");
            assertEquals(11, result.exit());
            assertEquals("webdoc resources failed the answer is no array but an object", line(result, "resources"));
            assertEquals("webdoc timeslots skipped needs a resource, and there is none", line(result, "timeslots"));
        }
    }

    @Test
    void aWrongIdMustBeRefusedWithTheRightCode() throws Exception {
        try (BentServer server = BentServer.start((request, honest) -> {
            ApiResponse response = honest.get();
            boolean unknown = request.target().contains("resources/ehrctl-smoke-unknown");
            return unknown ? answer(404, "{\"code\":\"UNKNOWN_ERROR\",\"status\":404}") : response;
        })) {
            Result result = smoke(server, "--emr", "webdoc");
            assertEquals(11, result.exit());
            assertEquals(
                    "webdoc unknown-resource failed refused with UNKNOWN_ERROR instead of INVALID_RESOURCE_ID",
                    line(result, "unknown-resource"));
        }
    }

    @Test
    void aHeaderReferenceMustGetTheSameAnswer() throws Exception {
        try (BentServer server = BentServer.start((request, honest) -> {
            ApiResponse response = honest.get();
            if (is(request, Operation.GET_RESOURCE) && request.target().contains("header:")) {
                ((ObjectNode) response.body()).put("name", "Somebody Else");
            }
            return response;
        })) {
            Result result = smoke(server, "--emr", "cliniko");
            assertEquals(11, result.exit());
            assertEquals(
                    "cliniko resource-by-emr-id failed a header reference changes the answer",
                    line(result, "resource-by-emr-id"));
        }
    }

    @Test
    void aSlotThatStaysAfterBookingFailsAndTheBookingIsCancelled() throws Exception {
        AtomicReference<JsonNode> slots = new AtomicReference<>();
        try (BentServer server = BentServer.start((request, honest) -> {
            if (!is(request, Operation.LIST_TIMESLOTS) || request.query().size() < 4) {
                return honest.get();
            }
            slots.compareAndSet(null, honest.get().body());
            return answer(200, Json.compact(slots.get()));
        })) {
            Result result = smoke(server, "--emr", "webdoc", "--write");
            assertEquals(11, result.exit());
            assertEquals("webdoc slot-taken failed the booked timeslot is still offered", line(result, "slot-taken"));
            assertEquals(List.of("cancelled"), server.statuses("webdoc"));
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
    void aBookingThatCannotBeCancelledIsNamedOnTheTerminalOnly() throws Exception {
        try (BentServer server = BentServer.start((request, honest) -> is(request, Operation.CANCEL_APPOINTMENT)
                ? answer(400, "{\"code\":\"BAD_REQUEST\",\"status\":400,\"detail\":\"no appointment A1 <&>\"}")
                : honest.get())) {
            Path junit = home.resolve("smoke.xml");
            Result result = smoke(server, "--emr", "webdoc", "--write", "--junit", junit.toString());
            assertEquals(11, result.exit());
            assertTrue(result.err().contains("is not cancelled; ehrctl appointments cancel A"), result.err());
            assertFalse((result.out() + Files.readString(junit)).contains("A1"), result.out());
        }
    }

    @Test
    void unreachableAndUnauthorisedCannotBeChecked() throws Exception {
        int port = freePort();
        Result nobody = cli.run("smoke", "--api", "http://127.0.0.1:" + port, "--emr", "webdoc", "--retries", "0");
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
    void theFirstFailureEndsAFastRun() throws Exception {
        try (BentServer server = lying(Operation.LIST_RESOURCES, list -> ((ObjectNode) list.get(0)).remove("id"))) {
            Result result = smoke(server, "--emr", "webdoc,cliniko", "--fail-fast", "-o", "csv", "--fields", "result");
            assertEquals(11, result.exit());
            assertEquals(2, result.out().split("failed", -1).length);
            Result list = smoke(server, "--emr", "webdoc,cliniko", "--fail-fast");
            assertEquals(
                    "cliniko reach skipped not done after a failure (--fail-fast)", lineOf(list, "cliniko", "reach"));
        }
    }

    @Test
    void timeThatIsUpIsNoFailureAndTheBookingIsCancelled() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (BentServer server = BentServer.start((request, honest) -> {
            if (is(request, Operation.GET_APPOINTMENT) && !request.target().contains("unknown")) {
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
        Result result = cli.run(
                "smoke", "--api", "http://127.0.0.1:" + port, "--emr", "webdoc", "--wait", "60s", "--retries", "0");
        starter.join();
        late.get().close();
        assertEquals(0, result.exit(), result.err());
    }

    @Test
    void junitTellsFailuresErrorsAndSkippedApart() throws Exception {
        Path junit = home.resolve("smoke.xml");
        try (BentServer server = BentServer.start((request, honest) -> {
            if (request.emr().equals("cliniko") && is(request, Operation.LIST_TIMESLOTS)) {
                return answer(500, "{}");
            }
            ApiResponse response = honest.get();
            if (request.emr().equals("webdoc") && is(request, Operation.LIST_HEALTHCARE_SERVICES)) {
                ((ObjectNode) response.body().get(0)).remove("id");
            }
            return response;
        })) {
            assertEquals(
                    11,
                    smoke(server, "--emr", "webdoc,cliniko", "--junit", junit.toString())
                            .exit());
        }
        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(junit.toFile());
        Element webdoc = (Element) document.getElementsByTagName("testsuite").item(0);
        Element cliniko = (Element) document.getElementsByTagName("testsuite").item(1);
        assertEquals("webdoc", webdoc.getAttribute("name"));
        assertEquals("37", webdoc.getAttribute("tests"));
        assertEquals("1", webdoc.getAttribute("failures"));
        assertEquals("0", webdoc.getAttribute("errors"));
        assertEquals(1, webdoc.getElementsByTagName("failure").getLength());
        assertEquals("1", cliniko.getAttribute("errors"));
        assertEquals(1, cliniko.getElementsByTagName("error").getLength());
        assertEquals(
                cliniko.getAttribute("skipped"),
                Integer.toString(cliniko.getElementsByTagName("skipped").getLength()));
        assertEquals(37, cliniko.getElementsByTagName("testcase").getLength());
        Element failure = (Element) webdoc.getElementsByTagName("failure").item(0);
        assertEquals("id is missing", failure.getAttribute("message"));
        assertEquals("healthcare-services", ((Element) failure.getParentNode()).getAttribute("name"));
    }
}
