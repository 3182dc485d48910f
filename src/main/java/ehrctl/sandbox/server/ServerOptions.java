package ehrctl.sandbox.server;

import ehrctl.sandbox.SettableClock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link SandboxServer} behaves.
 *
 * @param auth whether both credential headers are demanded, with any value
 * @param faults what goes wrong on purpose; the first that fits a request and is not used up counts
 * @param accessLine gets one line for each request, ids masked; from several threads
 * @param clock the sandbox's clock where clients may control the server below {@code /_sandbox/}; null where not
 */
public record ServerOptions(
        boolean auth,
        List<Fault> faults,
        Consumer<String> accessLine,
        @Nullable SettableClock clock) {
    /** Without control. */
    public ServerOptions(boolean auth, List<Fault> faults, Consumer<String> accessLine) {
        this(auth, faults, accessLine, null);
    }

    /** No credentials, no faults, no access lines. */
    public static ServerOptions plain() {
        return new ServerOptions(false, List.of(), line -> {});
    }
}
