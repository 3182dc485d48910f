package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Shows when a resource works, and opens further periods. */
final class ScheduleRules {
    /** The longest period that can be opened. */
    static final int MAX_DAYS = 31;

    private static final int HORIZON_DAYS = 366;
    private static final int MIN_SLOT = 5;
    private static final int MAX_SLOT = 480;

    private final Database database;

    ScheduleRules(Database database) {
        this.database = database;
    }

    JsonNode get(CheckedRequest call) {
        String resourceId = new ResourceRules(database).id(call, call.id("resource_id"));
        List<String> offered = offered(call, resourceId);
        ArrayNode list = Json.array();
        for (WorkingPeriod period : new WorkingPeriods(database).of(call, resourceId, Period.of(call))) {
            list.add(toJson(call, resourceId, period, offered));
        }
        return list;
    }

    JsonNode create(CheckedRequest call) {
        String resourceId = new ResourceRules(database).id(call, call.id("resource_id"));
        long start = call.requiredTime("start");
        long end = call.requiredTime("end");
        requireFuture(call, start, end);
        int slotMinutes = slotMinutes(call);
        List<String> serviceIds = serviceIds(call);
        String id = Sequence.SCHEDULE_PERIOD.next(database, call.emr());
        database.change(
                "INSERT INTO schedule_period VALUES (?, ?, ?, ?, ?, ?, ?)",
                call.emr(),
                id,
                call.careUnit().id(),
                resourceId,
                start,
                end,
                slotMinutes == 0 ? null : slotMinutes);
        for (String serviceId : serviceIds) {
            database.change("INSERT INTO schedule_period_service VALUES (?, ?, ?)", call.emr(), id, serviceId);
        }
        WorkingPeriod period = new WorkingPeriod(id, start, end, slotMinutes, serviceIds);
        return toJson(call, resourceId, period, offered(call, resourceId));
    }

    private static void requireFuture(CheckedRequest call, long start, long end) {
        String path = RequestCheck.spelling(call.body(), "end");
        Period.requireOrder(start, end, path);
        if (end - start > MAX_DAYS * Times.DAY) {
            throw Refused.bad("BAD_INPUT", "a period is at most " + MAX_DAYS + " days long", path);
        }
        if (end <= call.now()) {
            throw Refused.bad("BAD_INPUT", "the period is past", path);
        }
        if (end > call.now() + HORIZON_DAYS * Times.DAY) {
            throw Refused.bad("BAD_INPUT", "a period ends at most " + HORIZON_DAYS + " days from now", path);
        }
    }

    private static int slotMinutes(CheckedRequest call) {
        JsonNode minutes = call.node("slot_minutes");
        if (minutes.isMissingNode() || minutes.isNull()) {
            return 0;
        }
        if (minutes.intValue() < MIN_SLOT || minutes.intValue() > MAX_SLOT) {
            throw Refused.bad(
                    "BAD_INPUT", "slot_minutes is not between " + MIN_SLOT + " and " + MAX_SLOT, "slot_minutes");
        }
        return minutes.intValue();
    }

    private List<String> serviceIds(CheckedRequest call) {
        List<String> sent = call.list("healthcare_service_ids");
        for (int i = 0; i < sent.size(); i++) {
            new ServiceRules(database).require(call, sent.get(i), "healthcare_service_ids[" + i + "]");
        }
        return new ArrayList<>(new TreeSet<>(sent));
    }

    /** What the resource offers, as far as the care unit has it. */
    private List<String> offered(CheckedRequest call, String resourceId) {
        ServiceRules services = new ServiceRules(database);
        List<String> offered = services.offeredBy(call, resourceId);
        List<String> here = new ArrayList<>();
        for (ServiceRules.Service service : services.of(call)) {
            if (offered.contains(service.id())) {
                here.add(service.id());
            }
        }
        return here;
    }

    private static ObjectNode toJson(
            CheckedRequest call, String resourceId, WorkingPeriod period, List<String> offered) {
        ObjectNode json = Json.object();
        json.put("id", period.id());
        json.put("resource_id", resourceId);
        json.put("start", Times.format(period.start(), call.careUnit().zone()));
        json.put("end", Times.format(period.end(), call.careUnit().zone()));
        ArrayNode ids = json.putArray("healthcare_service_ids");
        for (String id : period.serviceIds().isEmpty() ? offered : period.serviceIds()) {
            ids.add(id);
        }
        if (period.slotMinutes() == 0) {
            json.putNull("slot_minutes");
        } else {
            json.put("slot_minutes", period.slotMinutes());
        }
        return json;
    }
}
