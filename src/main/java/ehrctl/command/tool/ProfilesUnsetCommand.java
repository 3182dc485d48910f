package ehrctl.command.tool;

import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.session.ConfigFile;
import ehrctl.command.session.ProfileKey;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import java.util.ArrayList;
import java.util.List;

/** {@code profiles unset}: takes settings out of a profile. */
public final class ProfilesUnsetCommand extends ToolCommand {
    public ProfilesUnsetCommand() {
        super("profiles", "unset", "Take settings out of a profile");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("NAME KEY", "the profile's name, then the settings to take out of it")
                .taking(Argument.Takes.PROFILE)
                .repeatable());
    }

    @Override
    public List<String> examples() {
        return List.of("profiles unset test care_unit time_zone");
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
        List<String> words = session.arguments().positionals();
        List<String> keys = new ArrayList<>();
        for (String word : words.subList(1, words.size())) {
            keys.add(ProfileKey.named(word).key());
        }
        if (keys.isEmpty()) {
            throw Failure.usage("there is nothing to take out", "name settings, such as care_unit");
        }
        String name = words.get(0);
        ConfigFile.read(session.surroundings()).existing(name);
        ConfigFile.change(
                session.surroundings(), config -> config.existing(name).remove(keys));
        session.done("profile " + name + ": without " + String.join(", ", keys));
        return 0;
    }
}
