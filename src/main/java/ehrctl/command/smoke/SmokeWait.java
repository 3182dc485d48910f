package ehrctl.command.smoke;

import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.Operation;
import ehrctl.command.session.Target;
import java.time.Duration;

/** Waits until an API that is just being started answers at all. */
final class SmokeWait {
    private static final long PAUSE_MILLIS = 250;

    private SmokeWait() {}

    /** Comes back when it answers, or when the time is up; then the checks will tell what is wrong. */
    static void until(Target target, String emr, Duration longest) throws InterruptedException {
        if (target.embedded()) {
            return;
        }
        long deadline = System.nanoTime() + longest.toNanos();
        try (EhrAdapter adapter = target.impatient(longest)) {
            while (!answers(adapter, emr) && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
    }

    private static boolean answers(EhrAdapter adapter, String emr) {
        try {
            ApiResponse response = adapter.send(
                    ApiRequest.of(Operation.LIST_CARE_UNITS, emr, null).build());
            // A proxy in front answers 502 or 503 while the API itself is not there.
            return response.ok() || ApiError.of(response).exitCode(false) != ExitCode.UNAVAILABLE;
        } catch (Failure failure) {
            return failure.exitCode() != ExitCode.UNAVAILABLE;
        }
    }
}
