package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Registers a patient once: one with the same national number is answered as it is. */
final class NewPatient {
    private final Server server;
    private final Consumer<String> hints;

    NewPatient(Server server, Consumer<String> hints) {
        this.server = server;
        this.hints = hints;
    }

    JsonNode create(Asked asked) {
        ObjectNode patient = patient(asked);
        String number = asked.text("external_id");
        if (number == null) {
            return Patients.toJson(Created.of(server, server.create(patient), "Patient"), asked.careUnit());
        }
        String system = Identifiers.forNew(number);
        if (system == null) {
            throw Problem.bad("BAD_INPUT", "external_id: no Swedish or Norwegian personal number", "external_id");
        }
        List<String> systems = Identifiers.ofBare(number);
        ObjectNode known = new Search(server).identified("Patient", systems, number);
        if (known == null) {
            patient.putArray("identifier").addObject().put("system", system).put("value", number);
            known = createdUnlessThere(patient, system + '|' + number);
            if (new Search(server).count("Patient", systems, number) > 1) {
                hints.accept("somebody registered the same patient at the same moment: the FHIR server has several"
                        + " records with this number now");
            }
        }
        server.hide(known.path("id").asText());
        return Patients.toJson(known, asked.careUnit());
    }

    private static ObjectNode patient(Asked asked) {
        ObjectNode patient = Json.object().put("resourceType", "Patient").put("active", true);
        ObjectNode name = patient.putArray("name").addObject();
        name.put("family", asked.required("last_name"));
        name.putArray("given").add(asked.required("first_name"));
        ArrayNode telecom = Json.array();
        for (String phone : asked.texts("phones")) {
            telecom.addObject().put("system", "phone").put("value", phone);
        }
        for (String email : asked.texts("emails")) {
            telecom.addObject().put("system", "email").put("value", email);
        }
        if (!telecom.isEmpty()) {
            patient.set("telecom", telecom);
        }
        return patient;
    }

    /** The condition stands in the body: as a header or in a URL, the number would be in every log on the way. */
    private ObjectNode createdUnlessThere(ObjectNode patient, String identifier) {
        ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
        ObjectNode entry = bundle.putArray("entry").addObject();
        entry.put("fullUrl", "urn:uuid:" + UUID.randomUUID());
        entry.set("resource", patient);
        entry.putObject("request")
                .put("method", "POST")
                .put("url", "Patient")
                .put("ifNoneExist", "identifier=" + identifier);
        JsonNode answered;
        try {
            answered = server.transaction(bundle).path("entry").path(0);
        } catch (Problem problem) {
            if (!problem.unsupported()) {
                throw problem;
            }
            return Created.of(server, server.create(patient), "Patient");
        }
        return Created.of(server, answered, "Patient");
    }
}
