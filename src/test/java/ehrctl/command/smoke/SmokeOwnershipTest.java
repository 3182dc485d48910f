package ehrctl.command.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.harness.Cli.Result;
import ehrctl.json.Json;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import ehrctl.sandbox.server.Fault;
import ehrctl.sandbox.server.SandboxServer;
import ehrctl.sandbox.server.ServerOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code smoke} takes back what it booked, and nobody else's appointment. */
class SmokeOwnershipTest {
    private static final String NUMBER = "200002292399";
    private static final String LIST = "/api/emrs/webdoc/care-units/L0_1/appointments";

    @TempDir
    Path home;

    private Result smoke(String url) {
        return new Cli(home)
                .run("smoke", "--api", url, "--emr", "webdoc", "--write", "--retries", "0", "--external-id", NUMBER);
    }

    private Result smoke(Sandbox sandbox, List<Fault> faults) throws Exception {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (SandboxServer server =
                SandboxServer.start(sandbox, address, new ServerOptions(false, faults, line -> {}))) {
            return smoke(server.url());
        }
    }

    private static JsonNode get(Sandbox sandbox, String target) {
        return sandbox.send(ApiRequest.parse("GET", target, Map.of(), null)).body();
    }

    @Test
    void anotherAppointmentOfThePersonAtTheSameTimeStays() throws Exception {
        for (String fault : List.of("502", "reset", "reset-after")) {
            try (Sandbox sandbox = Sandbox.inMemory(SandboxClock.of(Cli.CLOCK))) {
                assertEquals(0, smoke(sandbox, List.of()).exit());
                JsonNode gone = get(sandbox, LIST).path(0);
                String window = "?start=" + gone.path("start").asText().replace("+", "%2B") + "&end="
                        + gone.path("end").asText().replace("+", "%2B");
                ObjectNode old = Json.object();
                for (JsonNode slot : get(sandbox, "/api/emrs/webdoc/care-units/L0_1/timeslots" + window)) {
                    if (!slot.path("resource_id").equals(gone.path("resource_id"))) {
                        old.setAll((ObjectNode) slot);
                    }
                }
                old.set("patient_id", gone.path("patient_id"));
                ApiResponse booked = sandbox.send(ApiRequest.parse("POST", LIST, Map.of(), old));
                assertEquals(201, booked.status(), booked.body().toString());

                smoke(sandbox, List.of(Fault.parse("POST /appointments=" + fault)));
                for (JsonNode appointment : get(sandbox, LIST)) {
                    boolean before =
                            appointment.path("id").equals(booked.body().path(0).path("id"));
                    assertEquals(
                            before ? "booked" : "cancelled",
                            appointment.path("status").asText(),
                            fault);
                }
            }
        }
    }

    /** Lists, once a booking got no answer, an appointment that differs from it in one thing. */
    private void leftAlone(String what, Consumer<ObjectNode> difference) throws Exception {
        AtomicReference<ObjectNode> stranger = new AtomicReference<>();
        AtomicInteger changes = new AtomicInteger();
        try (BentServer server = BentServer.start((request, honest) -> {
            if (BentServer.is(request, Operation.CREATE_APPOINTMENT)) {
                ObjectNode appointment = ((ObjectNode) request.body()).deepCopy();
                for (String id : List.of("resource_id", "patient_id")) {
                    appointment.put(id, appointment.path(id).asText().substring("emr_id:".length()));
                }
                appointment.put("id", "X1").put("status", "booked").put("care_unit_id", "L0_1");
                difference.accept(appointment);
                stranger.set(appointment);
                return BentServer.answer(502, "{}");
            }
            changes.addAndGet(request.method().equals("PATCH") ? 1 : 0);
            ApiResponse response = honest.get();
            if (stranger.get() != null && BentServer.is(request, Operation.LIST_APPOINTMENTS)) {
                ((ArrayNode) response.body()).add(stranger.get());
            }
            return response;
        })) {
            Result result = smoke(server.url());
            assertEquals(0, changes.get(), what);
            assertTrue(result.err().contains("an appointment may be booked"), what + result.err());
            assertEquals(11, result.exit(), what);
        }
    }

    @Test
    void whatDiffersInOneThingIsLeftAloneAndNamed() throws Exception {
        leftAlone("resource", appointment -> appointment.put("resource_id", "102"));
        leftAlone("service", appointment -> appointment.put("healthcare_service_id", "other"));
        leftAlone("patient", appointment -> appointment.put("patient_id", "other"));
        leftAlone("end", appointment -> appointment.put("end", "2030-01-01T10:00:00Z"));
        leftAlone("start", appointment -> appointment.put("start", "2020-01-01T10:00:00Z"));
        leftAlone("mark", appointment -> appointment.put("comment", SmokeVisit.MARKER));
        leftAlone("no mark", appointment -> appointment.remove("comment"));
    }

    @Test
    void anAnswerThatNamesAnotherAppointmentCancelsOnlyTheRealOne() throws Exception {
        for (String field : List.of("id", "resource_id", "patient_id", "start", "comment")) {
            try (BentServer server = BentServer.lying(
                    Operation.CREATE_APPOINTMENT,
                    body -> ((ObjectNode) body.path(0))
                            .put(field, field.equals("start") ? "2020-01-01T10:00:00Z" : "X1"))) {
                assertEquals(11, smoke(server.url()).exit(), field);
                assertEquals(List.of("cancelled"), server.statuses("webdoc"), field);
            }
        }
    }

    @Test
    void whatBecameAnotherAppointmentMeanwhileIsLeftAlone() throws Exception {
        AtomicInteger changes = new AtomicInteger();
        try (BentServer server = BentServer.start((request, honest) -> {
            if (request.method().equals("PATCH")) {
                changes.incrementAndGet();
                return BentServer.answer(400, "{}");
            }
            ApiResponse response = honest.get();
            boolean read = BentServer.is(request, Operation.GET_APPOINTMENT)
                    || BentServer.is(request, Operation.LIST_APPOINTMENTS);
            for (JsonNode appointment :
                    response.body().isArray() ? response.body() : Json.array().add(response.body())) {
                if (read && appointment instanceof ObjectNode object && object.has("comment")) {
                    object.put("comment", "somebody's own");
                }
            }
            return response;
        })) {
            Result result = smoke(server.url());
            assertEquals(11, result.exit());
            assertTrue(result.err().contains("an appointment may be booked"), result.err());
            // The check of updates changes the booking itself, whose id its own answer gave.
            assertEquals(1, changes.get());
        }
    }

    @Test
    void withoutAFreeTimeslotTheBookingIsNotTested() throws Exception {
        try (BentServer server = BentServer.start((request, honest) ->
                BentServer.is(request, Operation.LIST_TIMESLOTS) ? BentServer.answer(200, "[]") : honest.get())) {
            Result result = smoke(server.url());
            assertEquals(9, result.exit(), result.out());
            assertTrue(
                    SmokeTrial.line(result, "appointment-create").contains("error no timeslot is free"), result.out());
            assertEquals(
                    0,
                    new Cli(home)
                            .run("smoke", "--api", server.url(), "--emr", "webdoc")
                            .exit());
        }
    }
}
