package ehrctl.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import ehrctl.output.Format;
import ehrctl.remote.BaseUrl;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code profiles set}: makes a profile, or changes some of its settings. */
final class ProfilesSetCommand extends ToolCommand {
    ProfilesSetCommand() {
        super("profiles", "set", "Make or change a profile");
    }

    @Override
    public List<Argument> arguments() {
        return List.of(Argument.positional("NAME KEY=VALUE", "the profile's name, then settings; KEY= removes one")
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
                "profiles set test client_id=@id.txt client_secret_file=/etc/ehrctl/secret");
    }

    @Override
    public List<Integer> exitCodes() {
        return List.of(0, 2, 3);
    }

    @Override
    public int run(Session session) {
        List<String> words = session.arguments().positionals();
        String name = words.get(0);
        if (name.isEmpty() || name.contains("=")) {
            throw Failure.usage("the profile's name comes first", "see: ehrctl profiles set --help");
        }
        if (words.size() == 1) {
            throw Failure.usage("there is nothing to set", "write KEY=VALUE, such as emr=webdoc");
        }
        ConfigFile config = ConfigFile.read(session.surroundings());
        ObjectNode profile = config.profileToChange(name);
        for (String word : words.subList(1, words.size())) {
            int equals = word.indexOf('=');
            ProfileKey key = equals < 0 ? null : ProfileKey.of(word.substring(0, equals));
            if (key == null) {
                throw unknown(equals < 0 ? null : word.substring(0, equals));
            }
            String value = word.substring(equals + 1);
            if (value.isEmpty()) {
                profile.remove(key.key());
            } else {
                profile.set(key.key(), value(session, key, value));
            }
        }
        config.write();
        return 0;
    }

    private static Failure unknown(@Nullable String key) {
        String near = key == null ? null : Nearest.to(key, ProfileKey.keys());
        return Failure.usage(
                key == null
                        ? "a setting is written KEY=VALUE"
                        : "there is no such setting" + (near == null ? "" : "; did you mean " + near + "?"),
                "known are: " + String.join(", ", ProfileKey.keys()));
    }

    private static JsonNode value(Session session, ProfileKey key, String given) {
        String value = given;
        switch (key) {
            case API -> {
                if (given.contains("://")) {
                    String word = Target.fhir(given) ? given.substring(0, 5) : "";
                    value = word + BaseUrl.parse(Target.url(given));
                } else if (!given.equals("sandbox") && !given.startsWith("sandbox:")) {
                    throw Failure.usage("api is sandbox, sandbox:FILE or a base URL");
                }
            }
            case OUTPUT -> {
                if (Format.of(given) == null) {
                    throw Failure.usage("output is table, json, ndjson, csv or id");
                }
            }
            case CLIENT_ID -> {
                ValueSource source = ValueSource.of(given);
                if (source instanceof ValueSource.Literal) {
                    throw Failure.usage(
                            "client_id is not written on the command line, where others can see it",
                            "use client_id=@ask, client_id=@- or client_id=@FILE");
                }
                value = source.text(session.surroundings(), "client_id");
            }
            case CLIENT_SECRET_COMMAND, TOKEN_COMMAND -> {
                return command(given, key.key());
            }
            case TOKEN_URL -> value = BaseUrl.parse(given).toString();
            default -> {}
        }
        return Json.object().textNode(value);
    }

    private static JsonNode command(String given, String key) {
        try {
            JsonNode command = Json.parse(given);
            boolean words = command.isArray() && !command.isEmpty();
            for (JsonNode word : command) {
                words &= word.isTextual();
            }
            if (words) {
                return command;
            }
        } catch (MalformedJsonException e) {
            // said below, together with JSON of another shape
        }
        throw Failure.usage(key + " is a JSON array of words", "such as [\"pass\",\"show\",\"leyr\"]");
    }
}
