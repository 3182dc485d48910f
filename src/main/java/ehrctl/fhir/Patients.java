package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds and shows patients. */
final class Patients {
    private static final List<String> NATIONAL = national();

    private final Server server;

    Patients(Server server) {
        this.server = server;
    }

    private static List<String> national() {
        List<String> systems = new ArrayList<>(Identifiers.systems(IdType.NO_PERSONAL_NUMBER));
        systems.addAll(Identifiers.systems(IdType.SE_PERSONAL_NUMBER));
        return List.copyOf(systems);
    }

    JsonNode find(Asked asked) {
        String given = asked.text("first_name");
        String family = asked.text("last_name");
        Query query = new Query("Patient").inBody();
        if (family != null) {
            query.with("family", Query.literal(Normalizer.normalize(family, Normalizer.Form.NFC)));
        }
        if (given != null) {
            // Servers look at each given name by itself, and at their beginnings: the first will do.
            String first = given.strip().split(" ", 2)[0];
            query.with("given", Query.literal(Normalizer.normalize(first, Normalizer.Form.NFC)));
        }
        ArrayNode list = Json.array();
        for (ObjectNode patient : new Search(server).all(query)) {
            if (named(patient, given, family)) {
                list.add(toJson(patient, asked.careUnit()));
            }
        }
        return list;
    }

    private static boolean named(ObjectNode patient, @Nullable String given, @Nullable String family) {
        for (JsonNode name : patient.path("name")) {
            boolean old = name.path("use").asText().equals("old");
            if (!old
                    && (given == null || same(given, Names.given(name)))
                    && (family == null || same(family, Names.family(name)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(String one, String other) {
        return Names.fold(one.strip()).equals(Names.fold(other));
    }

    JsonNode get(Asked asked) {
        return toJson(require(asked.requiredId("patient_id")), asked.careUnit());
    }

    /**
     * The patient that a typed id names.
     *
     * @throws Problem INVALID_PATIENT_ID if there is none, BAD_INPUT if there are several
     */
    ObjectNode require(TypedId.Direct id) {
        ObjectNode patient =
                id.type() == IdType.EMR_ID ? server.read(new Reference("Patient", id.value())) : identified(id);
        if (patient == null) {
            throw Problem.bad(
                    "INVALID_PATIENT_ID", "no patient has this " + id.type().prefix(), "patient_id");
        }
        server.hide(patient.path("id").asText());
        return patient;
    }

    private @Nullable ObjectNode identified(TypedId.Direct id) {
        List<String> systems = id.type().national() ? Identifiers.systems(id.type()) : List.of();
        if (systems.isEmpty()) {
            throw Problem.bad(
                    "PATIENT_ID_LOOKUP_TYPE_NOT_SUPPORTED",
                    "no patient is found by " + id.type().prefix(),
                    "patient_id");
        }
        return new Search(server).identified("Patient", systems, id.value());
    }

    static ObjectNode toJson(ObjectNode patient, String careUnit) {
        JsonNode name = Names.shown(patient);
        ObjectNode json = Json.object();
        json.put("id", patient.path("id").asText());
        json.put("emr_id", patient.path("id").asText());
        json.put("first_name", Names.given(name));
        json.put("last_name", Names.family(name));
        json.put("care_unit_id", careUnit);
        String number = Identifiers.value(patient, NATIONAL);
        if (number != null) {
            json.put("external_id", number);
        }
        contacts(json, patient, "phones", "phone");
        contacts(json, patient, "emails", "email");
        return json;
    }

    private static void contacts(ObjectNode json, ObjectNode patient, String field, String system) {
        ArrayNode values = Json.array();
        for (JsonNode contact : patient.path("telecom")) {
            if (contact.path("system").asText().equals(system)) {
                values.add(contact.path("value").asText());
            }
        }
        if (!values.isEmpty()) {
            json.set(field, values);
        }
    }
}
