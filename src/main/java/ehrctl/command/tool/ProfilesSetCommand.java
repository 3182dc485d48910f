package ehrctl.command.tool;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.Ehrs;
import ehrctl.api.Failure;
import ehrctl.command.line.Argument;
import ehrctl.command.line.ValueSource;
import ehrctl.command.session.ConfigFile;
import ehrctl.command.session.ProfileKey;
import ehrctl.command.session.ProfileValue;
import ehrctl.command.session.Session;
import ehrctl.command.session.ToolCommand;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** {@code profiles set}: makes a profile, or changes some of its settings. */
public final class ProfilesSetCommand extends ToolCommand {
    public ProfilesSetCommand() {
        super("profiles", "set", "Make or change a profile");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("NAME KEY=VALUE", "the profile's name, then settings")
                .taking(Argument.Takes.PROFILE)
                .repeatable());
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        remarks.add("Settings:");
        for (ProfileKey key : ProfileKey.values()) {
            remarks.add("  " + key.key() + ": " + key.help());
        }
        return remarks;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "profiles set test api=https://api.leyr.io emr=webdoc care_unit=L0_1",
                "profiles set test client_id=@id.txt",
                "profiles set test 'client_secret_command=[\"pass\",\"leyr\"]'");
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
        String name = words.get(0);
        checkName(name);
        if (words.size() == 1) {
            throw Failure.usage("there is nothing to set", "write KEY=VALUE, such as emr=webdoc");
        }
        Map<ProfileKey, JsonNode> values = new EnumMap<>(ProfileKey.class);
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            if (equals < 0) {
                throw Failure.usage(
                        "a setting is written KEY=VALUE", "known are: " + String.join(", ", ProfileKey.keys()));
            }
            ProfileKey key = ProfileKey.named(word.substring(0, equals));
            values.put(key, ProfileValue.of(key, text(session, key, word.substring(equals + 1))));
        }
        ConfigFile.change(session.surroundings(), config -> config.set(name, values));
        JsonNode emr = values.get(ProfileKey.EMR);
        if (emr != null && Ehrs.find(emr.asText()) == null) {
            session.hint("no EHR of that code is known here; see: ehrctl ehrs list");
        }
        session.done("profile " + name + ": set " + names(values) + "; use it: ehrctl profiles use " + name);
        return 0;
    }

    private static void checkName(String name) {
        boolean good = !name.isBlank() && !name.contains("=") && !name.startsWith("-");
        for (int i = 0; i < name.length(); i++) {
            good &= !Character.isISOControl(name.charAt(i));
        }
        if (!good) {
            throw Failure.usage("the profile's name comes first", "see: ehrctl profiles set --help");
        }
    }

    private static String names(Map<ProfileKey, JsonNode> values) {
        StringBuilder names = new StringBuilder();
        for (ProfileKey key : values.keySet()) {
            names.append(names.isEmpty() ? "" : ", ").append(key.key());
        }
        return names.toString();
    }

    /** What was given; a credential is read from where it stands. */
    private static String text(Session session, ProfileKey key, String given) {
        if (key != ProfileKey.CLIENT_ID || given.isEmpty()) {
            return given;
        }
        ValueSource source = ValueSource.of(given);
        if (source instanceof ValueSource.Literal) {
            throw Failure.usage(
                    "client_id is not written on the command line, where others can see it",
                    "use client_id=@ask, client_id=@- or client_id=@FILE");
        }
        return source.text(session.surroundings(), "client_id");
    }
}
