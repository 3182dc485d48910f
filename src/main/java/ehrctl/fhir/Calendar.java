package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A FHIR schedule: whose time it holds, and for what.
 *
 * @param schedule the resource
 * @param resources whose time it is; a role stands for the person that has it
 * @param services the ids of the healthcare services that it names
 */
record Calendar(ObjectNode schedule, List<Reference> resources, List<String> services) {

    /** @param roles those of the care unit, which lead to people */
    static Calendar of(ObjectNode schedule, List<ObjectNode> roles) {
        List<Reference> resources = new ArrayList<>();
        List<String> services = new ArrayList<>();
        for (Reference actor : Reference.all(schedule.path("actor"), null)) {
            switch (actor.type()) {
                case "Practitioner", "Device" -> add(resources, actor);
                case "PractitionerRole" -> add(resources, person(actor, roles));
                case "HealthcareService" -> services.add(actor.id());
                default -> {}
            }
        }
        return new Calendar(schedule, resources, services);
    }

    private static void add(List<Reference> resources, Reference resource) {
        if (!resources.contains(resource)) {
            resources.add(resource);
        }
    }

    private static Reference person(Reference role, List<ObjectNode> roles) {
        for (ObjectNode known : roles) {
            Reference person = Reference.of(known.path("practitioner"));
            if (person != null && Reference.to(known).equals(role)) {
                return person;
            }
        }
        return role;
    }

    Reference itself() {
        return Reference.to(schedule);
    }

    /** The types of service that it names as codes. */
    JsonNode serviceTypes() {
        return schedule.path("serviceType");
    }

    @Override
    public String toString() {
        return "Calendar";
    }
}
