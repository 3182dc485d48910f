package ehrctl.command;

import ehrctl.api.EhrAdapter;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.Credentials;
import ehrctl.remote.HttpAdapter;
import ehrctl.remote.HttpSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens the way to a remote API as the settings say. */
final class RemoteApi {
    /** For one attempt where nothing else is said. */
    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private RemoteApi() {}

    static EhrAdapter open(
            String api,
            Settings settings,
            Surroundings surroundings,
            Diagnostics diagnostics,
            int retries,
            Duration timeout) {
        URI base = BaseUrl.parse(api);
        // Before the credentials are looked for: a mistake on the line comes first.
        BaseUrl.requireSafe(base, settings.has(GlobalOption.ALLOW_HTTP));
        @Nullable String caFile = surroundings.variable("EHRCTL_CACERT");
        @Nullable Credentials credentials = new CredentialsSource(settings, surroundings).of(base);
        if (credentials != null) {
            diagnostics.seen().secret(credentials.clientId());
            diagnostics.seen().secret(credentials.clientSecret());
        }
        return new HttpAdapter(new HttpSettings(
                base,
                credentials,
                timeout,
                settings.duration(GlobalOption.CONNECT_TIMEOUT, Duration.ofSeconds(5)),
                retries,
                settings.has(GlobalOption.ALLOW_HTTP),
                caFile == null ? null : Path.of(caFile),
                surroundings.environment(),
                "ehrctl/" + Ehrctl.versionNumber(),
                settings.has(GlobalOption.VERBOSE) ? diagnostics::note : null));
    }
}
