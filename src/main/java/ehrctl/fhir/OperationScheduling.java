package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Scheduling by operations: {@code $find} shows what could be booked as proposed appointments, {@code $book} takes one
 * of them. IHE's profile Scheduling changes and cancels by {@code $book} too; Argonaut knows it for booking only.
 */
final class OperationScheduling {
    private final Server server;
    private final Asked asked;
    private final Dialect dialect;
    private final Appointments appointments;

    OperationScheduling(Server server, Asked asked, Dialect dialect) {
        this.server = server;
        this.asked = asked;
        this.dialect = dialect;
        this.appointments = new Appointments(server, asked.careUnit());
    }

    JsonNode list() {
        TypedId.Direct id = asked.bareId("resource_id");
        String service = asked.text("healthcare_service_id");
        ArrayNode list = Json.array();
        for (ObjectNode proposed : proposed(asked.usualWindow(), id == null ? null : resource(id), service)) {
            Reference resource = Participants.resource(Participants.of(proposed));
            ObjectNode json = list.addObject();
            json.put("start", proposed.path("start").asText());
            json.put("end", proposed.path("end").asText());
            json.put("resource_id", resource == null ? null : Resources.id(resource));
            json.put("healthcare_service_id", service(proposed));
        }
        return list;
    }

    private Reference resource(TypedId.Direct id) {
        return new Resources(server, asked.careUnit()).reference(id, "resource_id");
    }

    private static @Nullable String service(JsonNode appointment) {
        return appointment
                .path("serviceType")
                .path(0)
                .path("coding")
                .path(0)
                .path("code")
                .asText(null);
    }

    private List<ObjectNode> proposed(Window window, @Nullable Reference resource, @Nullable String service) {
        ObjectNode parameters = parameters();
        parameter(parameters, "start").put("valueDateTime", window.start().toString());
        parameter(parameters, "end").put("valueDateTime", window.end().toString());
        if (resource != null && resource.type().equals("Practitioner")) {
            parameter(parameters, "practitioner").set("valueReference", resource.json());
        }
        List<ObjectNode> proposed = new ArrayList<>();
        for (ObjectNode each : appointments(server.find(parameters))) {
            Window its = Window.of(each);
            boolean fits = its != null
                    && its.within(window)
                    && each.path("status").asText().equals("proposed")
                    && (resource == null || Participants.of(each).contains(resource))
                    && (service == null || service.equals(service(each)));
            if (fits) {
                proposed.add(each);
            }
        }
        return proposed;
    }

    private ObjectNode fitting(Window window, Reference resource, @Nullable String service) {
        List<ObjectNode> fitting = proposed(window, resource, service);
        fitting.removeIf(each -> !window.equals(Window.of(each)));
        if (fitting.isEmpty()) {
            throw Problem.noTimeslot();
        }
        if (fitting.size() > 1) {
            throw Problem.bad(
                    "AMBIGUOUS_TIMESLOTS", "several of what could be booked have exactly this start and end", null);
        }
        return fitting.get(0);
    }

    JsonNode create() {
        Reference patient = Reference.to(new Patients(server).require(asked.requiredId("patient_id")));
        Reference resource = resource(asked.requiredId("resource_id"));
        ObjectNode wanted = fitting(asked.window(), resource, asked.text("healthcare_service_id"));
        String id = wanted.path("id").asText();
        wanted.put("status", "pending");
        Participants.add(wanted.withArrayProperty("participant"), patient);
        String comment = asked.text("comment");
        if (comment != null) {
            wanted.put("comment", comment);
        }
        ObjectNode parameters = parameters();
        if (dialect.booking() == Dialect.Way.ARGONAUT) {
            if (id.isEmpty()) {
                parameter(parameters, "appt-resource").set("resource", wanted);
            } else {
                parameter(parameters, "appt-id").put("valueUri", "Appointment/" + id);
            }
            parameter(parameters, "patient-id").put("valueUri", patient.text());
        } else {
            parameter(parameters, dialect.parameter()).set("resource", wanted);
        }
        ArrayNode one = Json.array();
        one.add(appointments.toJson(booked(parameters)));
        return one;
    }

