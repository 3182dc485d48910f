package ehrctl.fhir;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** The schedules that count at a care unit: they name it, or they name no place but somebody who belongs there. */
final class Calendars {
    private static final int MOST_IN_ONE_SEARCH = 40;

    private final Server server;
    private final Reference here;
    private final Staff staff;

    Calendars(Server server, String careUnit) {
        this.server = server;
        this.here = new Reference("Location", careUnit);
        this.staff = new Staff(server, careUnit);
    }

    /** All of the care unit. */
    List<Calendar> all() {
        List<ObjectNode> roles = staff.roles(null).matches();
        List<Reference> members = new ArrayList<>();
        for (ObjectNode role : roles) {
            members.add(Reference.to(role));
            Reference person = Reference.of(role.path("practitioner"));
            if (person != null && !members.contains(person)) {
                members.add(person);
            }
        }
        for (ObjectNode device : staff.devices()) {
            members.add(Reference.to(device));
        }
        List<Reference> actors = new ArrayList<>(List.of(here));
        actors.addAll(members);
        return of(actors, members, roles);
    }

    /**
     * Those of one resource.
     *
     * @param kind what its id was called
     * @throws Problem INVALID_RESOURCE_ID where it does not belong to the care unit
     */
    List<Calendar> of(Reference resource, String kind) {
        List<ObjectNode> roles =
                resource.type().equals("Practitioner") ? staff.roles(resource).matches() : List.of();
        List<Reference> actors = new ArrayList<>(List.of(resource));
        for (ObjectNode role : roles) {
            actors.add(Reference.to(role));
        }
        boolean member = !roles.isEmpty() || standsHere(resource);
        List<Calendar> calendars = of(actors, member ? actors : List.of(), roles);
        calendars.removeIf(calendar -> !calendar.resources().contains(resource));
        if (!member && calendars.isEmpty()) {
            new CareUnits(server).require(here.id());
            throw Problem.unknownResource(kind, "resource_id");
        }
        return calendars;
    }

    private boolean standsHere(Reference resource) {
        ObjectNode device = resource.type().equals("Device") ? server.read(resource) : null;
        return device != null && staff.standsHere(device);
    }

    private List<Calendar> of(List<Reference> actors, List<Reference> members, List<ObjectNode> roles) {
        List<Calendar> calendars = new ArrayList<>();
        for (int from = 0; from < actors.size(); from += MOST_IN_ONE_SEARCH) {
            StringBuilder any = new StringBuilder();
            for (Reference actor : actors.subList(from, Math.min(actors.size(), from + MOST_IN_ONE_SEARCH))) {
                any.append(any.isEmpty() ? "" : ",").append(actor.text());
            }
            for (ObjectNode schedule : new Search(server).all(new Query("Schedule").with("actor", any.toString()))) {
                if (counts(schedule, members) && !known(calendars, schedule)) {
                    calendars.add(Calendar.of(schedule, roles));
                }
            }
        }
        return calendars;
    }

    private boolean counts(ObjectNode schedule, List<Reference> members) {
        if (!schedule.path("active").asBoolean(true)) {
            return false;
        }
        boolean elsewhere = false;
        boolean member = false;
        for (Reference actor : Reference.all(schedule.path("actor"), null)) {
            if (actor.equals(here)) {
                return true;
            }
            elsewhere |= actor.type().equals("Location");
            member |= members.contains(actor);
        }
        return member && !elsewhere;
    }

    private static boolean known(List<Calendar> calendars, ObjectNode schedule) {
        Reference itself = Reference.to(schedule);
        for (Calendar calendar : calendars) {
            if (calendar.itself().equals(itself)) {
                return true;
            }
        }
        return false;
    }
}
