package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who and what belongs to a care unit: people by their roles there, equipment by where it stands. */
final class Staff {
    private final Server server;
    private final Reference here;

    Staff(Server server, String careUnit) {
        this.server = server;
        this.here = new Reference("Location", careUnit);
    }

    /** The active roles there, with the people that they name. */
    Found roles(@Nullable Reference practitioner) {
        Query query =
                new Query("PractitionerRole").with("location", here.text()).with("active", "true");
        if (practitioner != null) {
            query.with("practitioner", practitioner.text());
        }
        Found found = new Search(server).found(query.with("_include", "PractitionerRole:practitioner"));
        found.matches().removeIf(role -> !fits(role, practitioner));
        return found;
    }

    // A server may know nothing of one of the conditions, and show all.
    private boolean fits(JsonNode role, @Nullable Reference practitioner) {
        return role.path("active").asBoolean(true)
                && Reference.all(role.path("location"), null).contains(here)
                && (practitioner == null || practitioner.equals(Reference.of(role.path("practitioner"))));
    }

    /** The equipment that stands there. */
    List<ObjectNode> devices() {
        List<ObjectNode> devices = new ArrayList<>();
        for (ObjectNode device : new Search(server).all(new Query("Device").with("location", here.text()))) {
            if (standsHere(device)) {
                devices.add(device);
            }
        }
        return devices;
    }

    boolean standsHere(JsonNode device) {
        return here.equals(Reference.of(device.path("location")));
    }
}
