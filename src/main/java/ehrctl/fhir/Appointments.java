package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows appointments; those belong to a care unit that name it, or no place at all. */
final class Appointments {
    private final Server server;
    private final String careUnit;

    Appointments(Server server, String careUnit) {
        this.server = server;
        this.careUnit = careUnit;
    }

    JsonNode list(Asked asked) {
        TypedId.Direct resourceId = asked.id("resource_id");
        TypedId.Direct patientId = asked.id("patient_id");
        Instant start = asked.time("start");
        Instant end = asked.time("end");
        if (start != null && end != null) {
            Window.ordered(start, end);
        }
        Query query = new Query("Appointment");
        List<Reference> actors = new ArrayList<>();
        if (resourceId != null) {
            Reference resource = new Resources(server, careUnit).reference(resourceId, "resource_id");
            actors.add(resource);
            if (resource.type().equals("Practitioner")) {
                for (ObjectNode role :
                        new Staff(server, careUnit).roles(resource).matches()) {
                    actors.add(Reference.to(role));
                }
            }
            query.with("actor", any(actors));
        }
        Reference patient = patientId == null ? null : Reference.to(new Patients(server).require(patientId));
        if (patient != null) {
            query.with("patient", patient.text());
        }
        if (actors.isEmpty() && patient == null) {
            query.with("location", "Location/" + careUnit);
        }
        // The server compares with the start alone: what began before and still goes on is wanted too.
        if (start != null) {
            query.with("date", "ge" + start.minus(Duration.ofDays(1)));
        }
        if (end != null) {
            query.with("date", "lt" + end);
        }
        ArrayNode list = list(new Search(server).all(query), actors, patient, start, end);
        if (list.isEmpty()) {
            new CareUnits(server).require(careUnit);
        }
        return list;
    }

    private static String any(List<Reference> references) {
        StringBuilder any = new StringBuilder();
        for (Reference reference : references) {
            any.append(any.isEmpty() ? "" : ",").append(reference.text());
        }
        return any.toString();
    }

    private ArrayNode list(
            List<ObjectNode> found,
            List<Reference> actors,
            @Nullable Reference patient,
            @Nullable Instant start,
            @Nullable Instant end) {
        List<ObjectNode> fitting = new ArrayList<>();
        for (ObjectNode appointment : found) {
            Window window = Window.of(appointment);
            List<Reference> participants = Participants.of(appointment);
            boolean inTime = window == null
                    ? start == null && end == null
                    : (start == null || window.end().isAfter(start))
                            && (end == null || window.start().isBefore(end));
            boolean ofActor = actors.isEmpty();
            for (Reference actor : actors) {
                ofActor |= participants.contains(actor);
            }
            if (inTime && ofActor && belongs(appointment) && (patient == null || participants.contains(patient))) {
                fitting.add(appointment);
            }
        }
        fitting.sort(Comparator.comparing(Appointments::order));
        ArrayNode list = Json.array();
        for (ObjectNode appointment : fitting) {
            list.add(toJson(appointment));
        }
        return list;
    }

    private static Instant order(ObjectNode appointment) {
        Window window = Window.of(appointment);
        return window == null ? Instant.MAX : window.start();
    }

    JsonNode get(String id) {
        return toJson(require(id, "appointment_id"));
    }

    /** @throws Problem INVALID_APPOINTMENT_ID if the care unit has none with that id */
    ObjectNode require(String id, String path) {
        ObjectNode appointment = server.read(new Reference("Appointment", id));
        if (appointment == null || !belongs(appointment)) {
            throw Problem.bad("INVALID_APPOINTMENT_ID", "no appointment has the id " + id, path);
        }
        return appointment;
    }

    /**
     * An appointment that can still change.
     *
     * @throws Problem INVALID_APPOINTMENT_ID, BAD_INPUT
     */
    ObjectNode requireOpen(String id, String path) {
        ObjectNode appointment = require(id, path);
        String status = status(appointment);
        if (!status.equals("booked") && !status.equals("awaiting_confirmation")) {
            throw Problem.bad("BAD_INPUT", "appointment " + id + " is " + status + " already", path);
        }
        return appointment;
    }

    private boolean belongs(ObjectNode appointment) {
        boolean elsewhere = false;
        for (Reference participant : Participants.of(appointment)) {
            if (participant.type().equals("Location")) {
                if (participant.id().equals(careUnit)) {
                    return true;
                }
                elsewhere = true;
            }
        }
        return !elsewhere;
    }

    ObjectNode toJson(ObjectNode appointment) {
        List<Reference> participants = Participants.of(appointment);
        Reference resource = Participants.resource(participants);
        String status = appointment.path("status").asText();
        ObjectNode json = Json.object();
        json.put("id", appointment.path("id").asText());
        json.put("start", appointment.path("start").asText());
        json.put("end", appointment.path("end").asText());
        json.put("status", status(appointment));
        json.set("comment", appointment.path("comment").isTextual() ? appointment.get("comment") : json.nullNode());
        json.put("care_unit_id", careUnit);
        json.put("patient_id", Reference.first(participants, "Patient"));
        json.put("resource_id", resource == null ? null : Resources.id(resource));
        json.put("healthcare_service_id", Reference.first(participants, "HealthcareService"));
        if (!status.equals(status(appointment))) {
            json.put("fhir_status", status);
        }
        return json;
    }

    /** FHIR's status in the API's words; what the API has no word for stays. */
    static String status(JsonNode appointment) {
        String status = appointment.path("status").asText();
        return switch (status) {
            case "proposed", "pending", "waitlist" -> "awaiting_confirmation";
            case "booked", "arrived", "checked-in" -> "booked";
            case "fulfilled" -> "completed";
            case "cancelled", "entered-in-error" -> "cancelled";
            default -> status;
        };
    }
}
