package ehrctl.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehr;
import ehrctl.api.Ehrs;
import ehrctl.api.ExitCode;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.api.Source;
import ehrctl.harness.Cli;
import ehrctl.id.IdType;
import ehrctl.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every EHR through the front door: what it supports works, what it lacks ends with 8 and one clear line. */
class EhrMatrixTest {
    @TempDir
    Path dir;

    static List<String> codes() {
        List<String> codes = new ArrayList<>();
        for (Ehr ehr : Ehrs.all()) {
            codes.add(ehr.code());
        }
        return codes;
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyOperationWorksOrIsSaidToBeUnsupported(String code) throws Exception {
        Ehr ehr = Ehrs.find(code);
        Seen seen = look(code);
        for (Operation operation : inOrder()) {
            String[] arguments = arguments(operation, ehr, seen);
            Cli.Result result = cli(code).run(arguments);
            String where = code + ": " + String.join(" ", arguments) + "\n" + result.out() + result.err();
            if (!ehr.supports(operation, Source.CHOSEN)) {
                assertUnsupported(result, ehr.name() + " does not support " + operation.command(), where);
                Cli.Result sent = cli(code).run(concat(arguments, "--no-check"));
                assertEquals(ExitCode.UNSUPPORTED.number(), sent.exit(), where + sent.err());
            } else if (operation == Operation.CONFIRM_APPOINTMENT && !ehr.twoStep()) {
                assertEquals(ExitCode.REJECTED.number(), result.exit(), where);
            } else {
                assertEquals(0, result.exit(), where);
                Json.parse(result.out());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyTypeOfResourceIdIsTakenOrSaidToBeUnsupported(String code) {
        Ehr ehr = Ehrs.find(code);
        for (IdType type : IdType.values()) {
            Cli.Result result = cli(code).run("resources", "get", type.prefix() + ":" + example(type), "-o", "id");
            if (ehr.resourceIds(Source.CHOSEN).contains(type)) {
                int wanted = type == IdType.EMR_ID ? ExitCode.NOT_FOUND.number() : 0;
                assertEquals(wanted, result.exit(), code + " " + result.err());
            } else {
                assertUnsupported(result, ehr.name() + " does not know a resource by " + type.prefix(), code);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyTypeOfPatientIdIsTakenOrSaidToBeUnsupported(String code) {
        Ehr ehr = Ehrs.find(code);
        if (!ehr.supports(Operation.GET_PATIENT, Source.CHOSEN)) {
            return;
        }
        for (IdType type : IdType.values()) {
            Cli.Result result = cli(code).run("patients", "get", type.prefix() + ":" + example(type), "-o", "id");
            if (ehr.patientIds(Source.CHOSEN).contains(type)) {
                assertTrue(List.of(0, ExitCode.NOT_FOUND.number()).contains(result.exit()), code + " " + result.err());
            } else {
                assertUnsupported(result, ehr.name() + " does not know a patient by " + type.prefix(), code);
            }
        }
    }

    /** Cancelling comes last: what is cancelled cannot be changed any more. */
    private static List<Operation> inOrder() {
        List<Operation> operations = new ArrayList<>();
        for (Operation operation : Operation.values()) {
            if (!operation.bulk() && operation != Operation.CANCEL_APPOINTMENT) {
                operations.add(operation);
            }
        }
        operations.add(Operation.CANCEL_APPOINTMENT);
        return operations;
    }

    private static void assertUnsupported(Cli.Result result, String line, String where) {
        assertEquals(ExitCode.UNSUPPORTED.number(), result.exit(), where);
        assertEquals("", result.out(), where);
        assertTrue(result.err().contains(line), where + result.err());
    }

    /** What a user of this EHR has in hand after a look around, a registration and a booking. */
    private record Seen(
            String careUnit, String resource, String patient, String freeSlot, String otherSlot, String booked) {}

    private Seen look(String code) throws Exception {
        Files.writeString(dir.resolve("number.txt"), number(code) + "\n");
        Files.writeString(dir.resolve("file.txt"), "text\n");
        String careUnit = first(cli(code).run("care-units", "list", "-o", "id").out());
        String patient = first(cli(code).run(createPatient(code)).out());
        JsonNode slots =
                Json.parse(cli(code).run("timeslots", "list", "-o", "json").out());
        JsonNode slot = slots.get(0);
        String resource = slot.get("resource_id").asText();
        Cli.Result booking = cli(code).run(book(slot, patient));
        assertEquals(0, booking.exit(), code + booking.err());
        List<JsonNode> free = new ArrayList<>();
        for (JsonNode next : slots) {
            if (next.get("resource_id").equals(slot.get("resource_id"))
                    && next.get("healthcare_service_id").equals(slot.get("healthcare_service_id"))
                    && next.get("start").asText().compareTo(slot.get("end").asText()) >= 0) {
                free.add(next);
            }
        }
        return new Seen(
                careUnit,
                resource,
                patient,
                Json.compact(free.get(free.size() - 1)),
                Json.compact(free.get(free.size() / 2)),
                first(booking.out()));
    }

    private static String[] book(JsonNode slot, String patient) {
        return new String[] {"appointments", "create", "--slot", Json.compact(slot), "--patient-id", patient, "-o", "id"
        };
    }

    private String[] createPatient(String code) {
        List<String> arguments = new ArrayList<>(List.of(
                "patients",
                "create",
                "--first-name",
                "Ola",
                "--last-name",
                "Nordmann",
                "-o",
                "id",
                "--phone",
                "+46701740605"));
        if (Ehrs.find(code).externalId() != null) {
            arguments.addAll(List.of("--external-id", "@" + dir.resolve("number.txt")));
        }
        return arguments.toArray(new String[0]);
    }

    private static String number(String code) {
        return Ehrs.find(code).externalId() == IdType.SE_PERSONAL_NUMBER ? "197010632391" : "26858605848";
    }

    private String[] arguments(Operation operation, Ehr ehr, Seen seen) throws Exception {
        String words = switch (operation) {
            case GET_CARE_UNIT -> seen.careUnit();
            case FIND_PATIENTS -> "--first-name Ola --last-name Nordmann";
            case GET_PATIENT -> seen.patient();
            case CREATE_PATIENT -> "";
            case GET_RESOURCE, GET_SCHEDULE -> seen.resource();
            case GET_APPOINTMENT -> seen.booked();
            case CREATE_APPOINTMENT -> "--patient-id " + seen.patient() + " --slot " + seen.freeSlot();
            case UPDATE_APPOINTMENT -> {
                JsonNode slot = Json.parse(seen.otherSlot());
                yield seen.booked() + " --comment Moved --start "
                        + slot.get("start").asText() + " --end "
                        + slot.get("end").asText();
            }
            case CONFIRM_APPOINTMENT -> seen.booked() + " --code 123456";
            case CANCEL_APPOINTMENT -> seen.booked();
            case CREATE_SCHEDULE -> seen.resource() + " --start 2027-03-06T20:00Z --duration 2h";
            case LIST_MEDICAL_NOTES, LIST_DOCUMENTS -> "--patient-id " + seen.patient();
            case CREATE_MEDICAL_NOTE ->
                "--patient-id " + seen.patient() + " --title T --unstructured x --created-by-id " + seen.resource();
            case CREATE_DOCUMENT ->
                "--patient-id " + seen.patient() + " --title T --type t --created-by-id " + seen.resource() + " --file "
                        + dir.resolve("file.txt");
            default -> {
                if (operation.parameters().stream().anyMatch(Parameter::required)) {
                    throw new AssertionError("say here what a user types for " + operation);
                }
                yield "";
            }
        };
        if (operation == Operation.CREATE_PATIENT) {
            String[] create = createPatient(ehr.code());
            create[7] = "json";
            return create;
        }
        List<String> arguments = new ArrayList<>(List.of(operation.noun(), operation.verb(), "-o", "json"));
        for (String word : words.split(" ", -1)) {
            if (!word.isEmpty()) {
                arguments.add(word);
            }
        }
        return arguments.toArray(new String[0]);
    }

    private static String example(IdType type) {
        return switch (type) {
            case EMR_ID -> "no-such-id";
            case SE_PERSONAL_NUMBER -> "191212121212";
            case NO_PERSONAL_NUMBER -> "26258605879";
            case HSA_ID -> "SE2321000131-E000000012345";
            case NHS_NUMBER -> "9000000009";
        };
    }

    private static String[] concat(String[] arguments, String last) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add(last);
        return all.toArray(new String[0]);
    }

    private static String first(String text) {
        return text.lines().findFirst().orElse("");
    }

    private Cli cli(String code) {
        return new Cli(dir).with("EHRCTL_EMR", code);
    }
}
