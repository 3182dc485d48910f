package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What goes wrong on purpose at the moment. */
final class Faults {
    private final List<Fault> first;
    private volatile List<Fault> now;

    Faults(List<Fault> first) {
        this.first = first;
        this.now = first;
    }

    /** What is to become of a request; counts it. The first that fits and is not used up counts. */
    Fault.@Nullable Action strike(ApiRequest request) {
        for (Fault fault : now) {
            if (fault.strikes(request)) {
                return fault.action();
            }
        }
        return null;
    }

    void set(List<Fault> others) {
        now = others;
    }

    /** Those of the start, none of them used up. */
    void reset() {
        List<Fault> again = new ArrayList<>();
        for (Fault fault : first) {
            again.add(Fault.parse(fault.spec()));
        }
        now = again;
    }

    /** As they were written. */
    ArrayNode toJson() {
        ArrayNode specs = Json.array();
        for (Fault fault : now) {
            specs.add(fault.spec());
        }
        return specs;
    }
}
