package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.Surroundings;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.Credentials;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the credentials for one base URL. They are bound to an origin: the environment's to that of {@code EHRCTL_API},
 * or of the process's own {@code --api} where that variable is unset, never to one that a line of a
 * batch names; a profile's to the profile's own base URL.
 */
final class CredentialsSource {
    private final Settings settings;
    private final Surroundings surroundings;

    CredentialsSource(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /** Null where there are none, which only this machine itself may be asked without. */
    @Nullable
    Credentials of(URI base) {
        Credentials credentials = environmentServes(base) ? fromEnvironment() : null;
        if (credentials == null && profileServes(base)) {
            credentials = fromProfile(settings.profile());
        }
        if (credentials == null && !BaseUrl.loopback(base)) {
            throw missing();
        }
        return credentials;
    }

    /** Where a shell finds the same credentials; null where there are none and none are needed. Reads none of them. */
    @Nullable
    CurlCredentials forCurl(URI base) {
        boolean inEnvironment = surroundings.variable("EHRCTL_CLIENT_ID") != null
                || surroundings.variable("EHRCTL_CLIENT_SECRET") != null;
        if (inEnvironment && environmentServes(base)) {
            return CurlCredentials.ofEnvironment();
        }
        JsonNode profile = settings.profile().values();
        if (profileServes(base) && profile.has(ProfileKey.CLIENT_ID.key())) {
            JsonNode file = profile.path(ProfileKey.CLIENT_SECRET_FILE.key());
            JsonNode command = profile.path(ProfileKey.CLIENT_SECRET_COMMAND.key());
            return CurlCredentials.ofProfile(file.textValue(), command);
        }
        if (BaseUrl.loopback(base)) {
            return null;
        }
        // What the environment holds for another API must not be sent here.
        return inEnvironment ? CurlCredentials.ofNobody() : CurlCredentials.ofEnvironment();
    }

    private Failure missing() {
        boolean elsewhere = surroundings.variable("EHRCTL_CLIENT_ID") != null;
        return Failure.unsent(
                ExitCode.CONFIG,
                elsewhere
                        ? "the credentials in the environment belong to another API than this one"
                        : "credentials are missing for this API",
                "set EHRCTL_API, EHRCTL_CLIENT_ID and EHRCTL_CLIENT_SECRET together",
                "or use a profile: ehrctl profiles set --help");
    }

    boolean environmentServes(URI base) {
        String api = surroundings.variable("EHRCTL_API");
        if (api == null) {
            api = settings.apiOfProcess();
        }
        return api != null && api.contains("://") && sameOrigin(BaseUrl.parse(ApiAddress.url(api)), base);
    }

    private @Nullable Credentials fromEnvironment() {
        String id = surroundings.variable("EHRCTL_CLIENT_ID");
        String secret = surroundings.variable("EHRCTL_CLIENT_SECRET");
        if (id == null && secret == null) {
            return null;
        }
        if (id == null || secret == null) {
            throw Failure.unsent(
                    ExitCode.CONFIG, (id == null ? "EHRCTL_CLIENT_ID" : "EHRCTL_CLIENT_SECRET") + " is missing");
        }
        return new Credentials(checked(id, "EHRCTL_CLIENT_ID"), checked(secret, "EHRCTL_CLIENT_SECRET"));
    }

    boolean profileServes(URI base) {
        String api = settings.profile().values().path(ProfileKey.API.key()).asText();
        return api.contains("://") && sameOrigin(BaseUrl.parse(ApiAddress.url(api)), base);
    }

    private @Nullable Credentials fromProfile(Profile profile) {
        JsonNode id = profile.values().path(ProfileKey.CLIENT_ID.key());
        JsonNode file = profile.values().path(ProfileKey.CLIENT_SECRET_FILE.key());
        JsonNode command = profile.values().path(ProfileKey.CLIENT_SECRET_COMMAND.key());
        if (id.isMissingNode() && file.isMissingNode() && command.isMissingNode()) {
            return null;
        }
        String where = "the profile " + profile.name();
        if (id.isMissingNode() || file.isMissingNode() == command.isMissingNode()) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    where + " needs client_id and one of client_secret_file and client_secret_command");
        }
        String secret = command.isMissingNode() ? readFile(Path.of(file.asText())) : runCommand(command);
        return new Credentials(checked(id.asText(), where), checked(secret, where));
    }

    static String readFile(Path file) {
        byte[] secret = OwnFile.read(file, true);
        if (secret == null) {
            throw Failure.unsent(ExitCode.CONFIG, "there is no file " + file + " with the secret");
        }
        return new String(secret, StandardCharsets.UTF_8).strip();
    }

    String runCommand(JsonNode command) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : command) {
            words.add(word.asText());
        }
        return SecretCommand.run(words);
    }

    /** Nothing else can stand in a header. */
    static String checked(String value, String where) {
        if (value.isEmpty()) {
            throw Failure.unsent(ExitCode.CONFIG, where + ": a credential is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 127) {
                throw Failure.unsent(ExitCode.CONFIG, where + ": a credential holds what no header can hold");
            }
        }
        return value;
    }

    private static boolean sameOrigin(URI a, URI b) {
        return BaseUrl.origin(a).equals(BaseUrl.origin(b));
    }
}
