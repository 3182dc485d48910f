package ehrctl.remote;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.json.Json;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls an adapter without waiting, and keeps what it says on the way. */
final class Calls implements Timekeeper {
    static final String SECRET = "s3cret-of-the-clinic";
    static final String NUMBER = "191212121212";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    final List<Duration> slept = new ArrayList<>();
    final List<String> traces = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    Duration timeout = Duration.ofSeconds(20);
    int retries = 2;
    Path caFile;
    Runnable whileSleeping = () -> {};

    HttpAdapter adapter(String base) {
        return new HttpAdapter(settings(base), this);
    }

    HttpSettings settings(String base) {
        return new HttpSettings(
                URI.create(base),
                new Credentials("clinic", SECRET),
                timeout,
                Duration.ofSeconds(10),
                retries,
                false,
                caFile,
                environment,
                "ehrctl/test",
                traces::add);
    }

    ApiResponse send(ScriptedServer server, ApiRequest request) {
        try (HttpAdapter adapter = adapter(server.url())) {
            return adapter.send(request);
        }
    }

    Failure fail(String base, ApiRequest request) {
        try (HttpAdapter adapter = adapter(base)) {
            return assertThrows(Failure.class, () -> adapter.send(request));
        }
    }

    Failure fail(ScriptedServer server, ApiRequest request) {
        return fail(server.url(), request);
    }

    static ApiRequest read() {
        return ApiRequest.of(Operation.LIST_CARE_UNITS, "webdoc", null).build();
    }

    static ApiRequest readOfAPerson() {
        return ApiRequest.of(Operation.GET_PATIENT, "webdoc", "L0_1")
                .put(Operation.GET_PATIENT.parameter("patient_id"), "se_personal_number:" + NUMBER)
                .build();
    }

    static ApiRequest write() {
        Operation create = Operation.CREATE_APPOINTMENT;
        return ApiRequest.of(create, "webdoc", "L0_1")
                .put(create.parameter("start"), "2026-11-23T10:00:00+01:00")
                .put(create.parameter("end"), "2026-11-23T10:30:00+01:00")
                .put(create.parameter("resource_id"), "emr_id:L0_77777")
                .put(create.parameter("patient_id"), "se_personal_number:" + NUMBER)
                .build();
    }

    static ApiRequest raw(String method, String target) {
        return ApiRequest.parse(method, target, Map.of(), method.equals("GET") ? null : Json.object());
    }

    @Override
    public Instant now() {
        return NOW;
    }

    @Override
    public void sleep(Duration time) {
        slept.add(time);
        whileSleeping.run();
    }
}
