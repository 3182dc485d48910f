package ehrctl.command.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.Refusal;
import ehrctl.command.session.Seen;
import ehrctl.remote.HttpAdapter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends the requests of one run of {@code smoke}, from several threads, until the run is over. */
final class SmokeClient {
    private final EhrAdapter adapter;
    private final int retries;
    private final ThreadLocal<Long> slowest = ThreadLocal.withInitial(() -> 0L);
    private volatile @Nullable CheckEnd over;

    SmokeClient(EhrAdapter adapter, int retries) {
        this.adapter = adapter;
        this.retries = retries;
    }

    /** From now on only what cleans up is sent; every other check ends so. */
    void end(CheckEnd why) {
        if (over == null) {
            over = why;
        }
    }

    /** Why the run is over; null while it is not. */
    @Nullable
    CheckEnd over() {
        return over;
    }

    /** @throws CheckEnd where the run is over */
    void requireRunning() {
        CheckEnd why = over;
        if (why != null) {
            throw why;
        }
    }

    /** The answer's body; an error is thrown. */
    JsonNode send(ApiRequest request) {
        for (int attempt = 1; ; attempt++) {
            requireRunning();
            ApiResponse response = timed(request);
            if (response.ok()) {
                return response.body();
            }
            Duration pause = HttpAdapter.pause(attempt, response);
            if (attempt > retries || pause == null || !again(request, response)) {
                throw Refusal.of(request, response, new Seen());
            }
            pause(pause);
        }
    }

    private ApiResponse timed(ApiRequest request) {
        long start = System.nanoTime();
        try {
            return adapter.send(request);
        } finally {
            slowest.set(Math.max(slowest.get(), (System.nanoTime() - start) / 1_000_000));
        }
    }

    /** From now on another check is measured, on this thread. */
    void forgetLatency() {
        slowest.set(0L);
    }

    /** The milliseconds of the slowest answer since then, repetitions apart. */
    long slowestMillis() {
        return slowest.get();
    }

    /** The same, once, also when the run is over. */
    JsonNode clean(ApiRequest request) {
        ApiResponse response = adapter.send(request);
        if (!response.ok()) {
            throw Refusal.of(request, response, new Seen());
        }
        return response.body();
    }

    /**
     * Reads are sent again by the adapter; a write may be where the API itself says that it is not available, and so
     * did nothing.
     */
    private static boolean again(ApiRequest request, ApiResponse response) {
        ApiError error = ApiError.of(response);
        return request.writes() && !error.code().isEmpty() && error.exitCode(true) == ExitCode.UNAVAILABLE;
    }

    private static void pause(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Proves that the API refuses a request with exactly this code. */
    void refused(ApiRequest request, String code) {
        String got;
        try {
            send(request);
            throw CheckEnd.failed("answered instead of refused with " + code);
        } catch (Failure failure) {
            ApiError error = failure.apiError();
            if (error == null || unavailable(failure) || failure.exitCode() == ExitCode.UNSUPPORTED) {
                throw failure;
            }
            got = error.tellingCode();
        }
        if (!got.equals(code)) {
            throw CheckEnd.failed("refused with " + safe(got) + " instead of " + code);
        }
    }

    /** Whether a failure says nothing about what was to be checked. */
    static boolean unavailable(Failure failure) {
        return switch (failure.exitCode()) {
            case UNAVAILABLE, AUTH, CONFIG, INTERRUPTED -> true;
            default -> false;
        };
    }

    /** Why a request got no good answer, without the API's own words, which may repeat ids. */
    static String reason(Failure failure) {
        ApiError error = failure.apiError();
        if (error == null) {
            return String.valueOf(failure.getMessage());
        }
        return "refused with " + safe(error.tellingCode()) + ", HTTP status " + error.status();
    }

    private static String safe(String code) {
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c != '_' && (c < 'A' || c > 'Z')) {
                return "an unknown code";
            }
        }
        return code.isEmpty() || code.length() > 60 ? "no code of the API" : code;
    }
}
