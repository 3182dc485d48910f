package ehrctl.command.session;

import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Nearest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The settings that a profile may hold, under the API's words. */
public enum ProfileKey {
    API("api", "base URL of the API, or fhir:URL, or sandbox, or sandbox:FILE", GlobalOption.API),
    EMR("emr", "the EHR", GlobalOption.EMR),
    CARE_UNIT("care_unit", "the care unit", GlobalOption.CARE_UNIT),
    OUTPUT("output", "output format", GlobalOption.OUTPUT),
    TIME_ZONE("time_zone", "how local times are read", GlobalOption.TIME_ZONE),
    WRITES("writes", "allow (default), ask (on the terminal, or by --yes) or deny whatever changes something", null),
    CLIENT_ID("client_id", "credential; only as @-, @FILE or @ask", null),
    CLIENT_SECRET_FILE("client_secret_file", "file with the secret, readable by its owner only", null),
    CLIENT_SECRET_COMMAND("client_secret_command", "JSON array of a command that prints the secret", null),
    CLIENT_KEY_FILE("client_key_file", "FHIR: file with the key that signs, readable by its owner only", null),
    CLIENT_KEY_ID("client_key_id", "FHIR: the key's id (kid)", null),
    TOKEN_URL("token_url", "FHIR: the token endpoint, where the server's own word is not to be taken", null),
    TOKEN_COMMAND("token_command", "FHIR: JSON array of a command that prints an access token", null),
    SCOPE("scope", "FHIR: what a token is asked to allow; default what the command needs", null);

    private final String key;
    private final String help;
    private final @Nullable GlobalOption option;

    ProfileKey(String key, String help, @Nullable GlobalOption option) {
        this.key = key;
        this.help = help;
        this.option = option;
    }

    public String key() {
        return key;
    }

    public String help() {
        return help;
    }

    /** Whether it is the words of a command. */
    boolean command() {
        return this == CLIENT_SECRET_COMMAND || this == TOKEN_COMMAND;
    }

    /** The option that says the same; null for credentials, and for writes. */
    @Nullable
    public GlobalOption option() {
        return option;
    }

    static @Nullable ProfileKey of(String key) {
        for (ProfileKey known : values()) {
            if (known.key.equals(key)) {
                return known;
            }
        }
        return null;
    }

    static @Nullable ProfileKey of(GlobalOption option) {
        for (ProfileKey known : values()) {
            if (known.option == option) {
                return known;
            }
        }
        return null;
    }

    /**
     * The setting of that name.
     *
     * @throws Failure (usage) where there is no such setting
     */
    public static ProfileKey named(String word) {
        ProfileKey key = of(word);
        if (key == null) {
            String near = Nearest.to(word, keys());
            throw Failure.usage(
                    "there is no such setting" + (near == null ? "" : "; did you mean " + near + "?"),
                    "known are: " + String.join(", ", keys()));
        }
        return key;
    }

    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (ProfileKey known : values()) {
            keys.add(known.key);
        }
        return keys;
    }
}
