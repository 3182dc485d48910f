package ehrctl.remote;

import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import ehrctl.mask.Masker;
import ehrctl.remote.AttemptFailure.Reach;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a remote API over HTTP/1.1; several threads may use it at once.
 *
 * <p>Reads are sent again after an answer that may be another one next time, and after broken connections; writes only
 * where the attempt never left this machine.
 */
public final class HttpAdapter implements EhrAdapter {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int LONGEST_TOLD_DAYS = 366;

    private final HttpSettings settings;
    private final Timekeeper time;
    private final ProxyRule.@Nullable Proxy proxy;
    private final Exchange exchange;
    private volatile boolean told;

    /**
     * Connects to nothing yet.
     *
     * @throws Failure (usage) for plain http to another machine that is not allowed, and for a malformed proxy variable
     */
    public HttpAdapter(HttpSettings settings) {
        this(settings, new Timekeeper.OfTheSystem());
    }

    public HttpAdapter(HttpSettings settings, Timekeeper time) {
        BaseUrl.requireSafe(settings.base(), settings.allowHttp());
        this.settings = settings;
        this.time = time;
        this.proxy = ProxyRule.choose(settings.base(), settings.environment());
        this.exchange = new Exchange(settings, proxy);
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        return send(new OutgoingRequest(request, settings, proxy));
    }

    @Override
    public ApiResponse send(ApiRequest request, Runnable leaving) {
        OutgoingRequest outgoing = new OutgoingRequest(request, settings, proxy);
        outgoing.tell(leaving);
        return send(outgoing);
    }

    /** Sends a request of another protocol than the API's; a success may be without content. */
    public ApiResponse send(Call call) {
        return send(OutgoingCall.of(call, settings, proxy));
    }

    private ApiResponse send(OutgoingRequest request) {
        boolean left = false;
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt > settings.retries();
            long start = System.nanoTime();
            Duration wait = Duration.ofSeconds(ApiError.delaySeconds(attempt));
            try {
                RawAnswer answer = once(request, attempt);
                left = true;
                trace(request, Integer.toString(answer.status()), start, attempt);
                boolean again = request.writes()
                        ? request.againWhenBusy() && (answer.status() == 429 || answer.status() == 503)
                        : passing(answer.status());
                if (!again) {
                    return AnswerReader.read(request, settings.base(), answer);
                }
                Duration asked = RetryAfter.read(answer.headers().get("retry-after"), time.now());
                if (asked != null && asked.compareTo(LONGEST_WAIT) > 0) {
                    throw askedToWait(request, AnswerReader.read(request, settings.base(), answer), asked);
                }
                if (last) {
                    return AnswerReader.read(request, settings.base(), answer);
                }
                wait = asked == null ? wait : asked;
            } catch (AttemptFailure e) {
                left |= e.left();
                trace(request, word(e), start, attempt);
                if (last || !again(request, e.reach())) {
                    throw failed(request, e, attempt, left);
                }
            }
            sayWaiting(wait, attempt + 1);
            pause(wait, left);
        }
    }

    /** How long to wait after an attempt that was answered so; null where longer is asked for than anybody waits. */
    public static @Nullable Duration pause(int attempt, ApiResponse response) {
        Duration asked = RetryAfter.read(response.headers().get("retry-after"), Instant.now());
        if (asked == null) {
            return Duration.ofSeconds(ApiError.delaySeconds(attempt));
        }
        return asked.compareTo(LONGEST_WAIT) > 0 ? null : asked;
    }

    /** Whether such an answer to a read may be another one next time. */
    private static boolean passing(int status) {
        return switch (status) {
            case 408, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private static boolean again(OutgoingRequest request, Reach reach) {
        return switch (reach) {
            case NEVER_LEFT, REFUSED -> true;
            case BROKEN -> !request.writes();
            case NEVER_WILL, GARBLED -> false;
        };
    }

    private static String word(AttemptFailure e) {
        return switch (e.reach()) {
            case NEVER_LEFT, REFUSED, NEVER_WILL -> "not-connected";
            case BROKEN -> "broken";
            case GARBLED -> "no-http";
        };
    }

    private Failure failed(OutgoingRequest request, AttemptFailure e, int attempts, boolean left) {
        String message = String.valueOf(e.getMessage());
        if (attempts > 1) {
            message += " (" + attempts + " attempts)";
        }
        if (e.reach() == Reach.GARBLED) {
            return AnswerReader.unreadable(request, message);
        }
        if (!left) {
            return Failure.unsent(ExitCode.UNAVAILABLE, message + "; nothing was sent", hints(e.reach()));
        }
        if (request.writes()) {
            return Failure.sent(
                    ExitCode.UNKNOWN_OUTCOME,
                    message + "; it was sent, and whether it was done is unknown",
                    HowToLook.hint(request.purpose()));
        }
        return Failure.sent(ExitCode.UNAVAILABLE, message);
    }

    /** Where nobody listens on this machine, it may be the sandbox that was not started. */
    private String[] hints(Reach reach) {
        URI base = settings.base();
        boolean sandbox = reach == Reach.REFUSED && !BaseUrl.tls(base) && BaseUrl.loopback(base);
        return sandbox
                ? new String[] {"is it the sandbox? start it with: ehrctl sandbox serve --port " + BaseUrl.port(base)}
                : new String[0];
    }

    private Failure askedToWait(OutgoingRequest request, ApiResponse response, Duration asked) {
        // A longer number of seconds would look like somebody's number.
        String wait = asked.toDays() > LONGEST_TOLD_DAYS
                ? "more than a year"
                : asked.toSeconds() + " s, until " + time.now().plus(asked).truncatedTo(ChronoUnit.SECONDS);
        return Failure.answered(
                ExitCode.UNAVAILABLE,
                BaseUrl.hostAndPort(settings.base()) + " answered " + response.status() + " and asks to wait " + wait,
                List.of("try again then"),
                ApiError.of(response).masked(Masker.of(request.purpose())::mask));
    }

    private void sayWaiting(Duration wait, int attempt) {
        Trace trace = settings.trace();
        if (trace != null && wait.toMillis() >= Patience.NOTICED_MILLIS) {
            trace.waiting(waiting(attempt));
        }
    }

    private String waiting(int attempt) {
        return "waiting for " + BaseUrl.hostAndPort(settings.base()) + ", attempt " + attempt + " of "
                + (settings.retries() + 1);
    }

    /** The first attempt that takes long is told of, others when they begin; of many requests one will do. */
    private RawAnswer once(OutgoingRequest request, int attempt) throws AttemptFailure {
        Trace trace = attempt == 1 && !told ? settings.trace() : null;
        Patience patience = Patience.begin(trace, waiting(attempt));
        try {
            return exchange.once(request);
        } finally {
            if (patience != null && patience.end()) {
                told = true;
            }
        }
    }

    private void pause(Duration wait, boolean left) {
        try {
            time.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw left
                    ? Failure.sent(ExitCode.INTERRUPTED, "interrupted while waiting for the next attempt")
                    : Failure.unsent(ExitCode.INTERRUPTED, "interrupted before anything was sent");
        }
    }

    private void trace(OutgoingRequest request, String result, long start, int attempt) {
        Trace trace = settings.trace();
        if (trace != null) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            trace.line(
                    request.method() + " " + request.shown() + " " + result + " " + millis + " ms attempt " + attempt);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
