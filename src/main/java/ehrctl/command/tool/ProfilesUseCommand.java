package ehrctl.command.tool;

import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.session.ConfigFile;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import java.util.List;

/** {@code profiles use}: chooses the profile that commands take where none is named. */
public final class ProfilesUseCommand extends ToolCommand {
    private static final String NONE = "--none";

    public ProfilesUseCommand() {
        super("profiles", "use", "Choose the profile for commands that name none");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(
                Argument.positional("NAME", "the profile")
                        .taking(Argument.Takes.PROFILE)
                        .optional(),
                Argument.flag(NONE, "use no profile where none is named"));
    }

    @Override
    public List<String> examples() {
        return List.of("profiles use test", "profiles use --none");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3);
    }

    @Override
    public boolean usesProfile() {
        return false;
    }

    @Override
    public int run(Session session) {
        String name = session.arguments().positional();
        boolean none = session.arguments().has(NONE);
        if (none == (name != null)) {
            throw Failure.usage(
                    none ? "NAME and --none exclude each other" : "NAME is missing",
                    "see: ehrctl profiles list, or use --none");
        }
        if (name == null) {
            ConfigFile.change(session.surroundings(), ConfigFile::useNone);
            session.done("no profile is in use");
            return 0;
        }
        ConfigFile.read(session.surroundings()).existing(name);
        ConfigFile.change(session.surroundings(), config -> {
            config.existing(name);
            config.use(name);
        });
        session.done("profile " + name + ": in use where no other is named");
        return 0;
    }
}
