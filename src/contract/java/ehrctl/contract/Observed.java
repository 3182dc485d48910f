package ehrctl.contract;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.harness.BentServer;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiFunction;

/** A sandbox behind HTTP; whatever is asked and answered there is held against the contract. */
final class Observed implements AutoCloseable {
    private static final Validator VALIDATOR = new Validator();

    private final Set<String> violations = new ConcurrentSkipListSet<>();
    private final BentServer server;

    Observed() throws IOException {
        this((request, response) -> response);
    }

    /** @param change makes of each answer what is sent */
    Observed(BiFunction<ApiRequest, ApiResponse, ApiResponse> change) throws IOException {
        server = BentServer.start((request, honest) -> {
            ApiResponse response = change.apply(request, honest.get());
            violations.addAll(VALIDATOR.violations(request, response));
            return response;
        });
    }

    String url() {
        return server.url();
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public void close() {
        server.close();
    }
}
