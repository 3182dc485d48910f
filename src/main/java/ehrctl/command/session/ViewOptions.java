package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.output.Format;
import ehrctl.output.View;
import org.jspecify.annotations.Nullable;

/** The options that say how an answer is shown, held against what a command shows. */
final class ViewOptions {
    private final Arguments arguments;
    private final Format format;

    ViewOptions(Arguments arguments, Format format) {
        this.arguments = arguments;
        this.format = format;
    }

    /**
     * What is shown of it.
     *
     * @param shows what the command shows; null where it prints no records
     * @throws Failure (usage) where an option cannot apply to it
     */
    View of(@Nullable View shows) {
        View view = shows == null ? View.of() : shows;
        if (shows == null || !view.list()) {
            refuse(GlobalOption.SORT, "this command shows no list");
            refuse(GlobalOption.LIMIT, "this command shows no list");
        }
        if (shows == null || !hasNames(view)) {
            refuse(GlobalOption.NAMES, "this command shows neither resource_id nor healthcare_service_id");
        }
        if (format == Format.ID && arguments.gives(GlobalOption.NAMES)) {
            throw Failure.usage("--names and --output id exclude each other");
        }
        if (shows != null
                && format == Format.ID
                && (arguments.has(GlobalOption.DRY_RUN.longName()) || !view.hasIds())) {
            throw Failure.usage("what this command answers has no id", "use another format than id");
        }
        if (shows != null && format == Format.WEEK) {
            checkWeek(view);
        }
        return chosen(view);
    }

    private void checkWeek(View view) {
        if (!view.hasWeeks() || arguments.has(GlobalOption.DRY_RUN.longName())) {
            throw Failure.usage(
                    "week shows timeslots, appointments and schedules only", "use another format than week");
        }
        if (arguments.text(GlobalOption.FIELDS.longName()) != null) {
            throw Failure.usage("--fields and --output week exclude each other");
        }
    }

    /** Whether it is known to hold ids that have names, or nothing is known of it. */
    private static boolean hasNames(View view) {
        boolean unknown = view.list() && view.fields().isEmpty();
        return unknown || view.fields().contains("resource_id") || view.fields().contains("healthcare_service_id");
    }

    /** A line of a batch passes over what the whole batch is told. */
    private void refuse(GlobalOption option, String why) {
        if (arguments.gives(option)) {
            throw Failure.usage(option.longName() + " has no place here: " + why);
        }
    }

    /** The columns that the user chose of them. */
    private View chosen(View columns) {
        String fields = arguments.text(GlobalOption.FIELDS.longName());
        if (fields == null) {
            return columns;
        }
        if (format == Format.ID) {
            throw Failure.usage("--fields and --output id exclude each other");
        }
        try {
            return columns.withFields(fields);
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--fields: " + e.getMessage(), "write it as --fields id,start");
        }
    }
}
