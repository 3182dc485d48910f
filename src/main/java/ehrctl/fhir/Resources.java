package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.IdType;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The people and equipment that can be booked: practitioners and devices. */
final class Resources {
    /** What an id is called that can be of one type only. */
    static final String BARE = "EHR id";

    private final Server server;
    private final String careUnit;

    Resources(Server server, String careUnit) {
        this.server = server;
        this.careUnit = careUnit;
    }

    JsonNode list() {
        Staff staff = new Staff(server, careUnit);
        Found roles = staff.roles(null);
        List<Reference> shown = new ArrayList<>();
        ArrayNode list = Json.array();
        for (ObjectNode role : roles.matches()) {
            Reference person = Reference.of(role.path("practitioner"));
            if (person != null && !shown.contains(person)) {
                ObjectNode known = roles.included(person);
                add(list, shown, person, known == null ? server.read(person) : known);
            }
        }
        for (ObjectNode device : staff.devices()) {
            add(list, shown, Reference.to(device), device);
        }
        // Some servers keep no roles, only schedules that name place and person.
        String here = new Reference("Location", careUnit).text();
        Found schedules = new Search(server)
                .found(new Query("Schedule").with("actor", here).with("_include", "Schedule:actor"));
        for (ObjectNode schedule : schedules.matches()) {
            List<Reference> actors = Reference.all(schedule.path("actor"), null);
            if (!actors.contains(new Reference("Location", careUnit))) {
                continue;
            }
            for (Reference actor : actors) {
                boolean resource =
                        actor.type().equals("Practitioner") || actor.type().equals("Device");
                if (resource && !shown.contains(actor)) {
                    ObjectNode known = schedules.included(actor);
                    add(list, shown, actor, known == null ? server.read(actor) : known);
                }
            }
        }
        if (list.isEmpty()) {
            new CareUnits(server).require(careUnit);
        }
        return list;
    }

    private static void add(ArrayNode list, List<Reference> shown, Reference reference, @Nullable ObjectNode resource) {
        shown.add(reference);
        if (resource != null && resource.path("active").asBoolean(true)) {
            list.add(toJson(resource));
        }
    }

    JsonNode get(TypedId.Direct id) {
        Reference reference = reference(id, "resource_id");
        ObjectNode resource = server.read(reference);
        if (resource == null) {
            throw Problem.unknownResource(id.type().prefix(), "resource_id");
        }
        new Calendars(server, careUnit).of(reference, id.type().prefix());
        return toJson(resource);
    }

    /**
     * What a typed id leads to, which may be elsewhere or nowhere where it is a logical id.
     *
     * @throws Problem INVALID_RESOURCE_ID if nobody has a number, BAD_INPUT if several have it
     */
    Reference reference(TypedId.Direct id, String path) {
        if (id.type() == IdType.EMR_ID) {
            Reference other = Reference.parse(id.value());
            return other == null ? new Reference("Practitioner", id.value()) : other;
        }
        if (id.type() != IdType.HSA_ID && id.type() != IdType.SE_PERSONAL_NUMBER) {
            throw Problem.bad(
                    "NOT_SUPPORTED", "no resource is found by " + id.type().prefix(), path);
        }
        ObjectNode person = new Search(server).identified("Practitioner", Identifiers.systems(id.type()), id.value());
        if (person == null) {
            throw Problem.unknownResource(id.type().prefix(), path);
        }
        server.hide(person.path("id").asText());
        return Reference.to(person);
    }

    /** How the unified API names it: with its type where that is not the usual one. */
    static String id(Reference reference) {
        return reference.type().equals("Practitioner") ? reference.id() : reference.text();
    }

    private static ObjectNode toJson(ObjectNode resource) {
        boolean person = resource.path("resourceType").asText().equals("Practitioner");
        String id = id(Reference.to(resource));
        ObjectNode json = Json.object();
        json.put("id", id);
        json.put("emr_id", id);
        json.put("name", person ? Names.text(Names.shown(resource)) : deviceName(resource));
        json.put("type", person ? "person" : "equipment");
        String hsaId = Identifiers.value(resource, Identifiers.systems(IdType.HSA_ID));
        if (hsaId != null) {
            json.put("hsa_id", hsaId);
        }
        return json;
    }

    private static String deviceName(ObjectNode device) {
        String name = device.path("deviceName").path(0).path("name").asText();
        return name.isEmpty() ? device.path("type").path("text").asText() : name;
    }
}
