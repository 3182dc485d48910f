package ehrctl.remote;

import ehrctl.remote.AttemptFailure.Reach;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;

/** Makes one attempt: a connection, the request, the answer. */
final class Exchange implements AutoCloseable {
    private final URI base;
    private final long timeout;
    private final Watchdog watchdog = new Watchdog();
    private final Pool pool = new Pool();
    private final Connector connector;

    Exchange(HttpSettings settings, ProxyRule.@Nullable Proxy proxy) {
        this.base = settings.base();
        this.timeout = settings.timeout().toNanos();
        this.connector = new Connector(settings, proxy, watchdog);
    }

    /** Sends {@code request} once; a read over a connection that turns out dead goes over a fresh one instead. */
    RawAnswer once(OutgoingRequest request) throws AttemptFailure {
        long deadline = System.nanoTime() + timeout;
        Wire rested = pool.take();
        if (rested != null) {
            try {
                return over(rested, request, deadline);
            } catch (AttemptFailure e) {
                if (request.writes() || e.reach() != Reach.BROKEN || deadline - System.nanoTime() <= 0) {
                    throw e;
                }
            }
        }
        return over(connector.open(deadline), request, deadline);
    }

    private RawAnswer over(Wire wire, OutgoingRequest request, long deadline) throws AttemptFailure {
        boolean keep = false;
        try (Watchdog.Watch watch = watchdog.watch(wire.raw(), deadline)) {
            try {
                RawAnswer answer = talk(wire, request, watch);
                keep = answer.reusable() && !watch.fired();
                return answer;
            } catch (AnswerBody.CutOffException e) {
                throw watch.fired() ? tooSlow() : new AttemptFailure(Reach.BROKEN, cutOff(e));
            } catch (IOException | HttpException e) {
                throw watch.fired() ? tooSlow() : broken(e);
            }
        } finally {
            if (keep) {
                pool.giveBack(wire);
            } else {
                wire.close();
            }
        }
    }

    private static RawAnswer talk(Wire wire, OutgoingRequest request, Watchdog.Watch watch)
            throws IOException, HttpException {
        IOException refused = send(wire, request);
        boolean early = refused != null || (request.large() && wire.spoken());
        ClassicHttpResponse response = refused == null ? wire.receiveHeader() : refusal(wire, watch, refused);
        Map<String, String> headers = headers(response);
        int status = response.getCode();
        if (request.answerHasBody() && status != 204 && status != 304) {
            wire.http().receiveResponseEntity(response);
        }
        try {
            RawAnswer answer = AnswerBody.read(response, headers);
            // What is left of the request would be taken for the next one.
            return early ? answer.last() : answer;
        } catch (IOException e) {
            if (status < 400) {
                throw e;
            }
            // The status says enough, whatever the rest would have been.
            return new RawAnswer(status, headers, new byte[0], "broke off", false);
        }
    }

    /** Null, or why the request could not be sent to its end. */
    private static @Nullable IOException send(Wire wire, OutgoingRequest request) throws IOException, HttpException {
        RequestMessage message = request.message();
        try {
            request.leaves();
            wire.http().sendRequestHeader(message);
            if (request.hasBody()) {
                wire.http().sendRequestEntity(message);
            }
            wire.http().flush();
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    // A server that refuses a request need not read all of it; what it said may have arrived nevertheless.
    private static ClassicHttpResponse refusal(Wire wire, Watchdog.Watch watch, IOException broken) throws IOException {
        if (watch.fired()) {
            throw broken;
        }
        try {
            ClassicHttpResponse response = wire.receiveHeader();
            if (response.getCode() >= 400) {
                return response;
            }
        } catch (IOException | HttpException e) {
            broken.addSuppressed(e);
        }
        throw broken;
    }

    private static Map<String, String> headers(ClassicHttpResponse response) {
        Map<String, String> headers = new TreeMap<>();
        for (Header header : response.getHeaders()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            String value = header.getValue() == null ? "" : header.getValue().strip();
            String before = headers.get(name);
            headers.put(name, before == null ? value : before + ", " + value);
        }
        return headers;
    }

    private AttemptFailure tooSlow() {
        return new AttemptFailure(
                Reach.BROKEN, host() + " gave no whole answer within " + AttemptFailure.words(timeout));
    }

    private String cutOff(AnswerBody.CutOffException e) {
        return "the answer of " + host() + " (" + e.status() + ") ends too early";
    }

    // The library's own messages quote what it read.
    private AttemptFailure broken(Exception e) {
        if (e instanceof MessageConstraintException) {
            return new AttemptFailure(Reach.GARBLED, "the headers of " + host() + "'s answer are too large");
        }
        if (e instanceof HttpException) {
            return new AttemptFailure(Reach.GARBLED, host() + " answered something that is not HTTP");
        }
        if (e instanceof NoHttpResponseException) {
            return new AttemptFailure(Reach.BROKEN, host() + " closed the connection without an answer");
        }
        return new AttemptFailure(
                Reach.BROKEN,
                e instanceof SSLException
                        ? "the TLS connection to " + host() + " broke"
                        : "the connection to " + host() + " broke");
    }

    private String host() {
        return BaseUrl.hostAndPort(base);
    }

    @Override
    public void close() {
        pool.close();
        watchdog.close();
    }
}
