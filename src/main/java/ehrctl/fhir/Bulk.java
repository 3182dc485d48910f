package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Changes many appointments, one after the other: FHIR has nothing for many at once that servers agree on. All are read
 * before the first is changed, so that a wrong id changes none.
 */
final class Bulk {
    private static final int MOST = 100;

    private Bulk() {}

    /** @throws Failure PARTIAL where some were changed and then one was not */
    static JsonNode change(Asked asked, Function<Target, ObjectNode> open, Function<ObjectNode, ObjectNode> change) {
        List<String> ids = ids(asked);
        List<ObjectNode> appointments = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            appointments.add(open.apply(new Target(ids.get(i), "ids[" + i + "]")));
        }
        ArrayNode done = Json.array();
        for (ObjectNode appointment : appointments) {
            try {
                done.add(change.apply(appointment));
            } catch (Problem | Failure e) {
                throw done.isEmpty() ? e : halfDone(ids, done.size(), e);
            }
        }
        return done;
    }

    /** An appointment, and where the request names it. */
    record Target(String id, String path) {
        @Override
        public String toString() {
            return "Target";
        }
    }

    private static Failure halfDone(List<String> ids, int done, RuntimeException why) {
        boolean unknown = why instanceof Failure failure && failure.exitCode() == ExitCode.UNKNOWN_OUTCOME;
        return Failure.sent(
                unknown ? ExitCode.UNKNOWN_OUTCOME : ExitCode.PARTIAL,
                "changed " + done + " of " + ids.size() + " appointments; " + ids.get(done)
                        + (unknown ? " may have been changed, the rest was not" : " and the rest were not"),
                String.valueOf(why.getMessage()),
                "see: ehrctl appointments list");
    }

    private static List<String> ids(Asked asked) {
        List<String> ids = asked.texts("ids");
        if (ids.isEmpty()) {
            throw Problem.bad("MISSING_REQUIRED_FIELD", "ids is missing", "ids");
        }
        if (ids.size() > MOST) {
            throw Problem.bad("MAX_ITEMS_EXCEEDED", "ids names more than " + MOST + " appointments", "ids");
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < ids.size(); i++) {
            if (!seen.add(ids.get(i))) {
                throw Problem.bad("BAD_INPUT", "ids names " + ids.get(i) + " twice", "ids[" + i + "]");
            }
        }
        return ids;
    }
}
