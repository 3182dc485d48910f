package ehrctl.harness;

import static org.junit.jupiter.api.Assertions.assertThrows;

import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.json.Json;
import ehrctl.remote.Credentials;
import ehrctl.remote.HttpAdapter;
import ehrctl.remote.HttpSettings;
import ehrctl.remote.Timekeeper;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Calls an adapter without waiting, and keeps what it says on the way. */
public final class Calls implements Timekeeper {
    public static final String SECRET = "s3cret-of-the-clinic";
    public static final String NUMBER = "191212121212";
    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    public final List<Duration> slept = new ArrayList<>();
    public final List<String> traces = new ArrayList<>();
    public final Map<String, String> environment = new HashMap<>();
    public Duration timeout = Duration.ofSeconds(20);
    public int retries = 2;
    public Path caFile;
    public Runnable whileSleeping = () -> {};

    public HttpAdapter adapter(String base) {
        return new HttpAdapter(settings(base), this);
    }

    public HttpSettings settings(String base) {
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

    public ApiResponse send(ScriptedServer server, ApiRequest request) {
        try (HttpAdapter adapter = adapter(server.url())) {
            return adapter.send(request);
        }
    }

    public Failure fail(String base, ApiRequest request) {
        try (HttpAdapter adapter = adapter(base)) {
            return assertThrows(Failure.class, () -> adapter.send(request));
        }
    }

    public Failure fail(ScriptedServer server, ApiRequest request) {
        return fail(server.url(), request);
    }

    public static ApiRequest read() {
        return ApiRequest.of(Operation.LIST_CARE_UNITS, "webdoc", null).build();
    }

    public static ApiRequest readOfAPerson() {
        return ApiRequest.of(Operation.GET_PATIENT, "webdoc", "L0_1")
                .put(Operation.GET_PATIENT.parameter("patient_id"), "se_personal_number:" + NUMBER)
                .build();
    }

    public static ApiRequest write() {
        Operation create = Operation.CREATE_APPOINTMENT;
        return ApiRequest.of(create, "webdoc", "L0_1")
                .put(create.parameter("start"), "2026-11-23T10:00:00+01:00")
                .put(create.parameter("end"), "2026-11-23T10:30:00+01:00")
                .put(create.parameter("resource_id"), "emr_id:L0_77777")
                .put(create.parameter("patient_id"), "se_personal_number:" + NUMBER)
                .build();
    }

    public static ApiRequest raw(String method, String target) {
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
