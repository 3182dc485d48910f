package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.util.Map;

/**
 * One profile, all of whose values are good.
 *
 * @param name empty for none
 * @param values by {@link ProfileKey}, texts but for the command; a missing node where there is no profile
 */
public record Profile(String name, JsonNode values) {
    static final Profile NONE = new Profile("", MissingNode.getInstance());

    /**
     * The profile of that name.
     *
     * @throws Failure (config) where there is none, or where a value is wrong
     */
    static Profile read(ConfigFile config, String name) {
        if (name.isEmpty()) {
            return NONE;
        }
        JsonNode values = config.profile(name);
        if (values.isMissingNode()) {
            throw Failure.unsent(ExitCode.CONFIG, "there is no profile " + name, "see: ehrctl profiles list");
        }
        for (Map.Entry<String, JsonNode> entry : values.properties()) {
            ProfileKey key = ProfileKey.of(entry.getKey());
            try {
                if (key != null) {
                    ProfileValue.check(key, entry.getValue());
                }
            } catch (Failure wrong) {
                throw Failure.unsent(
                        ExitCode.CONFIG,
                        "the profile " + name + ": " + wrong.getMessage(),
                        wrong.details().toArray(new String[0]));
            }
        }
        return new Profile(name, values);
    }

    /** The values may be credentials. */
    @Override
    public String toString() {
        return "Profile";
    }
}
