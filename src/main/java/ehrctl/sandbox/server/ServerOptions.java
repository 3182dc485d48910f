package ehrctl.sandbox.server;

import java.util.List;
import java.util.function.Consumer;

/**
 * How a {@link SandboxServer} behaves.
 *
 * @param auth whether both credential headers are demanded, with any value
 * @param faults what goes wrong on purpose; the first that fits a request and is not used up counts
 * @param accessLine gets one line for each request, ids masked; from several threads
 */
public record ServerOptions(boolean auth, List<Fault> faults, Consumer<String> accessLine) {
    /** No credentials, no faults, no access lines. */
    public static ServerOptions plain() {
        return new ServerOptions(false, List.of(), line -> {});
    }
}
