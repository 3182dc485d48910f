package ehrctl.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.ApiResponse;
import ehrctl.api.Operation;
import ehrctl.harness.BentServer;
import ehrctl.harness.Cli;
import ehrctl.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sandbox that answers wrongly in one thing: somebody notices, the contract's reader or {@code smoke}. */
class MutantTest {
    @TempDir
    Path home;

    /** One thing that is wrong in the answers to one operation. */
    record Mutant(String what, Operation operation, UnaryOperator<ApiResponse> change) {
        @Override
        public String toString() {
            return operation + ": " + what;
        }
    }

    private static Mutant body(String what, Operation operation, Consumer<ObjectNode> change) {
        return new Mutant(what, operation, response -> {
            JsonNode body = response.body().deepCopy();
            if (body instanceof ArrayNode array) {
                array.forEach(element -> change.accept((ObjectNode) element));
            } else {
                change.accept((ObjectNode) body);
            }
            return new ApiResponse(response.status(), response.headers(), body);
        });
    }

    private static Mutant status(int status, Operation operation) {
        return new Mutant(
                "status " + status,
                operation,
                response -> new ApiResponse(status, response.headers(), response.body()));
    }

    private static void rename(ObjectNode object, String from, String to) {
        object.set(to, object.remove(from));
    }

    static List<Mutant> mutants() {
        return List.of(
                body("id renamed", Operation.LIST_CARE_UNITS, o -> rename(o, "id", "care_unit_id")),
                body("name is a number", Operation.GET_CARE_UNIT, o -> o.put("name", 7)),
                body("emr_id missing", Operation.CREATE_PATIENT, o -> o.remove("emr_id")),
                body("phones is a text", Operation.GET_PATIENT, o -> o.put("phones", "+4700000000")),
                body("last_name renamed", Operation.FIND_PATIENTS, o -> rename(o, "last_name", "surname")),
                body("type is none that is known", Operation.LIST_RESOURCES, o -> o.put("type", "robot")),
                body("id is a number", Operation.GET_RESOURCE, o -> o.put("id", 101)),
                body("duration is zero", Operation.LIST_HEALTHCARE_SERVICES, o -> o.put("duration_minutes", 0)),
                body("offset dropped", Operation.LIST_TIMESLOTS, o -> o.put("start", withoutOffset(o, "start"))),
                body("resource_id missing", Operation.LIST_TIMESLOTS, o -> o.remove("resource_id")),
                body("start_time instead of start", Operation.LIST_APPOINTMENTS, o -> rename(o, "start", "start_time")),
                body("status in capitals", Operation.GET_APPOINTMENT, o -> o.put("status", "BOOKED")),
                body("end without offset", Operation.CREATE_APPOINTMENT, o -> o.put("end", withoutOffset(o, "end"))),
                new Mutant(
                        "an object instead of an array",
                        Operation.LIST_RESOURCES,
                        response -> new ApiResponse(
                                response.status(), Map.of(), Json.object().set("data", response.body()))),
                new Mutant(
                        "an array instead of an object",
                        Operation.GET_RESOURCE,
                        response -> new ApiResponse(
                                response.status(), Map.of(), Json.array().add(response.body()))),
                status(200, Operation.CREATE_APPOINTMENT),
                status(202, Operation.CREATE_PATIENT),
                status(204, Operation.CANCEL_APPOINTMENT),
                body("slot_minutes is a text", Operation.GET_SCHEDULE, o -> o.put("slot_minutes", "30")),
                body("created_at is a date", Operation.CREATE_MEDICAL_NOTE, o -> o.put("created_at", "2026-11-22")),
                body("signed is a text", Operation.LIST_MEDICAL_NOTES, o -> o.put("signed", "no")),
                body("size is a text", Operation.LIST_DOCUMENTS, o -> o.put("size_bytes", "2")));
    }

    /** One for each kind of object that is answered. */
    static List<Mutant> withAFieldMore() {
        return Stream.of(
                        Operation.LIST_CARE_UNITS,
                        Operation.CREATE_PATIENT,
                        Operation.LIST_RESOURCES,
                        Operation.LIST_HEALTHCARE_SERVICES,
                        Operation.LIST_TIMESLOTS,
                        Operation.CREATE_APPOINTMENT,
                        Operation.GET_SCHEDULE,
                        Operation.CREATE_MEDICAL_NOTE,
                        Operation.LIST_DOCUMENTS)
                .map(operation -> body("a field nobody knows", operation, o -> o.put("colour", "red")))
                .toList();
    }

    private static String withoutOffset(ObjectNode object, String field) {
        return object.path(field).asText().replaceFirst("([+-]\\d\\d:\\d\\d|Z)$", "");
    }

    @ParameterizedTest
    @MethodSource({"mutants", "withAFieldMore"})
    void somebodyNotices(Mutant mutant) throws IOException {
        try (Observed observed =
                new Observed((request, response) -> response.ok() && BentServer.is(request, mutant.operation())
                        ? mutant.change().apply(response)
                        : response)) {
            Cli.Result result = smoke(observed);
            assertTrue(
                    result.exit() != 0 || !observed.violations().isEmpty(),
                    () -> "nobody noticed; smoke said\n" + result.out());
        }
    }

    @Test
    void nobodyComplainsOfTheHonestOne() throws IOException {
        try (Observed observed = new Observed()) {
            assertEquals(0, smoke(observed).exit());
            assertEquals(List.of(), observed.violations());
        }
    }

    private Cli.Result smoke(Observed observed) {
        return new Cli(home).with("EHRCTL_API", observed.url()).run("smoke", "--emr", "webdoc", "--write=all");
    }
}
