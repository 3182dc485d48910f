package ehrctl.command.session;

import ehrctl.api.EhrAdapter;
import ehrctl.api.Version;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.remote.BaseUrl;
import ehrctl.remote.Credentials;
import ehrctl.remote.HttpAdapter;
import ehrctl.remote.HttpSettings;
import ehrctl.remote.Trace;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Opens the way to a remote API as the settings say. */
final class RemoteApi {
    private RemoteApi() {}

    static EhrAdapter open(
            String api,
            Settings settings,
            Surroundings surroundings,
            Diagnostics diagnostics,
            int retries,
            Duration timeout) {
        URI base = BaseUrl.parse(ApiAddress.url(api));
        // Before the credentials are looked for: a mistake on the line comes first.
        BaseUrl.requireSafe(base, settings.has(GlobalOption.ALLOW_HTTP));
        if (ApiAddress.fhir(api)) {
            return FhirApi.open(
                    settings,
                    surroundings,
                    http(base, null, settings, surroundings, diagnostics, retries, timeout),
                    diagnostics);
        }
        @Nullable Credentials credentials = new CredentialsSource(settings, surroundings).of(base);
        if (credentials != null) {
            diagnostics.seen().secret(credentials.clientId());
            diagnostics.seen().secret(credentials.clientSecret());
        }
        return new HttpAdapter(http(base, credentials, settings, surroundings, diagnostics, retries, timeout));
    }

    private static HttpSettings http(
            URI base,
            @Nullable Credentials credentials,
            Settings settings,
            Surroundings surroundings,
            Diagnostics diagnostics,
            int retries,
            Duration timeout) {
        @Nullable String caFile = surroundings.variable("EHRCTL_CACERT");
        return new HttpSettings(
                base,
                credentials,
                timeout,
                settings.duration(GlobalOption.CONNECT_TIMEOUT, Duration.ofSeconds(5)),
                retries,
                settings.has(GlobalOption.ALLOW_HTTP),
                caFile == null ? null : Path.of(caFile),
                surroundings.environment(),
                "ehrctl/" + Version.number(),
                trace(settings, surroundings, diagnostics));
    }

    /** Whoever asked sees each attempt; a person at a terminal at least why nothing happens. */
    private static @Nullable Trace trace(Settings settings, Surroundings surroundings, Diagnostics diagnostics) {
        boolean verbose = settings.has(GlobalOption.VERBOSE);
        boolean person = surroundings.errIsTerminal();
        return verbose || person ? new Attempts(diagnostics, verbose, person) : null;
    }

    private record Attempts(Diagnostics diagnostics, boolean verbose, boolean person) implements Trace {
        @Override
        public void line(String text) {
            if (verbose) {
                diagnostics.note(text);
            }
        }

        @Override
        public boolean seen() {
            return person;
        }

        @Override
        public void waiting(String text) {
            if (person) {
                diagnostics.note(text);
            }
        }

        @Override
        public String toString() {
            return "Attempts";
        }
    }
}
