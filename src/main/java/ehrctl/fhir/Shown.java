package ehrctl.fhir;

import ehrctl.api.ApiRequest;
import ehrctl.mask.Masker;
import java.util.List;
import java.util.Set;

/** What of a FHIR request others may read: types, times and states, but no id of a person. */
final class Shown {
    private static final String MASK = "***";

    /** Types whose ids are opaque and name nobody. */
    private static final Set<String> OPEN_TYPES =
            Set.of("Appointment", "HealthcareService", "Location", "Organization", "Schedule", "Slot");

    private static final Set<String> OPEN_PARAMETERS =
            Set.of("_count", "_include", "_sort", "active", "date", "location", "schedule", "slot", "start", "status");

    private Shown() {}

    /** A value of a query. */
    static String value(String name, String value) {
        return OPEN_PARAMETERS.contains(name) && !Personal.in(value) ? value : MASK;
    }

    /** The path to a resource. */
    static String path(String type, String id) {
        return '/' + type + '/' + (OPEN_TYPES.contains(type) && !Personal.in(id) ? id : MASK);
    }

    /** A request that somebody wrote out. */
    static String target(ApiRequest request) {
        StringBuilder target = new StringBuilder(96);
        List<String> path = request.path();
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            boolean open = word(part) || (i > 0 && OPEN_TYPES.contains(path.get(i - 1)));
            target.append('/').append(open && !Personal.in(part) ? part : MASK);
        }
        char separator = '?';
        for (ApiRequest.QueryValue entry : request.query()) {
            target.append(separator).append(Masker.name(entry.name())).append('=');
            target.append(value(entry.name(), entry.value()));
            separator = '&';
        }
        return target.toString();
    }

    /** The name of a type, an operation or an interaction. */
    private static boolean word(String part) {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(i == 0 && (c == '$' || c == '_')) && c != '-') {
                return false;
            }
        }
        return true;
    }
}
