package ehrctl.command.session;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.fhir.Client;
import ehrctl.remote.BaseUrl;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds what proves to a FHIR server who is calling, bound to an origin as every credential is: a token that a command
 * prints, a client with a secret, or one with a key. A server may need none.
 */
final class FhirCredentials {
    private static final String ENVIRONMENT = "the environment";

    private final Settings settings;
    private final Surroundings surroundings;
    private final CredentialsSource source;
    private final Diagnostics diagnostics;

    FhirCredentials(Settings settings, Surroundings surroundings, Diagnostics diagnostics) {
        this.settings = settings;
        this.surroundings = surroundings;
        this.source = new CredentialsSource(settings, surroundings);
        this.diagnostics = diagnostics;
    }

    Client of(URI base) {
        if (source.environmentServes(base) && surroundings.variable("EHRCTL_CLIENT_ID") != null) {
            return client(
                    ENVIRONMENT,
                    null,
                    surroundings.variable("EHRCTL_CLIENT_ID"),
                    surroundings.variable("EHRCTL_CLIENT_SECRET"),
                    surroundings.variable("EHRCTL_CLIENT_KEY_FILE"),
                    surroundings.variable("EHRCTL_CLIENT_KEY_ID"),
                    surroundings.variable("EHRCTL_TOKEN_URL"),
                    surroundings.variable("EHRCTL_SCOPE"));
        }
        if (!source.profileServes(base)) {
            return client("", null, null, null, null, null, null, null);
        }
        JsonNode command = settings.profile().values().path(ProfileKey.TOKEN_COMMAND.key());
        JsonNode secretCommand = settings.profile().values().path(ProfileKey.CLIENT_SECRET_COMMAND.key());
        String secretFile = value(ProfileKey.CLIENT_SECRET_FILE);
        String secret = secretFile != null
                ? CredentialsSource.readFile(Path.of(secretFile))
                : secretCommand.isMissingNode() ? null : source.runCommand(secretCommand);
        return client(
                "the profile " + settings.profile().name(),
                command.isMissingNode() ? null : source.runCommand(command),
                value(ProfileKey.CLIENT_ID),
                secret,
                value(ProfileKey.CLIENT_KEY_FILE),
                value(ProfileKey.CLIENT_KEY_ID),
                value(ProfileKey.TOKEN_URL),
                value(ProfileKey.SCOPE));
    }

    private @Nullable String value(ProfileKey key) {
        JsonNode value = settings.profile().values().path(key.key());
        return value.isMissingNode() ? null : value.asText();
    }

    private Client client(
            String where,
            @Nullable String token,
            @Nullable String id,
            @Nullable String secret,
            @Nullable String keyFile,
            @Nullable String keyId,
            @Nullable String tokenUrl,
            @Nullable String scope) {
        if (token != null) {
            CredentialsSource.checked(token, where);
        } else if (id != null && (secret == null) == (keyFile == null)) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    where + " needs one of a client secret and a client key file beside the client id");
        }
        String key = keyFile == null
                ? null
                : named(where, ProfileKey.CLIENT_KEY_FILE, () -> CredentialsSource.readFile(Path.of(keyFile)));
        URI endpoint = tokenUrl == null ? null : named(where, ProfileKey.TOKEN_URL, () -> endpoint(tokenUrl));
        diagnostics.seen().secret(token);
        diagnostics.seen().secret(id);
        diagnostics.seen().secret(secret);
        return new Client(
                token,
                id,
                secret,
                key,
                keyId,
                endpoint,
                scope,
                settings.stateFolder().resolve("tokens"),
                diagnostics.seen()::secret);
    }

    /** What goes wrong with a value names the variable or the setting that holds it. */
    private static <T> T named(String where, ProfileKey key, Supplier<T> value) {
        try {
            return value.get();
        } catch (Failure failure) {
            String name = where.equals(ENVIRONMENT)
                    ? "EHRCTL_" + key.key().toUpperCase(Locale.ROOT)
                    : where + ": " + key.key();
            throw Failure.unsent(
                    failure.exitCode(),
                    name + ": " + failure.getMessage(),
                    failure.details().toArray(new String[0]));
        }
    }

    private URI endpoint(String url) {
        URI endpoint = BaseUrl.parse(url);
        BaseUrl.requireSafe(endpoint, settings.has(GlobalOption.ALLOW_HTTP));
        return endpoint;
    }
}
