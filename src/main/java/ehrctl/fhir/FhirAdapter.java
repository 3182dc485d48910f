package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.Operation;
import ehrctl.remote.HttpSettings;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers the unified API's requests by asking a FHIR R4 server: each takes one round trip or several. What is no
 * request of the unified API goes to the server as it is.
 */
public final class FhirAdapter implements EhrAdapter {
    private final Door door;
    private final Clock clock;
    private final Consumer<String> hints;

    /**
     * Connects to nothing yet.
     *
     * @param settings without credentials: the unified API's headers are none of a FHIR server's business
     * @param client who is calling
     * @param hints told what no answer says
     */
    public FhirAdapter(HttpSettings settings, Client client, Clock clock, Consumer<String> hints) {
        this.door = new Door(settings, client);
        this.clock = clock;
        this.hints = hints;
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        return send(request, door);
    }

    /**
     * What {@link #send} would send, in order, without sending it: method, target, headers and body of each request,
     * masked. A word in capitals stands for what only the server knows.
     *
     * @param shown where they are added
     * @param mark null for people; for a shell what stands around the name of a variable, in place of each value that
     *     nobody may see or only the server knows
     * @return a refusal that needs no server, or a success
     */
    public ApiResponse rehearse(ApiRequest request, ArrayNode shown, @Nullable Character mark) {
        return send(request, door.rehearsed(new Rehearsal(request, shown, mark)));
    }

    private ApiResponse send(ApiRequest request, Door way) {
        Operation.Match match = request.match();
        try {
            if (match == null) {
                return new Raw(way).send(request);
            }
            Operation operation = match.operation();
            Dialect dialect = Dialect.of(request.emr());
            if (dialect.lacks().contains(operation.command())) {
                hints.accept("no document says that " + dialect.name() + " has " + operation.command()
                        + " over FHIR; the server decides");
            }
            Asked asked = new Asked(request, match, clock);
            Server server = new Server(way, request);
            JsonNode body = dialect.booking() == Dialect.Way.SLOT_FIRST || !scheduling(operation)
                    ? answer(server, asked, operation)
                    : otherwise(server, asked, operation, dialect);
            return new ApiResponse(operation.answer().status(), Map.of(), body);
        } catch (Problem problem) {
            return problem.toResponse();
        }
    }

    /** Whether dialects differ in it. */
    private static boolean scheduling(Operation operation) {
        return switch (operation) {
            case LIST_TIMESLOTS,
                    CREATE_APPOINTMENT,
                    UPDATE_APPOINTMENT,
                    CANCEL_APPOINTMENT,
                    UPDATE_APPOINTMENTS,
                    CANCEL_APPOINTMENTS -> true;
            default -> false;
        };
    }

    private static JsonNode otherwise(Server server, Asked asked, Operation operation, Dialect dialect) {
        boolean plain = dialect.booking() == Dialect.Way.PLAIN;
        PlainScheduling plainly = new PlainScheduling(server, asked);
        OperationScheduling byOperation = new OperationScheduling(server, asked, dialect);
        return switch (operation) {
            case LIST_TIMESLOTS -> plain ? plainly.list() : byOperation.list();
            case CREATE_APPOINTMENT -> plain ? plainly.create() : byOperation.create();
            case UPDATE_APPOINTMENT -> {
                String id = asked.path("appointment_id");
                yield plain ? plainly.update(id) : byOperation.update(id);
            }
            case CANCEL_APPOINTMENT -> {
                String id = asked.path("appointment_id");
                yield plain ? plainly.cancel(id) : byOperation.cancel(id);
            }
            default -> throw Problem.unsupported("one appointment at a time, in this dialect of FHIR");
        };
    }

    private JsonNode answer(Server server, Asked asked, Operation operation) {
        return switch (operation) {
            case LIST_CARE_UNITS -> new CareUnits(server).list();
            case GET_CARE_UNIT -> new CareUnits(server).get(asked.careUnit());
            case FIND_PATIENTS -> new Patients(server).find(asked);
            case GET_PATIENT -> new Patients(server).get(asked);
            case CREATE_PATIENT -> new NewPatient(server, hints).create(asked);
            case LIST_RESOURCES -> new Resources(server, asked.careUnit()).list();
            case GET_RESOURCE -> new Resources(server, asked.careUnit()).get(asked.requiredId("resource_id"));
            case LIST_HEALTHCARE_SERVICES -> new Services(server, asked.careUnit()).list();
            case LIST_TIMESLOTS -> new Timeslots(server, asked.careUnit()).list(asked);
            case LIST_APPOINTMENTS -> new Appointments(server, asked.careUnit()).list(asked);
            case GET_APPOINTMENT -> new Appointments(server, asked.careUnit()).get(asked.path("appointment_id"));
            case CREATE_APPOINTMENT -> new Booking(server, asked.careUnit()).create(asked);
            case UPDATE_APPOINTMENT -> new Moving(server, asked).one(asked.path("appointment_id"));
            case CANCEL_APPOINTMENT -> new Cancelling(server, asked).one(asked.path("appointment_id"));
            case UPDATE_APPOINTMENTS -> {
                Moving moving = new Moving(server, asked);
                yield Bulk.change(asked, target -> moving.open(target.id(), target.path()), moving::update);
            }
            case CANCEL_APPOINTMENTS -> {
                Cancelling cancelling = new Cancelling(server, asked);
                yield Bulk.change(asked, target -> cancelling.open(target.id(), target.path()), cancelling::cancel);
            }
            case CONFIRM_APPOINTMENT -> throw Problem.unsupported("FHIR has no place for a confirmation code");
            case GET_SCHEDULE -> new Schedules(server, asked.careUnit()).list(asked);
            case CREATE_SCHEDULE -> new NewSchedule(server, asked.careUnit()).create(asked);
            case LIST_MEDICAL_NOTES -> new Notes(server).list(asked);
            case CREATE_MEDICAL_NOTE -> new Notes(server).create(asked);
            case LIST_DOCUMENTS -> new Documents(server).list(asked);
            case CREATE_DOCUMENT -> new Documents(server).create(asked);
        };
    }

    @Override
    public void close() {
        door.close();
    }
}
