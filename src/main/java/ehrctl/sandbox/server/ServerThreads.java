package ehrctl.sandbox.server;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Settings and threads of the JDK's HTTP server, which blocks one thread for each request that is not complete yet. */
final class ServerThreads {
    private static final String PREFIX = "sun.net.httpserver.";
    private static final int MOST = 512;

    private ServerThreads() {}

    /** Must run before the server's classes are loaded; what somebody set on the command line stays. */
    static void configure() {
        // Without it, answers on a kept-alive connection come 40 ms late on Java 17.
        set("nodelay", "true");
        // Seconds until a half-sent request is given up, and until an answer must have been fetched.
        set("maxReqTime", "10");
        set("maxRspTime", "120");
        set("idleInterval", "60");
        set("maxIdleConnections", "200");
        // Bytes of request line and headers; the threads below may all be reading some.
        set("maxReqHeaderSize", "32768");
    }

    private static void set(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }

    /**
     * Grows with the requests that are open at once, and shrinks again. Nothing queues behind half-sent requests; beyond
     * the limit a connection is closed at once. Virtual threads would hang on them before Java 24, and gain nothing.
     */
    static ThreadPoolExecutor pool() {
        return new ThreadPoolExecutor(4, MOST, 20, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
            Thread thread = new Thread(task, "sandbox-http");
            thread.setDaemon(true);
            return thread;
        });
    }
}
