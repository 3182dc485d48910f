package ehrctl.command.request;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ValueSource;
import ehrctl.id.IdType;
import ehrctl.id.InvalidIdException;
import ehrctl.id.TypedId;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.util.List;

/** {@code --slot}: a timeslot as the API answered it, which says start, end, resource and service of a booking. */
final class SlotField extends Field {
    static final String SLOT = "--slot";
    /** The parameters that it fills in. */
    static final List<String> FIELDS = List.of("start", "end", "resource_id", "healthcare_service_id");

    private final Operation operation;

    SlotField(Operation operation) {
        this.operation = operation;
    }

    @Override
    List<Argument> arguments() {
        return List.of(Argument.option(
                        SLOT,
                        "JSON",
                        "a timeslot, as timeslots list prints it, instead of start, end, resource and service;"
                                + " @- reads standard input, @FILE a file")
                .taking(Argument.Takes.CONTENT));
    }

    @Override
    void refuseTogether(TypedLine line) {
        for (String option :
                List.of("--start", "--end", WindowField.DURATION, "--resource-id", "--healthcare-service-id")) {
            if (line.gives(SLOT) && line.gives(option)) {
                throw Failure.usage(SLOT + " and " + option + " exclude each other");
            }
        }
    }

    @Override
    List<String> fills(TypedLine line) {
        return line.gives(SLOT) ? FIELDS : List.of();
    }

    @Override
    List<String> insteadOf(List<String> missing) {
        return missing.contains("--start") && missing.contains("--resource-id")
                ? List.of(
                        "or take the first free timeslot:",
                        "ehrctl timeslots list -o json | ehrctl appointments create --slot @- --patient-id ID")
                : List.of();
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
    private static JsonNode read(TypedLine line) {
        ValueSource source = ValueSource.ofText(String.valueOf(line.text(SLOT)), SLOT);
        JsonNode read;
        try {
            String text = source.content(line.surroundings(), SLOT).strip();
            if (text.isEmpty()) {
                throw Failure.usage(
                        "--slot: there is no timeslot in what was read", "look at other days or another resource");
            }
            read = Json.parse(lines(text) ? text.substring(0, text.indexOf('\n')) : text);
        } catch (MalformedJsonException e) {
            throw Failure.usage(
                    "--slot is not a timeslot: " + e.getMessage(), "pipe in: ehrctl timeslots list -o json");
        }
        if (read.isArray() && read.isEmpty()) {
            throw Failure.usage("--slot: there is no timeslot in the list", "look at other days or another resource");
        }
        JsonNode timeslot = read.isArray() ? read.get(0) : read;
        for (String field : FIELDS) {
            if (!timeslot.path(field).isTextual()) {
                throw Failure.usage("--slot: the timeslot has no " + field, "pipe in: ehrctl timeslots list -o json");
            }
        }
        return timeslot;
    }

    @Override
    void put(TypedLine line, ApiRequest.Builder request) {
        if (!line.gives(SLOT)) {
            return;
        }
        JsonNode timeslot = read(line);
        for (Parameter parameter : operation.parameters()) {
            if (FIELDS.contains(parameter.name())) {
                put(line, request, parameter, timeslot.path(parameter.name()).asText());
            }
        }
    }

    private static void put(TypedLine line, ApiRequest.Builder request, Parameter parameter, String value) {
        if (!parameter.kind().typedId()) {
            request.put(parameter, value);
            return;
        }
        try {
            line.placement().place(request, parameter, null, new TypedId.Direct(IdType.EMR_ID, value));
        } catch (InvalidIdException e) {
            throw Failure.usage(SLOT + ": " + e.getMessage());
        }
    }
}
