package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Resources as a server could have them that fits a request: with its values, and a word in capitals for all else. */
final class MadeUp {
    /** How a word for what only the server knows stands in a text: between two tildes, which ids of servers do not have. */
    static final Pattern WORDS = Pattern.compile("~([A-Z]+)~");

    private static final String TIME = "2000-01-01T00:00:00Z";

    private final ApiRequest purpose;
    private final Set<String> sensitive;

    /** @param sensitive gets what nobody may be told */
    MadeUp(ApiRequest purpose, Set<String> sensitive) {
        this.purpose = purpose;
        this.sensitive = sensitive;
    }

    /** A resource that fits what was asked for. */
    ObjectNode resource(String type, String id, String query) {
        JsonNode body = purpose.body() == null ? Json.object() : purpose.body();
        List<String> below = purpose.pathBelowEmr();
        Reference here = new Reference("Location", below.size() > 1 ? below.get(1) : word("Location"));
        String service = body.path("healthcare_service_id").asText(word("HealthcareService"));
        ObjectNode made =
                Json.object().put("resourceType", type).put("id", type.equals("HealthcareService") ? service : id);
        made.putObject("meta").put("versionId", word("version"));
        Reference actor = reference(query, "practitioner");
        switch (type) {
            case "PractitionerRole" ->
                made.<ObjectNode>set(
                                "practitioner",
                                (actor == null ? new Reference("Practitioner", word("Practitioner")) : actor).json())
                        .putArray("location")
                        .add(here.json());
            case "HealthcareService" -> made.putArray("location").add(here.json());
            case "Schedule" -> {
                Reference first = reference(query, "actor");
                ArrayNode actors = made.putArray("actor");
                actors.add((first == null || first.type().equals("Location")
                                ? new Reference("Practitioner", word("Practitioner"))
                                : first)
                        .json());
                actors.add(here.json()).add(new Reference("HealthcareService", service).json());
            }
            case "Slot", "Appointment" -> {
                made.put("start", body.path("start").asText(TIME))
                        .put("end", body.path("end").asText(TIME));
                made.put("status", type.equals("Slot") ? id.equals(word("Slot")) ? "free" : "busy" : "booked");
                made.set("schedule", new Reference("Schedule", word("Schedule")).json());
                if (type.equals("Appointment")) {
                    made.remove(List.of("schedule", "start", "end"));
                    made.put("start", TIME).put("end", TIME);
                    made.set("slot", new Reference("Slot", word("OldSlot")).list());
                    ArrayNode participants = made.putArray("participant");
                    Participants.add(participants, new Reference("Practitioner", word("Practitioner")));
                    Participants.add(participants, here);
                }
            }
            case "Patient", "Practitioner" -> {
                String[] identifier =
                        value(query, "identifier").split(",", 2)[0].split("\\|", 2);
                if (identifier.length == 2) {
                    made.putArray("identifier")
                            .addObject()
                            .put("system", identifier[0])
                            .put("value", identifier[1]);
                    sensitive.add(identifier[1]);
                }
            }
            default -> {}
        }
        return made;
    }

    /** A word that stands for an id or a version that only the server knows. */
    static String word(String type) {
        return '~' + type.toUpperCase(Locale.ROOT) + '~';
    }

    /** A text as people read it. */
    static String readable(String text) {
        return WORDS.matcher(text).replaceAll("$1");
    }

    private static @Nullable Reference reference(String query, String name) {
        return Reference.parse(value(query, name).split(",", 2)[0]);
    }

    private static String value(String query, String name) {
        for (ApiRequest.QueryValue entry :
                ApiRequest.parse("GET", "/?" + query, Map.of(), null).query()) {
            if (entry.name().equals(name)) {
                return entry.value();
            }
        }
        return "";
    }
}
