package ehrctl.command.tool;

import ehrctl.api.Ehrs;
import ehrctl.command.line.Argument;
import ehrctl.command.line.Arguments;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.session.ApiAddress;
import ehrctl.command.session.ProfileKey;
import ehrctl.command.session.Session;
import ehrctl.command.session.Settings;
import ehrctl.command.session.ToolCommand;
import ehrctl.mask.Mask;
import ehrctl.output.Format;
import ehrctl.output.View;
import java.util.List;
import java.util.Locale;
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
                        .taking(Argument.Takes.PROFILE)
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
        SettingRows shown = shown(session, settings);
        if (SettingRows.wanted(session.settings().format(), session.arguments())) {
            session.show(origin ? View.of("setting", "value", "origin") : View.of("setting", "value"));
            session.print(shown.rows());
        } else {
            session.print(origin ? shown.object() : shown.withoutOrigins());
        }
        return 0;
    }

    /** Every setting with its value and origin. */
    private static SettingRows shown(Session session, Settings settings) {
        SettingRows shown = new SettingRows();
        boolean embedded = ApiAddress.embedded(settings.api());
        String profile = settings.profile().name();
        shown.add("profile", profile.isEmpty() ? null : profile, profileOrigin(session, settings), "(none)");
        for (ProfileKey key : ProfileKey.values()) {
            GlobalOption option = key.option();
            if (option != null) {
                Settings.Setting setting = settings.setting(option);
                shown.add(
                        key.key(),
                        value(option, setting.value(), settings),
                        word(settings, setting.origin()),
                        unset(option, embedded));
            } else if (settings.profile().values().has(key.key())) {
                String value = key == ProfileKey.WRITES ? settings.writes() : "set";
                shown.add(key.key(), value, word(settings, Settings.Origin.PROFILE));
            }
        }
        for (String variable : List.of("EHRCTL_CLIENT_ID", "EHRCTL_CLIENT_SECRET")) {
            if (session.surroundings().variable(variable) != null) {
                shown.add(variable, "set", "environment");
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
            case API -> ApiAddress.SANDBOX;
            case EMR -> ApiAddress.embedded(settings.api()) ? Ehrs.SANDBOX_DEFAULT : null;
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

    /** What holds where nothing is set. */
    private static String unset(GlobalOption option, boolean embedded) {
        return switch (option) {
            case CARE_UNIT -> embedded ? "(the EHR's first)" : "(not set)";
            case TIME_ZONE -> embedded ? "(the care unit's)" : "(not set)";
            default -> "(not set)";
        };
    }
}
