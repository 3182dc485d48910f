package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scheduling on a server that turns the slots itself, as Oracle Health documents its Millennium: slots are searched by
 * the type of service, an appointment names one slot and one patient, and is changed by patches.
 */
final class PlainScheduling {
    private final Server server;
    private final Asked asked;
    private final Appointments appointments;

    PlainScheduling(Server server, Asked asked) {
        this.server = server;
        this.asked = asked;
        this.appointments = new Appointments(server, asked.careUnit());
    }

    JsonNode list() {
        TypedId.Direct id = asked.bareId("resource_id");
        Window window = asked.usualWindow();
        List<Timeslot> free = free(window, id == null ? null : resource(id), service());
        free.removeIf(slot -> !slot.window().within(window));
        Collections.sort(free);
        ArrayNode list = Json.array();
        for (Timeslot slot : free) {
            list.add(slot.toJson());
        }
        return list;
    }

    private Reference resource(TypedId.Direct id) {
        return new Resources(server, asked.careUnit()).reference(id, "resource_id");
    }

    private String service() {
        String service = asked.text("healthcare_service_id");
        if (service == null) {
            throw Problem.bad(
                    "MISSING_REQUIRED_FIELD",
                    "this server finds timeslots by the type of service only: name it as SYSTEM|CODE",
                    "healthcare_service_id");
        }
        return service;
    }

    private List<Timeslot> free(Window window, @Nullable Reference resource, String service) {
        Query query = new Query("Slot")
                .with("service-type", service)
                .with("start", "ge" + window.start())
                .with("start", "lt" + window.end())
                .with("_include", "Slot:schedule");
        if (resource != null) {
            query.with("schedule.actor", resource.text());
        }
        Found found = new Search(server).found(query);
        List<Timeslot> free = new ArrayList<>();
        for (ObjectNode slot : found.matches()) {
            Window its = Window.of(slot);
            Reference schedule = Reference.of(slot.path("schedule"));
            ObjectNode known = schedule == null ? null : found.included(schedule);
            Reference with = resource != null || known == null
                    ? resource
                    : Participants.resource(Reference.all(known.path("actor"), null));
            boolean isFree = slot.path("status").asText().equals("free");
            if (its != null && with != null && isFree && its.startsWithin(window)) {
                free.add(new Timeslot(slot, its, with, service));
            }
        }
        return free;
    }

    private ObjectNode fitting(Window window, Reference resource, String service) {
        List<Timeslot> fitting = free(new Window(window.start(), window.start().plusSeconds(1)), resource, service);
        fitting.removeIf(slot -> !slot.window().equals(window));
        if (fitting.isEmpty()) {
            throw Problem.noTimeslot();
        }
        if (fitting.size() > 1) {
            throw Problem.bad("AMBIGUOUS_TIMESLOTS", "several timeslots have exactly this start and end", null);
        }
        return fitting.get(0).slot();
    }

    JsonNode create() {
        Reference patient = Reference.to(new Patients(server).require(asked.requiredId("patient_id")));
        ObjectNode slot = fitting(asked.window(), resource(asked.requiredId("resource_id")), service());
        ObjectNode appointment =
                Json.object().put("resourceType", "Appointment").put("status", "booked");
        appointment.set("slot", Reference.to(slot).list());
        Participants.add(appointment.putArray("participant"), patient);
        String comment = asked.text("comment");
        if (comment != null) {
            appointment.put("comment", comment);
        }
        ArrayNode one = Json.array();
        one.add(appointments.toJson(made(appointment, slot, patient)));
        return one;
    }

    private ObjectNode made(ObjectNode appointment, ObjectNode slot, Reference patient) {
        ApiResponse answer;
        try {
            answer = server.create(appointment);
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.UNKNOWN_OUTCOME) {
                return new Slots(server).holder(slot, patient, failure.getMessage());
            }
            throw failure;
        }
        if (answer.ok() && !Outcome.refusal(answer.body())) {
            return Created.of(server, answer, "Appointment");
        }
        Problem problem = server.problem(answer, true);
        if (problem.unknown()) {
            return new Slots(server).holder(slot, patient, problem.getMessage());
        }
        throw taken(answer, slot) ? Problem.noTimeslot() : problem;
    }

    /** Whether somebody else has the slot, which each server says in words of its own. */
    private boolean taken(ApiResponse answer, ObjectNode slot) {
        if (answer.status() != 409 && answer.status() != 422) {
            return false;
        }
        ObjectNode now = server.read(Reference.to(slot));
        return now != null && !now.path("status").asText().equals("free");
    }

    /** The new slot alone tells all; the server takes times and resource from it. */
    JsonNode update(String id) {
        ObjectNode appointment = appointments.requireOpen(id, "appointment_id");
        if (asked.text("comment") != null) {
            throw Problem.unsupported("this server changes no comment");
        }
        TypedId.Direct resourceId = asked.bareId("resource_id");
        Reference resource =
                resourceId == null ? Participants.resource(Participants.of(appointment)) : resource(resourceId);
        Window window = asked.time("start") == null ? Window.of(appointment) : asked.window();
        JsonNode coding = appointment.path("serviceType").path(0).path("coding").path(0);
        if (resource == null || window == null || coding.isMissingNode()) {
            throw Problem.unsupported("the appointment does not say with whom, when and for what it is");
        }
        String service =
                coding.path("system").asText() + '|' + coding.path("code").asText();
        ObjectNode slot = fitting(window, resource, service);
        ApiResponse answer =
                server.patch(appointment, "/slot", Reference.to(slot).list());
        if (taken(answer, slot)) {
            throw Problem.noTimeslot();
        }
        return patched(answer, appointment);
    }

    JsonNode cancel(String id) {
        ObjectNode appointment = appointments.requireOpen(id, "appointment_id");
        if (asked.text("comment") != null) {
            throw Problem.unsupported("this server takes no comment when an appointment is cancelled");
        }
        return patched(server.patch(appointment, "/status", Json.object().textNode("cancelled")), appointment);
    }

    private JsonNode patched(ApiResponse answer, ObjectNode appointment) {
        if (!answer.ok() || Outcome.refusal(answer.body())) {
            throw server.problem(answer, true);
        }
        ObjectNode now = server.read(Reference.to(appointment));
        return appointments.toJson(now == null ? appointment : now);
    }
}