    JsonNode update(String id) {
        ObjectNode appointment = changeable(id);
        String comment = asked.text("comment");
        ObjectNode changed = Changes.withComment(appointment, comment);
        TypedId.Direct resourceId = asked.bareId("resource_id");
        Window window = asked.time("start") == null ? Window.of(appointment) : asked.window();
        if (asked.time("start") != null || resourceId != null) {
            Reference resource =
                    resourceId == null ? Participants.resource(Participants.of(appointment)) : resource(resourceId);
            if (resource == null || window == null) {
                throw Problem.bad("BAD_INPUT", "the appointment names no resource or no time: give both", null);
            }
            ObjectNode proposed = fitting(window, resource, service(appointment));
            for (String field : new String[] {"start", "end", "slot", "identifier", "requestedPeriod"}) {
                if (proposed.has(field)) {
                    changed.set(field, proposed.get(field));
                }
            }
            changed.set("participant", Participants.with(appointment, resource));
        }
        return book(changed);
    }

    JsonNode cancel(String id) {
        ObjectNode appointment = changeable(id);
        return book(Changes.withComment(appointment, asked.text("comment")).put("status", "cancelled"));
    }

    private ObjectNode changeable(String id) {
        if (dialect.booking() == Dialect.Way.ARGONAUT) {
            throw Problem.unsupported("the Argonaut operations change and cancel nothing");
        }
        return appointments.requireOpen(id, "appointment_id");
    }

    private JsonNode book(ObjectNode appointment) {
        ObjectNode parameters = parameters();
        parameter(parameters, dialect.parameter()).set("resource", appointment);
        return appointments.toJson(booked(parameters));
    }

    /** An answer may be a bundle or parameters, and a refusal may come with a success's status. */
    private ObjectNode booked(ObjectNode parameters) {
        ApiResponse answer = server.book(parameters);
        if (!answer.ok() || Outcome.refusal(answer.body())) {
            boolean conflict = answer.status() == 409
                    || Outcome.has(answer.body(), "conflict")
                    || Outcome.has(answer.body(), "duplicate");
            throw conflict
                    ? Problem.noTimeslot()
                    : server.problem(
                            answer.ok() ? new ApiResponse(422, answer.headers(), answer.body()) : answer, true);
        }
        boolean cancelling = Json.compact(parameters).contains("\"status\":\"cancelled\"");
        for (ObjectNode each : appointments(answer.body())) {
            // Argonaut's servers answer a booking that they do not make as cancelled.
            if (!cancelling && Appointments.status(each).equals("cancelled")) {
                throw Problem.noTimeslot();
            }
            return each;
        }
        return Created.of(server, answer, "Appointment");
    }

    private static List<ObjectNode> appointments(JsonNode answer) {
        List<ObjectNode> found = new ArrayList<>();
        collect(answer, found);
        for (JsonNode entry : answer.path("entry")) {
            collect(entry.path("resource"), found);
        }
        for (JsonNode parameter : answer.path("parameter")) {
            collect(parameter.path("resource"), found);
            for (JsonNode entry : parameter.path("resource").path("entry")) {
                collect(entry.path("resource"), found);
            }
        }
        return found;
    }

    private static void collect(JsonNode node, List<ObjectNode> found) {
        if (node instanceof ObjectNode resource
                && resource.path("resourceType").asText().equals("Appointment")) {
            found.add(resource);
        }
    }

    private static ObjectNode parameters() {
        return Json.object().put("resourceType", "Parameters");
    }

    private static ObjectNode parameter(ObjectNode parameters, String name) {
        return parameters.withArrayProperty("parameter").addObject().put("name", name);
    }
}
