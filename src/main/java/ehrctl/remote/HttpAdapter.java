package ehrctl.remote;

import ehrctl.api.ApiError;
import ehrctl.api.ApiRequest;
import ehrctl.api.ApiResponse;
import ehrctl.api.EhrAdapter;
import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.api.HowToLook;
import ehrctl.api.Masker;
import ehrctl.remote.AttemptFailure.Reach;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests to a remote API over HTTP/1.1; several threads may use it at once.
 *
 * <p>Reads are sent again after 429, 503 and broken connections, writes only where the attempt never left this machine.
 */
public final class HttpAdapter implements EhrAdapter {
    // The API's advice for SERVICE_UNAVAILABLE; the last one stays.
    private static final int[] DELAY_SECONDS = {1, 5, 15, 30, 60};
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private static final int LONGEST_TOLD_DAYS = 366;

    private final HttpSettings settings;
    private final Timekeeper time;
    private final ProxyRule.@Nullable Proxy proxy;
    private final Exchange exchange;

    /**
     * Connects to nothing yet.
     *
     * @throws Failure (usage) for plain http to another machine that is not allowed, and for a malformed proxy variable
     */
    public HttpAdapter(HttpSettings settings) {
        this(settings, new Timekeeper.OfTheSystem());
    }

    HttpAdapter(HttpSettings settings, Timekeeper time) {
        BaseUrl.requireSafe(settings.base(), settings.allowHttp());
        this.settings = settings;
        this.time = time;
        this.proxy = ProxyRule.choose(settings.base(), settings.environment());
        this.exchange = new Exchange(settings, proxy);
    }

    @Override
    public ApiResponse send(ApiRequest request) {
        OutgoingRequest outgoing = new OutgoingRequest(request, settings, proxy);
        boolean left = false;
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt > settings.retries();
            long start = System.nanoTime();
            Duration wait = Duration.ofSeconds(DELAY_SECONDS[Math.min(attempt, DELAY_SECONDS.length) - 1]);
            try {
                RawAnswer answer = exchange.once(outgoing);
                left = true;
                trace(request, Integer.toString(answer.status()), start, attempt);
                boolean busy = answer.status() == 429 || answer.status() == 503;
                if (request.writes() || !busy) {
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
            pause(wait, left);
        }
    }

    private static boolean again(ApiRequest request, Reach reach) {
        return switch (reach) {
            case NEVER_LEFT -> true;
            case BROKEN -> !request.writes();
            case NEVER_WILL, GARBLED -> false;
        };
    }

    private static String word(AttemptFailure e) {
        return switch (e.reach()) {
            case NEVER_LEFT, NEVER_WILL -> "not-connected";
            case BROKEN -> "broken";
            case GARBLED -> "no-http";
        };
    }

    private static Failure failed(ApiRequest request, AttemptFailure e, int attempts, boolean left) {
        String message = String.valueOf(e.getMessage());
        if (attempts > 1) {
            message += " (" + attempts + " attempts)";
        }
        if (e.reach() == Reach.GARBLED) {
            return AnswerReader.unreadable(request, message);
        }
        if (!left) {
            return Failure.unsent(ExitCode.UNAVAILABLE, message + "; nothing was sent");
        }
        if (request.writes()) {
            return Failure.sent(
                    ExitCode.UNKNOWN_OUTCOME,
                    message + "; it was sent, and whether it was done is unknown",
                    HowToLook.hint(request));
        }
        return Failure.sent(ExitCode.UNAVAILABLE, message);
    }

    private Failure askedToWait(ApiRequest request, ApiResponse response, Duration asked) {
        // A longer number of seconds would look like somebody's number.
        String wait = asked.toDays() > LONGEST_TOLD_DAYS
                ? "more than a year"
                : asked.toSeconds() + " s, until " + time.now().plus(asked).truncatedTo(ChronoUnit.SECONDS);
        return Failure.answered(
                ExitCode.UNAVAILABLE,
                BaseUrl.hostAndPort(settings.base()) + " answered " + response.status() + " and asks to wait " + wait,
                List.of("try again then"),
                ApiError.of(response).masked(Masker.of(request)::mask));
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

    private void trace(ApiRequest request, String result, long start, int attempt) {
        Trace trace = settings.trace();
        if (trace != null) {
            long millis = (System.nanoTime() - start) / 1_000_000;
            trace.line(request.method() + " " + Masker.target(request) + " " + result + " " + millis + " ms attempt "
                    + attempt);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
