package ehrctl.command;

import java.util.List;

/** {@code profiles remove}: forgets a profile. */
final class ProfilesRemoveCommand extends ToolCommand {
    ProfilesRemoveCommand() {
        super("profiles", "remove", "Remove a profile");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("NAME", "the profile"));
    }

    @Override
    public List<String> examples() {
        return List.of("profiles remove test");
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
        config.remove(ProfilesUseCommand.existing(config, session));
        config.write();
        return 0;
    }
}
