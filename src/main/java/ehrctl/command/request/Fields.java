package ehrctl.command.request;

import ehrctl.api.Operation;
import ehrctl.api.Parameter;
import java.util.ArrayList;
import java.util.List;

/** The fields of each operation: one for each of its parameters, then the sugar and the rules that it has beside them. */
final class Fields {
    private final Operation operation;
    private final List<Field> fields = new ArrayList<>();

    private Fields(Operation operation) {
        this.operation = operation;
    }

    static List<Field> of(Operation operation) {
        Fields all = new Fields(operation);
        for (Parameter parameter : operation.parameters()) {
            all.add(parameter);
        }
        switch (operation) {
            case FIND_PATIENTS -> all.fields.add(new AnyOf("--first-name", "--last-name"));
            case CREATE_PATIENT -> all.fields.add(new PatientRegistration(operation));
            case CREATE_APPOINTMENT -> all.fields.add(new SlotField(operation));
            case UPDATE_APPOINTMENT -> all.fields.add(new AppointmentChange());
            default -> {}
        }
        return all.fields;
    }

    private void add(Parameter parameter) {
        String name = operation.argument(parameter);
        List<String> others = operation == Operation.CREATE_APPOINTMENT && SlotField.FIELDS.contains(parameter.name())
                ? List.of(SlotField.SLOT)
                : List.of();
        switch (parameter.kind()) {
            case RESOURCE_ID, PATIENT_ID, BARE_RESOURCE_ID, AUTHOR_ID ->
                fields.add(new IdField(parameter, name, others));
            case ID, CODE -> fields.add(new ReadableField(parameter, name, others, operation.many() != null));
            case NATIONAL_NUMBER -> fields.add(new NationalNumberField(parameter, name));
            case ID_LIST, PERSONAL_TEXT_LIST -> fields.add(new ListField(parameter, name));
            case TEXT, PERSONAL_TEXT -> fields.add(new TextField(parameter, name));
            case WHOLE_NUMBER -> fields.add(new NumberField(parameter, name));
            case PERSONAL_OBJECT -> fields.add(new NoteField(parameter, name));
            case FILE -> fields.add(new FileField(parameter, name, operation.parameter("format")));
            case TIME -> addTime(parameter, name, others);
        }
    }

    /** A start and an end are read together: each may follow from the other. */
    private void addTime(Parameter parameter, String name, List<String> others) {
        Parameter start = operation.parameter(WindowField.START);
        Parameter end = operation.parameter(WindowField.END);
        boolean first = parameter.name().equals(WindowField.START);
        boolean second = parameter.name().equals(WindowField.END);
        if (start == null || end == null || !(first || second)) {
            fields.add(new TimeField(parameter, name, others));
        } else if (first) {
            fields.add(new WindowField(
                    new TimeField(start, name, others),
                    new TimeField(end, operation.argument(end), orDuration(others))));
        }
    }

    private static List<String> orDuration(List<String> others) {
        List<String> all = new ArrayList<>(List.of(WindowField.DURATION));
        all.addAll(others);
        return all;
    }
}
