package ehrctl.command.request;

import ehrctl.api.Failure;

/** The rules of changing an appointment: start and end only together, and something at least. */
final class AppointmentChange extends Field {
    @Override
    void checkLine(TypedLine line) {
        boolean start = line.gives("--start");
        boolean end = line.gives("--end") || line.gives(WindowField.DURATION);
        if (start != end) {
            throw Failure.usage("--start and --end, or --duration, can only be changed together");
        }
        if (!start && !line.gives("--resource-id") && !line.gives("--comment")) {
            throw Failure.usage("there is nothing to change", "give --start and --end, --resource-id or --comment");
        }
    }
}
