package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Operation;
import ehrctl.id.IdType;
import ehrctl.id.TestNumbers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what is there before anybody books: care units, services, resources, schedules. */
final class LookUpChecks {
    private final SmokeVisit visit;

    LookUpChecks(SmokeVisit visit) {
        this.visit = visit;
    }

    void reach() {
        visit.careUnits = visit.client.send(
                ApiRequest.of(Operation.LIST_CARE_UNITS, visit.emr, null).build());
    }

    void careUnits() {
        List<JsonNode> found = distinct(visit.careUnits, "id");
        for (JsonNode careUnit : found) {
            Expect.shape(Operation.LIST_CARE_UNITS, careUnit);
        }
        String wanted = visit.options.careUnit();
        if (wanted != null && Expect.withId(visit.careUnits, "id", wanted) == null) {
            throw CheckEnd.failed("the care unit that was named is not in the list");
        }
        visit.careUnit = wanted == null ? found.get(0).path("id").textValue() : wanted;
    }

    void careUnit() {
        String id = visit.careUnit();
        JsonNode careUnit = Expect.object(visit.client.send(visit.request(Operation.GET_CARE_UNIT)));
        if (!Expect.text(careUnit, "id").equals(id)) {
            throw CheckEnd.failed("another care unit is answered");
        }
    }

    void unknownCareUnit() {
        visit.client.refused(
                ApiRequest.of(Operation.LIST_RESOURCES, visit.emr, SmokeVisit.UNKNOWN)
                        .build(),
                "INVALID_CARE_UNIT_ID");
    }

    void healthcareServices() {
        JsonNode services = visit.client.send(visit.request(Operation.LIST_HEALTHCARE_SERVICES));
        for (JsonNode service : distinct(services, "id")) {
            Expect.shape(Operation.LIST_HEALTHCARE_SERVICES, service);
        }
    }

    void resources() {
        List<JsonNode> found = distinct(visit.client.send(visit.request(Operation.LIST_RESOURCES)), "id");
        for (JsonNode resource : found) {
            Expect.shape(Operation.LIST_RESOURCES, resource);
        }
        visit.resources = found;
    }

    /** The elements of a list that must not be empty, each with an id of its own. */
    private static List<JsonNode> distinct(JsonNode list, String field) {
        List<JsonNode> elements = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode element : Expect.array(list)) {
            if (!ids.add(Expect.text(element, field))) {
                throw CheckEnd.failed(field + " is the same in two elements");
            }
            elements.add(element);
        }
        if (elements.isEmpty()) {
            throw CheckEnd.failed("the list is empty");
        }
        return elements;
    }

    void resourceByEmrId() {
        String id = visit.firstResource().path("id").asText();
        JsonNode resource = Expect.object(visit.inEveryForm(Operation.GET_RESOURCE, "resource_id", id));
        if (!Expect.text(resource, "id").equals(id)) {
            throw CheckEnd.failed("another resource is answered");
        }
    }

    /** By a type of id that names the same resource as its EHR id does. */
    void resourceBy(IdType type, boolean lacking) {
        JsonNode resource = lacking ? visit.firstResource() : known(type);
        String value = lacking ? TestNumbers.of(type) : value(resource, type);
        if (resource == null || value == null) {
            throw CheckEnd.skipped("no " + type.prefix() + " of a resource is known here");
        }
        ApiRequest plain = visit.request(
                Operation.GET_RESOURCE, "resource_id", resource.path("id").asText());
        JsonNode answer = visit.client.send(plain);
        String typed = type.prefix() + ":" + value;
        if (!type.national()) {
            visit.same(plain, answer, visit.request(Operation.GET_RESOURCE, "resource_id", typed), type.prefix());
        }
        visit.same(
                plain,
                answer,
                visit.byHeader(Operation.GET_RESOURCE, "resource_id", typed),
                type.prefix() + " by header reference");
    }

    private @Nullable JsonNode known(IdType type) {
        for (JsonNode resource : visit.resources) {
            if (value(resource, type) != null) {
                return resource;
            }
        }
        return null;
    }

    private @Nullable String value(@Nullable JsonNode resource, IdType type) {
        if (resource == null) {
            return null;
        }
        if (type == IdType.HSA_ID) {
            return Expect.optionalText(resource, "hsa_id");
        }
        // The API itself never answers such a number; that of one resource of the sandbox is known.
        boolean known = visit.facts.embedded()
                && visit.emr.equals("webdoc")
                && type == IdType.SE_PERSONAL_NUMBER
                && TestNumbers.HSA_ID.equals(resource.path("hsa_id").textValue());
        return known ? TestNumbers.SWEDISH_RESOURCE : null;
    }

    void unknownResource() {
        visit.client.refused(
                visit.request(Operation.GET_RESOURCE, "resource_id", SmokeVisit.UNKNOWN), "INVALID_RESOURCE_ID");
    }

    void schedule() {
        String id = visit.firstResource().path("id").asText();
        for (JsonNode period : Expect.array(visit.inEveryForm(Operation.GET_SCHEDULE, "resource_id", id))) {
            Expect.shape(Operation.GET_SCHEDULE, period);
            Expect.echoed(period, "resource_id", id);
        }
    }
}
