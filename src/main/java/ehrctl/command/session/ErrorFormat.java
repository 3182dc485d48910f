package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.command.line.CommandForm;
import ehrctl.command.line.CommandForms;
import ehrctl.command.line.CommandLineWords;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.OptionWords;
import ehrctl.command.line.Surroundings;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether an error is to be JSON, which must be known even where the command line cannot be parsed. */
final class ErrorFormat {
    private final String[] arguments;
    private final Surroundings surroundings;
    private final @Nullable CommandForms commands;

    /** @param commands tell which words are values; null where there is no line to read */
    ErrorFormat(String[] arguments, Surroundings surroundings, @Nullable CommandForms commands) {
        this.arguments = arguments;
        this.commands = commands;
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
        CommandLineWords words = CommandLineWords.of(arguments);
        CommandForm command = commands != null && words.clear() && words.noun() != null && words.verb() != null
                ? commands.find(words.noun(), words.verb())
                : null;
        OptionWords options = new OptionWords(command == null ? List.of() : command.arguments());
        boolean whole = command != null && command.stopsAtPositional();
        int positionals = 0;
        String found = null;
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            OptionWords.Found here = options.read(arguments[i]);
            if (here == null) {
                // Behind noun, verb and program stand options of that program.
                positionals += arguments[i].startsWith("-") ? 0 : 1;
                if (whole && positionals == 3) {
                    break;
                }
                continue;
            }
            boolean next = here.takesNext() && i + 1 < arguments.length;
            String value = next ? arguments[++i] : here.attached();
            found = here.is(option) && value != null ? value : found;
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
