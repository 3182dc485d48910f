package ehrctl.remote;

import java.time.Duration;
import java.time.Instant;

/** Waits between attempts, and knows what time it is; tests do not wait. */
public interface Timekeeper {
    Instant now();

    void sleep(Duration time) throws InterruptedException;

    /** The real one. */
    final class OfTheSystem implements Timekeeper {
        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
            Thread.sleep(time.toMillis());
        }
    }
}
