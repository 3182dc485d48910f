package ehrctl.sandbox.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.sandbox.Refused;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What tests may do to a sandbox from outside, below {@code /_sandbox/}: no part of the API, and never faulty. */
final class Control {
    private static final String ROOT = "_sandbox";
    private static final int MOST_SNAPSHOTS = 100;

    private final Sandbox sandbox;
    private final SettableClock clock;
    private final Faults faults;
    private final RequestLog log;
    private final Map<String, Runnable> snapshots = new TreeMap<>();

    Control(Sandbox sandbox, SettableClock clock, Faults faults, RequestLog log) {
        this.sandbox = sandbox;
        this.clock = clock;
        this.faults = faults;
        this.log = log;
    }

    /** Whether a request is meant for this. */
    static boolean meant(ApiRequest request) {
        return !request.path().isEmpty() && request.path().get(0).equals(ROOT);
    }

    /**
     * Does it; one at a time.
     *
     * @throws Refused where it is not understood
     */
    synchronized ApiResponse answer(ApiRequest request) {
        List<String> path = request.path();
        String what = path.size() < 2 ? "" : path.get(1);
        boolean named = what.equals("snapshot") || what.equals("restore");
        if (path.size() != (named ? 3 : 2)) {
            throw Refused.notFound("no such path");
        }
        String does = request.method() + " " + what;
        JsonNode answer = switch (what) {
            case "health" -> only(does, "GET health", ready());
            case "requests" -> only(does, "GET requests", log.toJson());
            case "reset" -> reset(does);
            case "faults" -> faults(does, request);
            case "clock" -> clock(does, request);
            case "snapshot" -> snapshot(does, name(path.get(2)));
            case "restore" -> restore(does, name(path.get(2)));
            default -> throw Refused.notFound("no such path");
        };
        return new ApiResponse(200, Map.of(), answer);
    }

    private static ObjectNode ready() {
        return Json.object().put("status", "ready");
    }

    private static <T> T only(String does, String known, T answer) {
        if (!does.equals(known)) {
            throw Refused.methodNotAllowed(List.of(known.substring(0, known.indexOf(' '))));
        }
        return answer;
    }

    /** Everything is as it was when the server began; what was kept under a name stays. */
    private JsonNode reset(String does) {
        only(does, "POST reset", "");
        sandbox.reset();
        clock.reset();
        faults.reset();
        log.clear();
        return ready();
    }

    private JsonNode faults(String does, ApiRequest request) {
        only(does, "PUT faults", "");
        List<Fault> others = new ArrayList<>();
        for (JsonNode spec : field(request, "faults", "an array of texts such as POST /appointments=503*2")) {
            others.add(fault(spec));
        }
        faults.set(others);
        return Json.object().set("faults", faults.toJson());
    }

    private static Fault fault(JsonNode spec) {
        try {
            return Fault.parse(spec.asText());
        } catch (Failure wrong) {
            throw Refused.bad("BAD_INPUT", "a fault cannot be understood: " + String.join("; ", wrong.details()));
        }
    }

    private static JsonNode field(ApiRequest request, String name, String meaning) {
        JsonNode value = request.body() == null ? null : request.body().get(name);
        if (value == null || !value.isArray()) {
            throw Refused.bad("BAD_INPUT", "the body must be a JSON object with " + name + ": " + meaning);
        }
        return value;
    }

    private JsonNode clock(String does, ApiRequest request) {
        if (does.equals("PUT clock")) {
            ClockOrder.of(request.body()).carryOut(clock);
        } else if (!does.equals("GET clock")) {
            throw Refused.methodNotAllowed(List.of("GET", "PUT"));
        }
        return clock.toJson();
    }

    private JsonNode snapshot(String does, String name) {
        only(does, "POST snapshot", "");
        if (snapshots.size() >= MOST_SNAPSHOTS && !snapshots.containsKey(name)) {
            throw Refused.bad("MAX_ITEMS_EXCEEDED", "no more than " + MOST_SNAPSHOTS + " snapshots can be kept");
        }
        snapshots.put(name, sandbox.snapshot());
        return Json.object().put("snapshot", name);
    }

    private JsonNode restore(String does, String name) {
        only(does, "POST restore", "");
        Runnable snapshot = snapshots.get(name);
        if (snapshot == null) {
            throw Refused.notFound("there is no snapshot of that name");
        }
        snapshot.run();
        return ready();
    }

    private static String name(String name) {
        if (!name.matches("[A-Za-z0-9._-]{1,64}")) {
            throw Refused.bad("BAD_INPUT", "the name of a snapshot is of up to 64 letters, digits, and . _ -");
        }
        return name;
    }
}
