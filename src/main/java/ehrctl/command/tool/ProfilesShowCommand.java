package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Ehrs;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.ProfileKey;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.Target;
import ehrctl.command.session.ToolCommand;
import ehrctl.json.Json;
import ehrctl.mask.Mask;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code profiles show}: the settings in force, and where each comes from. Credentials show only that they are set. */
public final class ProfilesShowCommand extends ToolCommand {
    private static final String ORIGIN = "--origin";

    public ProfilesShowCommand() {
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

    /** One object, as scripts read it; people get a row for each setting. */
    @Override
    public View view(Arguments arguments) {
        return View.of().withoutIds();
    }

    @Override
    public int run(Session session) {
        boolean origin = session.arguments().has(ORIGIN);
        String name = session.arguments().positional();
        Settings settings =
                name == null ? session.settings() : session.settings().withProfile(name);
        Format format = session.settings().format();
        boolean rows = format == Format.CSV
                || (format == Format.TABLE && !session.arguments().has(GlobalOption.FIELDS.longName()));
        ObjectNode shown = shown(session, settings);
        if (rows) {
            session.show(origin ? View.of("setting", "value", "origin") : View.of("setting", "value"));
            session.print(rows(shown, Target.embedded(settings.api())));
        } else {
            session.print(origin ? shown : withoutOrigins(shown));
        }
        return 0;
    }

    /** Every setting with its value and origin. */
    private static ObjectNode shown(Session session, Settings settings) {
        ObjectNode shown = Json.object();
        String profile = settings.profile().name();
        add(shown, "profile", profile.isEmpty() ? null : profile, profileOrigin(session, settings));
        for (ProfileKey key : ProfileKey.values()) {
            GlobalOption option = key.option();
            if (option != null) {
                Settings.Setting setting = settings.setting(option);
                add(shown, key.key(), value(option, setting.value(), settings), word(settings, setting.origin()));
            } else if (settings.profile().values().has(key.key())) {
                add(shown, key.key(), "set", word(settings, Settings.Origin.PROFILE));
            }
        }
        for (String variable : List.of("EHRCTL_CLIENT_ID", "EHRCTL_CLIENT_SECRET")) {
            if (session.surroundings().variable(variable) != null) {
                add(shown, variable, "set", "environment");
            }
        }
        return shown;
    }

    private static String profileOrigin(Session session, Settings settings) {
        if (session.arguments().positional() != null) {
            return "argument";
        }
        Settings.Origin origin = settings.setting(GlobalOption.PROFILE).origin();
        boolean used =
                origin == Settings.Origin.DEFAULT && !settings.profile().name().isEmpty();
        return used ? "profiles use" : origin.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(GlobalOption option, @Nullable String value, Settings settings) {
        if (value != null) {
            // A URL may hold a password.
            return Mask.text(value);
        }
        return switch (option) {
            case API -> Target.SANDBOX;
            case EMR -> Target.embedded(settings.api()) ? Ehrs.SANDBOX_DEFAULT : null;
            case OUTPUT -> Format.TABLE.word();
            default -> null;
        };
    }

    private static String word(Settings settings, Settings.Origin origin) {
        String word = origin.name().toLowerCase(Locale.ROOT);
        return origin == Settings.Origin.PROFILE
                ? word + " " + settings.profile().name()
                : word;
    }

    private static void add(ObjectNode shown, String setting, @Nullable String value, String origin) {
        shown.putObject(setting).put("value", value).put("origin", origin);
    }

    private static ObjectNode withoutOrigins(ObjectNode shown) {
        ObjectNode values = Json.object();
        for (Map.Entry<String, JsonNode> setting : shown.properties()) {
            values.set(setting.getKey(), setting.getValue().path("value"));
        }
        return values;
    }

    private static ArrayNode rows(ObjectNode shown, boolean embedded) {
        ArrayNode rows = Json.array();
        for (Map.Entry<String, JsonNode> setting : shown.properties()) {
            JsonNode value = setting.getValue().path("value");
            rows.addObject()
                    .put("setting", setting.getKey())
                    .put("value", value.isNull() ? unset(setting.getKey(), embedded) : value.asText())
                    .put("origin", setting.getValue().path("origin").asText());
        }
        return rows;
    }

    /** What holds where nothing is set. */
    private static String unset(String setting, boolean embedded) {
        return switch (setting) {
            case "profile" -> "(none)";
            case "care_unit" -> embedded ? "(the EHR's first)" : "(not set)";
            case "time_zone" -> embedded ? "(the care unit's)" : "(not set)";
            default -> "(not set)";
        };
    }
}
