package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.List;

/** {@code profiles use}: chooses the profile that commands take where none is named. */
final class ProfilesUseCommand extends ToolCommand {
    ProfilesUseCommand() {
        super("profiles", "use", "Choose the profile for commands that name none");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("NAME", "the profile"));
    }

    @Override
    public List<String> examples() {
        return List.of("profiles use test");
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
        ConfigFile config = ConfigFile.read(session.surroundings());
        config.use(existing(config, session));
        config.write();
        return 0;
    }

    static String existing(ConfigFile config, Session session) {
        String name = String.valueOf(session.arguments().positional());
        if (config.profile(name).isMissingNode()) {
            throw Failure.unsent(ExitCode.CONFIG, "there is no profile " + name, "see: ehrctl profiles list");
        }
        return name;
    }
}
