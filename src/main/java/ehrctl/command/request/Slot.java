package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Parameter;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.IdPlacement;
import ehrctl.command.session.Session;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code --slot}: a timeslot as the API answered it, which says start, end, resource and service of a booking. */
final class Slot {
    static final List<String> FIELDS = List.of("start", "end", "resource_id", "healthcare_service_id");

    private final ValueSource source;
    private JsonNode timeslot = MissingNode.getInstance();

    private Slot(ValueSource source) {
        this.source = source;
    }

    /** Null where the option is not given. */
    static @Nullable Slot of(Arguments arguments) {
        String given = arguments.text(OperationArguments.SLOT);
        if (given == null) {
            return null;
        }
        for (String option : List.of("--start", "--end", "--duration", "--resource-id", "--healthcare-service-id")) {
            if (arguments.has(option)) {
                throw Failure.usage("--slot and " + option + " exclude each other");
            }
        }
        return new Slot(ValueSource.ofText(given, OperationArguments.SLOT));
    }

    boolean gives(String field) {
        return FIELDS.contains(field);
    }

    /** Whether it is a list of one object a line, as ndjson has it, of which the first counts. */
    private static boolean lines(String text) {
        int end = text.indexOf('\n');
        return end > 0
                && text.startsWith("{")
                && text.substring(0, end).strip().endsWith("}")
                && text.substring(end).strip().startsWith("{");
    }

    /** An object, or the first of an array or of many lines. */
    void read(Session session) {
        JsonNode read;
        try {
            String text = source.content(session.surroundings(), OperationArguments.SLOT)
                    .strip();
            if (text.isEmpty()) {
                throw Failure.usage(
                        "--slot: there is no timeslot in what was read", "look at other days or another resource");
            }
            read = Json.parse(lines(text) ? text.substring(0, text.indexOf('\n')) : text);
        } catch (MalformedJsonException e) {
            throw Failure.usage("--slot is no timeslot: " + e.getMessage(), "pipe in: ehrctl timeslots list -o json");
        }
        if (read.isArray() && read.isEmpty()) {
            throw Failure.usage("--slot: there is no timeslot in the list", "look at other days or another resource");
        }
        timeslot = read.isArray() ? read.get(0) : read;
        for (String field : FIELDS) {
            if (!timeslot.path(field).isTextual()) {
                throw Failure.usage("--slot: the timeslot has no " + field, "pipe in: ehrctl timeslots list -o json");
            }
        }
    }

    void put(ApiRequest.Builder request, Parameter parameter, IdPlacement placement) {
        String value = timeslot.path(parameter.name()).asText();
        if (!parameter.kind().typedId()) {
            request.put(parameter, value);
            return;
        }
        try {
            placement.place(request, parameter, null, new TypedId.Direct(IdType.EMR_ID, value));
        } catch (InvalidIdException e) {
            throw Failure.usage("--slot: " + e.getMessage());
        }
    }
}
