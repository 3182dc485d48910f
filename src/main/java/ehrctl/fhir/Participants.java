package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who and what takes part in an appointment. */
final class Participants {
    private Participants() {}

    static List<Reference> of(JsonNode appointment) {
        return Reference.all(appointment.path("participant"), "actor");
    }

    /** Whom or what the appointment is with, or null. */
    static @Nullable Reference resource(List<Reference> participants) {
        for (String type : new String[] {"Practitioner", "PractitionerRole", "Device"}) {
            for (Reference participant : participants) {
                if (participant.type().equals(type)) {
                    return participant;
                }
            }
        }
        return null;
    }

    static void add(ArrayNode participants, Reference actor) {
        participants.addObject().put("status", "accepted").set("actor", actor.json());
    }

    /** The same participants with another resource; what is not known stays as it is. */
    static ArrayNode with(ObjectNode appointment, Reference resource) {
        Reference old = resource(of(appointment));
        ArrayNode participants = Json.array();
        for (JsonNode participant : appointment.path("participant")) {
            if (old == null || !old.equals(Reference.of(participant.path("actor")))) {
                participants.add(participant);
            }
        }
        add(participants, resource);
        return participants;
    }
}
