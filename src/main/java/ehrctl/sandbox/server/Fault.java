package ehrctl.sandbox.server;

import ehrctl.api.ApiRequest;
import ehrctl.api.Failure;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Something that goes wrong on purpose, so that clients can try what they do then. */
public final class Fault {
    /** What goes wrong. */
    sealed interface Action {}

    /**
     * The API's error envelope instead of an answer; the sandbox sees nothing of the request.
     *
     * @param retryAfter seconds for the header Retry-After; negative for none
     */
    record Answer(int status, int retryAfter) implements Action {}

    /** The right answer, but late. */
    record Delay(long millis) implements Action {}

    /**
     * The connection ends without an answer.
     *
     * @param afterwards whether the request is done before that
     */
    record Reset(boolean afterwards) implements Action {}

    /** The request is done, but the connection ends in the middle of the answer. */
    record Truncate() implements Action {}

    private static final int ALWAYS = -1;

    private final String spec;
    private final String method;
    private final List<String> pattern;
    private final Action action;
    private final AtomicInteger left;

    private Fault(String spec, String method, List<String> pattern, Action action, int times) {
        this.spec = spec;
        this.method = method;
        this.pattern = pattern;
        this.action = action;
        this.left = new AtomicInteger(times);
    }

    /**
     * Reads {@code METHOD /PATH=ACTION*TIMES}: the path is the end of the request's path, in which {@code *} and
     * {@code {name}} stand for any one part; without {@code *TIMES} the fault never ends.
     *
     * <p>Actions: a status from 400 to 599, with {@code ,retry-after:SECONDS} if wanted; {@code delay:2s} (or ms, m;
     * at most 60 s), {@code reset}, {@code reset-after}, {@code truncate}.
     *
     * @throws Failure USAGE where it cannot be read
     */
    public static Fault parse(String spec) {
        int blank = spec.indexOf(' ');
        int equals = spec.indexOf('=', blank + 1);
        String method = blank < 0 ? "" : spec.substring(0, blank);
        String path = equals < 0 ? "" : spec.substring(blank + 1, equals).strip();
        if (!FaultSpec.word(method) || path.length() < 2 || path.charAt(0) != '/') {
            throw FaultSpec.wrong();
        }
        String action = spec.substring(equals + 1).strip();
        int star = action.indexOf('*');
        int times = star < 0 ? ALWAYS : FaultSpec.number(action.substring(star + 1), 1, 1_000_000);
        Action what = FaultSpec.action(star < 0 ? action : action.substring(0, star));
        return new Fault(spec, method, List.of(path.substring(1).split("/", -1)), what, times);
    }

    /** Whether it is this request's turn to fail; counts it if so. */
    public boolean strikes(ApiRequest request) {
        return (method.equals("*") || method.equals(request.method())) && fits(request.pathBelowEmr()) && take();
    }

    private boolean fits(List<String> path) {
        int skipped = path.size() - pattern.size();
        for (int i = 0; i < pattern.size() && skipped >= 0; i++) {
            String part = pattern.get(i);
            boolean any = part.equals("*") || (part.startsWith("{") && part.endsWith("}"));
            if (!any && !part.equals(path.get(skipped + i))) {
                return false;
            }
        }
        return skipped >= 0;
    }

    /** Several threads may ask at once; the count is exact. */
    private boolean take() {
        while (true) {
            int now = left.get();
            if (now <= 0) {
                return now == ALWAYS;
            }
            if (left.compareAndSet(now, now - 1)) {
                return true;
            }
        }
    }

    /** As it was written. */
    String spec() {
        return spec;
    }

    public Action action() {
        return action;
    }
}
