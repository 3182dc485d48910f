package ehrctl.command.tool;

import ehrctl.command.line.Argument;
import ehrctl.command.session.ConfigFile;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import java.util.List;

/** {@code profiles remove}: forgets a profile. */
public final class ProfilesRemoveCommand extends ToolCommand {
    public ProfilesRemoveCommand() {
        super("profiles", "remove", "Remove a profile");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("NAME", "the profile").taking(Argument.Takes.PROFILE));
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
        String name = session.arguments().positional(0);
        ConfigFile.read(session.surroundings()).existing(name);
        ConfigFile.change(session.surroundings(), config -> {
            config.existing(name);
            config.remove(name);
        });
        session.done("profile " + name + ": removed");
        return 0;
    }
}
