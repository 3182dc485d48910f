package ehrctl.command;

import ehrctl.api.Failure;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Whether an error is to be JSON, which must be known even where the command line cannot be parsed. */
final class ErrorFormat {
    private final String[] arguments;
    private final Surroundings surroundings;

    ErrorFormat(String[] arguments, Surroundings surroundings) {
        this.arguments = arguments;
        this.surroundings = surroundings;
    }

    boolean json() {
        String format = value(GlobalOption.OUTPUT);
        if (format == null) {
            format = surroundings.variable("EHRCTL_OUTPUT");
        }
        if (format == null) {
            format = ofProfile();
        }
        return "json".equals(format) || "ndjson".equals(format);
    }

    /** What the line, or else the environment, says; null where neither does. */
    @Nullable
    String given(GlobalOption option) {
        String value = value(option);
        String variable = option.environment();
        return value == null && variable != null ? surroundings.variable(variable) : value;
    }

    /** The last value that the line gives, or null. */
    private @Nullable String value(GlobalOption option) {
        String found = null;
        String shortName = option.shortName();
        char letter = shortName == null ? ' ' : shortName.charAt(1);
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            String argument = arguments[i];
            String next = i + 1 < arguments.length ? arguments[i + 1] : null;
            if (argument.equals(option.longName())) {
                found = next;
            } else if (argument.startsWith(option.longName() + "=")) {
                found = argument.substring(option.longName().length() + 1);
            } else if (shortName != null && (argument.startsWith("-" + letter) || argument.startsWith("-v" + letter))) {
                String attached = argument.substring(argument.indexOf(letter) + 1);
                found = attached.isEmpty() ? next : attached.startsWith("=") ? attached.substring(1) : attached;
            }
        }
        return found;
    }

    private @Nullable String ofProfile() {
        if (!Files.exists(ConfigFile.path(surroundings))) {
            return null;
        }
        try {
            ConfigFile config = ConfigFile.read(surroundings);
            String name = value(GlobalOption.PROFILE);
            if (name == null) {
                name = surroundings.variable("EHRCTL_PROFILE");
            }
            return config.profile(name == null ? config.current() : name)
                    .path(ProfileKey.OUTPUT.key())
                    .textValue();
        } catch (Failure e) {
            // A file that cannot be read is an error of its own, and says nothing of formats.
            return null;
        }
    }
}
