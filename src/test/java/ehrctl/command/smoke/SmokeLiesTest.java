package ehrctl.command.smoke;

import static ehrctl.command.smoke.SmokeTrial.line;
import static ehrctl.command.smoke.SmokeTrial.lineOf;
import static ehrctl.harness.BentServer.answer;
import static ehrctl.harness.BentServer.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli.Result;
import ehrctl.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** {@code smoke} on an API that answers, but wrongly. */
class SmokeLiesTest {
    @TempDir
    Path home;

    private Result smoke(BentServer server, String... more) {
        return SmokeTrial.smoke(home, server, more);
    }

    @Test
    void wrongTypesFail() throws Exception {
        assertLie(
                "resources failed id is not a text but a number",
                Operation.LIST_RESOURCES,
                list -> ((ObjectNode) list.get(1)).put("id", 102));
        assertLie(
                "healthcare-services failed duration_minutes is not a number above zero but a text",
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
        try (BentServer server = BentServer.lying(operation, lie)) {
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
            assertEquals("webdoc resources failed the answer is not an array but an object", line(result, "resources"));
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
    void theFirstFailureEndsAFastRun() throws Exception {
        try (BentServer server =
                BentServer.lying(Operation.LIST_RESOURCES, list -> ((ObjectNode) list.get(0)).remove("id"))) {
            Result result = smoke(server, "--emr", "webdoc,cliniko", "--fail-fast", "-o", "csv", "--fields", "result");
            assertEquals(11, result.exit());
            assertEquals(2, result.out().split("failed", -1).length);
            Result list = smoke(server, "--emr", "webdoc,cliniko", "--fail-fast");
            assertEquals(
                    "cliniko reach skipped not done after a failure (--fail-fast)", lineOf(list, "cliniko", "reach"));
        }
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
