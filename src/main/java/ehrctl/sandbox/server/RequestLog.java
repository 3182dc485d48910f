package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.util.ArrayDeque;
import java.util.Queue;

/** The newest requests that were answered, ids masked. */
final class RequestLog {
    private static final int MOST = 1_000;

    private final Queue<ObjectNode> newest = new ArrayDeque<>();

    synchronized void add(ObjectNode request) {
        newest.add(request);
        if (newest.size() > MOST) {
            newest.remove();
        }
    }

    synchronized void clear() {
        newest.clear();
    }

    /** The oldest first. */
    synchronized ArrayNode toJson() {
        return Json.array().addAll(newest);
    }
}
