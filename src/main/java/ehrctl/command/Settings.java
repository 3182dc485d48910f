package ehrctl.command;

import ehrctl.api.Failure;
import ehrctl.output.Format;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The settings in force for one command: option before environment before profile before default. */
final class Settings {
    private final Arguments arguments;
    private final Surroundings surroundings;

    Settings(Arguments arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
    }

    boolean has(GlobalOption flag) {
        return arguments.has(flag.longName());
    }

    /** The value in force, or null. */
    @Nullable
    String value(GlobalOption option) {
        String given = arguments.text(option.longName());
        if (given != null) {
            if (given.isEmpty()) {
                throw Failure.usage(option.longName() + " is empty");
            }
            return given;
        }
        String variable = option.environment();
        return variable == null ? null : surroundings.variable(variable);
    }

    String api() {
        String api = value(GlobalOption.API);
        return api == null ? "sandbox" : api;
    }

    Format format() {
        String word = value(GlobalOption.OUTPUT);
        if (word == null) {
            return Format.TABLE;
        }
        Format format = Format.of(word);
        if (format == null) {
            throw Failure.usage("there is no such output format", "use table, json, ndjson, csv or id");
        }
        return format;
    }

    @Nullable
    ZoneId timeZone() {
        String zone = value(GlobalOption.TIME_ZONE);
        try {
            return zone == null ? null : ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw Failure.usage("there is no such time zone", "use a name such as Europe/Oslo, or an offset as +01:00");
        }
    }

    Duration duration(GlobalOption option, Duration otherwise) {
        String text = value(option);
        return text == null ? otherwise : Durations.parse(text, option.longName());
    }

    int retries() {
        String text = value(GlobalOption.RETRIES);
        if (text == null) {
            return 2;
        }
        return WholeNumber.parse(text, GlobalOption.RETRIES.longName(), 0, 100);
    }

    /** The file that holds the sandbox where none is named. */
    Path sandboxFile() {
        return stateFolder().resolve("sandbox.db");
    }

    /** {@code $XDG_STATE_HOME/ehrctl}, by default below the home folder. */
    private Path stateFolder() {
        String state = surroundings.variable("XDG_STATE_HOME");
        // A relative path is to be ignored, says the XDG base directory specification.
        if (state != null && state.startsWith("/")) {
            return Path.of(state, "ehrctl");
        }
        String home = surroundings.variable("HOME");
        return Path.of(home == null ? System.getProperty("user.home") : home, ".local", "state", "ehrctl");
    }
}
