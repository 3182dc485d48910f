package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.command.line.Surroundings;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says where the credentials of a remote API would come from, without reading any. */
public final class CredentialsPlace {
    private CredentialsPlace() {}

    /** A variable, or a profile; null where nothing is set for that API. */
    public static @Nullable String of(Settings settings, Surroundings surroundings, URI base) {
        CredentialsSource source = new CredentialsSource(settings, surroundings);
        String variable = variable(surroundings);
        if (variable != null && source.environmentServes(base)) {
            return variable;
        }
        JsonNode values = settings.profile().values();
        for (ProfileKey key : List.of(ProfileKey.CLIENT_ID, ProfileKey.TOKEN_COMMAND)) {
            if (values.has(key.key()) && source.profileServes(base)) {
                return "profile " + settings.profile().name();
            }
        }
        return null;
    }

    /** The first variable that holds a credential, whatever API it is for; null where none does. */
    public static @Nullable String variable(Surroundings surroundings) {
        for (String name : List.of("EHRCTL_CLIENT_ID", "EHRCTL_CLIENT_SECRET")) {
            if (surroundings.variable(name) != null) {
                return name;
            }
        }
        return null;
    }
}
