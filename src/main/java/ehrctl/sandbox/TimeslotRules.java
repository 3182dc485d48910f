package ehrctl.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.sandbox.store.Database;
import ehrctl.sandbox.store.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the windows in which resources are free: working periods cut into services' lengths, less what is booked. */
final class TimeslotRules {
    private final Database database;

    TimeslotRules(Database database) {
        this.database = database;
    }

    JsonNode list(CheckedRequest call) {
        String serviceId = call.text("healthcare_service_id");
        if (serviceId != null) {
            new ServiceRules(database).require(call, serviceId, "healthcare_service_id");
        }
        Period window = Period.of(call);
        TreeSet<FreeTimeslot> slots = new TreeSet<>();
        for (String resourceId : resources(call)) {
            add(call, resourceId, window, serviceId, null, slots);
        }
        ArrayNode list = Json.array();
        for (FreeTimeslot slot : slots) {
            ObjectNode json = list.addObject();
            json.put("start", Times.format(slot.start(), call.careUnit().zone()));
            json.put("end", Times.format(slot.end(), call.careUnit().zone()));
            json.put("resource_id", slot.resourceId());
            json.put("healthcare_service_id", slot.serviceId());
        }
        return list;
    }

    private List<String> resources(CheckedRequest call) {
        List<String> ids = new ArrayList<>();
        String asked = call.text("resource_id");
        if (asked != null) {
            ids.add(new ResourceRules(database).bare(call, asked));
            return ids;
        }
        for (Row row : database.rows(
                "SELECT resource_id FROM resource_care_unit WHERE emr = ? AND care_unit_id = ?",
                call.emr(),
                call.careUnit().id())) {
            ids.add(row.text(0));
        }
        return ids;
    }

    /**
     * The free slot with exactly these ends.
     *
     * @param serviceId what for; null if any that is the only one will do
     * @param ignoredId an appointment whose own time counts as free, or null
     * @throws Refused NO_TIMESLOTS_AVAILABLE, AMBIGUOUS_TIMESLOTS
     */
    FreeTimeslot fitting(
            CheckedRequest call,
            String resourceId,
            Period ends,
            @Nullable String serviceId,
            @Nullable String ignoredId) {
        if (ends.end() - ends.start() > Times.DAY) {
            throw Refused.noTimeslot();
        }
        TreeSet<FreeTimeslot> slots = new TreeSet<>();
        add(call, resourceId, ends, serviceId, ignoredId, slots);
        FreeTimeslot found = null;
        for (FreeTimeslot slot : slots) {
            if (slot.start() == ends.start() && slot.end() == ends.end()) {
                if (found != null) {
                    throw Refused.bad(
                            "AMBIGUOUS_TIMESLOTS",
                            "several healthcare services fit this timeslot: name one",
                            "healthcare_service_id");
                }
                found = slot;
            }
        }
        if (found == null) {
            throw Refused.noTimeslot();
        }
        return found;
    }

    private void add(
            CheckedRequest call,
            String resourceId,
            Period window,
            @Nullable String serviceId,
            @Nullable String ignoredId,
            Set<FreeTimeslot> slots) {
        Period ahead = new Period(Math.max(window.start(), call.now()), window.end());
        if (ahead.end() <= ahead.start()) {
            return;
        }
        ServiceRules services = new ServiceRules(database);
        List<String> offered = services.offeredBy(call, resourceId);
        List<ServiceRules.Service> known = services.of(call);
        Bookings bookings = Bookings.of(database, call.emr(), resourceId, ahead, ignoredId);
        for (WorkingPeriod period : new WorkingPeriods(database).of(call, resourceId, ahead)) {
            List<String> open = period.serviceIds().isEmpty() ? offered : period.serviceIds();
            for (ServiceRules.Service service : known) {
                if (open.contains(service.id())
                        && (serviceId == null || service.id().equals(serviceId))) {
                    cut(period, service, resourceId, ahead, bookings, slots);
                }
            }
        }
    }

    /** Steps from the period's start on, so that slots lie alike whatever window is asked for. */
    private static void cut(
            WorkingPeriod period,
            ServiceRules.Service service,
            String resourceId,
            Period window,
            Bookings bookings,
            Set<FreeTimeslot> slots) {
        long length = (period.slotMinutes() == 0 ? service.minutes() : period.slotMinutes()) * Times.MINUTE;
        long skipped = Math.max(0, Math.floorDiv(window.start() - period.start() + length - 1, length));
        long last = Math.min(period.end(), window.end());
        for (long start = period.start() + skipped * length; start + length <= last; start += length) {
            if (bookings.leaveFree(start, start + length)) {
                slots.add(new FreeTimeslot(start, start + length, resourceId, service.id()));
            }
        }
    }
}
