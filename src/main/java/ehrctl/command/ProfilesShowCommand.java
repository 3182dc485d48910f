package ehrctl.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.id.Mask;
import ehrctl.json.Json;
import ehrctl.output.View;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code profiles show}: the settings in force, and where each comes from. Credentials show only that they are set. */
final class ProfilesShowCommand extends ToolCommand {
    private static final String ORIGIN = "--origin";

    ProfilesShowCommand() {
        super("profiles", "show", "Show the settings in force");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(
                Argument.positional("NAME", "a profile other than the one in use")
                        .optional(),
                Argument.flag(ORIGIN, "say where each value comes from"));
    }

    @Override
    public List<String> examples() {
        return List.of("profiles show --origin");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3);
    }

    @Override
    public int run(Session session) {
        boolean origin = session.arguments().has(ORIGIN);
        session.prepare(
                (origin ? View.of("setting", "value", "origin") : View.of("setting", "value")).withIds("setting", ""));
        String name = session.arguments().positional();
        Settings settings =
                name == null ? session.settings() : session.settings().withProfile(name);
        ArrayNode rows = Json.array();
        for (ProfileKey key : ProfileKey.values()) {
            GlobalOption option = key.option();
            if (option != null) {
                Settings.Setting setting = settings.setting(option);
                add(rows, key.key(), value(option, setting.value()), word(settings, setting.origin()), origin);
            } else if (settings.profile().values().has(key.key())) {
                add(rows, key.key(), "set", word(settings, Settings.Origin.PROFILE), origin);
            }
        }
        for (String variable : List.of("EHRCTL_CLIENT_ID", "EHRCTL_CLIENT_SECRET")) {
            if (session.surroundings().variable(variable) != null) {
                add(rows, variable, "set", "environment", origin);
            }
        }
        session.print(rows);
        return 0;
    }

    private static @Nullable String value(GlobalOption option, @Nullable String value) {
        if (value != null) {
            // A URL may hold a password.
            return Mask.text(value);
        }
        return switch (option) {
            case API -> "sandbox";
            case OUTPUT -> "table";
            default -> null;
        };
    }

    private static String word(Settings settings, Settings.Origin origin) {
        String word = origin.name().toLowerCase(Locale.ROOT);
        return origin == Settings.Origin.PROFILE
                ? word + " " + settings.profile().name()
                : word;
    }

    private static void add(ArrayNode rows, String setting, @Nullable String value, String from, boolean origin) {
        ObjectNode row = rows.addObject().put("setting", setting).put("value", value);
        if (origin) {
            row.put("origin", from);
        }
    }
}
