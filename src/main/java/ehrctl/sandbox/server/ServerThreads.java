package ehrctl.sandbox.server;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that answer: each is blocked by one request, until its body is here and it is done. */
final class ServerThreads {
    private static final int MOST = 512;

    private ServerThreads() {}

    /**
     * Grows with the requests that are open at once, and shrinks again. Nothing queues behind half-sent requests; beyond
     * the limit it refuses. Virtual threads would hang on them before Java 24, and gain nothing.
     */
    static ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(4, MOST, 20, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "sandbox-http");
            thread.setDaemon(true);
            return thread;
        });
    }
}
