package ehrctl.command.line;

import ehrctl.api.Failure;
import org.jspecify.annotations.Nullable;

/** Whether a stream gets colour: the option before the environment before what the stream is. */
public final class Color {
    private Color() {}

    public static boolean wanted(@Nullable String option, Surroundings surroundings, boolean terminal) {
        if (option != null) {
            return switch (option) {
                case "always" -> true;
                case "never" -> false;
                default -> automatic(surroundings, terminal);
            };
        }
        return automatic(surroundings, terminal);
    }

    /**
     * Checks that the option, where it is given, is a choice that exists.
     *
     * @param option what {@code --color} says; null where it is not given
     */
    public static void check(@Nullable String option) {
        if (option != null && !option.equals("always") && !option.equals("never") && !option.equals("auto")) {
            throw Failure.usage("--color is auto, always or never");
        }
    }

    private static boolean automatic(Surroundings surroundings, boolean terminal) {
        if (surroundings.variable("NO_COLOR") != null) {
            return false;
        }
        String force = surroundings.variable("CLICOLOR_FORCE");
        if (force != null && !force.equals("0")) {
            return true;
        }
        return terminal && !"dumb".equals(surroundings.variable("TERM"));
    }
}
