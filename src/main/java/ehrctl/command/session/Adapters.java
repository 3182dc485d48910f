package ehrctl.command.session;

import ehrctl.api.EhrAdapter;
import ehrctl.command.line.GlobalOption;
import ehrctl.command.line.Surroundings;
import ehrctl.sandbox.Sandbox;
import ehrctl.sandbox.SandboxClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The ways to APIs that are open, each once: a client for each remote API and its settings, each sandbox file. */
final class Adapters implements AutoCloseable {
    private final Surroundings surroundings;
    private final Diagnostics diagnostics;
    private final Map<Path, Sandbox> sandboxes = new HashMap<>();
    private final Map<List<@Nullable String>, EhrAdapter> remote = new HashMap<>();
    private @Nullable LookUps lookUps;

    Adapters(Surroundings surroundings, Diagnostics diagnostics) {
        this.surroundings = surroundings;
        this.diagnostics = diagnostics;
    }

    /** @param named whether somebody named the file; only a folder that nobody named is made */
    synchronized Sandbox sandbox(Path file, boolean named) {
        Sandbox sandbox = sandboxes.get(file);
        if (sandbox == null) {
            Clock clock = SandboxClock.of(surroundings.variable("EHRCTL_SANDBOX_CLOCK"));
            sandbox = named ? Sandbox.open(file, clock) : Sandbox.openDefault(file, clock);
            sandboxes.put(file, sandbox);
        }
        return sandbox;
    }

    synchronized EhrAdapter remote(String api, Settings settings) {
        List<@Nullable String> key = key(api, settings);
        EhrAdapter adapter = remote.get(key);
        if (adapter == null) {
            Duration timeout = settings.duration(GlobalOption.TIMEOUT, Settings.TIMEOUT);
            adapter = RemoteApi.open(api, settings, surroundings, diagnostics, settings.retries(), timeout);
            remote.put(key, adapter);
        }
        return adapter;
    }

    /** One that is not shared and tries once; the caller closes it. */
    EhrAdapter impatient(String api, Settings settings, Duration timeout) {
        return RemoteApi.open(api, settings, surroundings, diagnostics, 0, timeout);
    }

    /** All that {@link RemoteApi} asks the settings for. */
    private static List<@Nullable String> key(String api, Settings settings) {
        List<@Nullable String> key = new ArrayList<>();
        key.add(api);
        key.add(settings.value(GlobalOption.PROFILE));
        key.add(settings.setting(GlobalOption.API).origin().name());
        key.add(settings.value(GlobalOption.TIMEOUT));
        key.add(settings.value(GlobalOption.CONNECT_TIMEOUT));
        key.add(settings.value(GlobalOption.RETRIES));
        key.add(String.valueOf(settings.has(GlobalOption.ALLOW_HTTP)));
        key.add(String.valueOf(settings.has(GlobalOption.VERBOSE)));
        return key;
    }

    /** What was asked through them beside the commands' own requests. */
    synchronized LookUps lookUps() {
        if (lookUps == null) {
            lookUps = new LookUps();
        }
        return lookUps;
    }

    @Override
    public synchronized void close() {
        for (Sandbox sandbox : sandboxes.values()) {
            sandbox.close();
        }
        for (EhrAdapter adapter : remote.values()) {
            adapter.close();
        }
    }
}
