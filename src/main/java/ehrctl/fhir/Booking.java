package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.id.TypedId;
import ehrctl.json.Json;

/**
 * Books a slot for a patient in two steps: first the slot is taken, in the version that was free, then the appointment
 * is made. A general server guards no slot when an appointment is made, so that only the first step keeps a second
 * patient out. Whoever crashes between the two leaves a slot taken for nobody, never one taken twice.
 */
final class Booking {
    private final Server server;
    private final String careUnit;
    private final Slots slots;

    Booking(Server server, String careUnit) {
        this.server = server;
        this.careUnit = careUnit;
        this.slots = new Slots(server);
    }

    JsonNode create(Asked asked) {
        TypedId.Direct id = asked.requiredId("resource_id");
        Reference resource = new Resources(server, careUnit).reference(id, "resource_id");
        Reference patient = Reference.to(new Patients(server).require(asked.requiredId("patient_id")));
        Window window = asked.window();
        Timeslot timeslot = new Timeslots(server, careUnit)
                .fitting(
                        resource,
                        window,
                        asked.text("healthcare_service_id"),
                        id.type().prefix());
        ObjectNode appointment = appointment(asked, timeslot, patient);
        ObjectNode taken = slots.take(timeslot.slot());
        ArrayNode one = Json.array();
        ObjectNode made = made(appointment, taken, patient);
        new Rivals(server).giveWay(made, taken);
        one.add(new Appointments(server, careUnit).toJson(made));
        return one;
    }

    private ObjectNode appointment(Asked asked, Timeslot timeslot, Reference patient) {
        ObjectNode slot = timeslot.slot();
        ObjectNode appointment =
                Json.object().put("resourceType", "Appointment").put("status", "booked");
        if (!slot.path("serviceType").isEmpty()) {
            appointment.set("serviceType", slot.get("serviceType"));
        }
        appointment.put("start", slot.path("start").asText());
        appointment.put("end", slot.path("end").asText());
        appointment.putArray("slot").add(Reference.to(slot).json());
        String comment = asked.text("comment");
        if (comment != null) {
            appointment.put("comment", comment);
        }
        ArrayNode participants = appointment.putArray("participant");
        Participants.add(participants, patient);
        Participants.add(participants, timeslot.resource());
        Participants.add(participants, new Reference("Location", careUnit));
        String service = timeslot.service() == null ? asked.text("healthcare_service_id") : timeslot.service();
        if (service != null) {
            Participants.add(participants, new Reference("HealthcareService", service));
        }
        return appointment;
    }

    /** Makes the appointment; where the server refuses it, the slot is freed again. */
    private ObjectNode made(ObjectNode appointment, ObjectNode taken, Reference patient) {
        ApiResponse answer;
        try {
            answer = server.create(appointment);
        } catch (Failure failure) {
            if (failure.exitCode() == ExitCode.UNKNOWN_OUTCOME) {
                return slots.holder(taken, patient, failure.getMessage());
            }
            throw undone(taken, failure);
        }
        if (answer.ok() && !Outcome.refusal(answer.body())) {
            return shown(answer, taken, patient);
        }
        Problem problem = server.problem(answer, true);
        if (problem.unknown()) {
            return slots.holder(taken, patient, problem.getMessage());
        }
        throw undone(taken, problem);
    }

    private ObjectNode shown(ApiResponse answer, ObjectNode taken, Reference patient) {
        if (answer.body() instanceof ObjectNode made
                && made.path("resourceType").asText().equals("Appointment")
                && !made.path("id").asText().isEmpty()) {
            return made;
        }
        Reference made = Reference.parse(answer.headers().getOrDefault("location", ""));
        try {
            ObjectNode read = made == null || !made.type().equals("Appointment") ? null : server.read(made);
            if (read != null) {
                return read;
            }
        } catch (Problem | Failure e) {
            // It was made; only what it looks like is not known yet.
        }
        return slots.holder(taken, patient, "the FHIR server answered without the appointment");
    }

    /** What to throw after the slot was freed again. */
    private RuntimeException undone(ObjectNode taken, RuntimeException why) {
        if (slots.free(taken)) {
            return why;
        }
        String slot = Slots.name(taken);
        return Failure.sent(
                ExitCode.PARTIAL,
                "nobody was booked, but " + slot + " could not be freed again",
                String.valueOf(why.getMessage()),
                "see: ehrctl api GET /" + slot);
    }
}
