package ehrctl.sandbox.server;

import ehrctl.json.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.BasicEntityDetails;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** One request and its answer: read by the thread that reads for all connections, answered by one that may wait. */
final class ServedRequest implements AsyncServerExchangeHandler {
    /** What it has to tell its connection. */
    interface Listener {
        /** The head is here; the body may still come. */
        void arrived(ServedRequest exchange);

        /** All of the request is here. */
        void received();
    }

    private final HttpRequest request;
    private final Listener listener;
    private final RequestStream body = new RequestStream();
    private @Nullable ResponseChannel response;
    private @Nullable HttpContext context;
    private ByteBuffer out = ByteBuffer.allocate(0);
    private volatile boolean unread;
    private volatile long answeredAt;
    private boolean unclear;
    private volatile boolean last;

    ServedRequest(HttpRequest request, Listener listener) {
        this.request = request;
        this.listener = listener;
    }

    @Override
    public void handleRequest(
            HttpRequest head, @Nullable EntityDetails entity, ResponseChannel channel, HttpContext surroundings) {
        response = channel;
        context = surroundings;
        unread = entity != null;
        unclear = entity != null && entity.getContentLength() == BodyLength.UNCLEAR;
        if (entity == null) {
            body.end();
            listener.received();
        } else if (wantsContinue()) {
            body.beforeReading(this::sendContinue);
        }
        listener.arrived(this);
    }

    private boolean wantsContinue() {
        Header expect = request.getFirstHeader("expect");
        return expect != null && "100-continue".equalsIgnoreCase(expect.getValue());
    }

    private void sendContinue() throws IOException {
        try {
            channel().sendInformation(new BasicHttpResponse(100), surroundings());
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    /** The request as the sandbox sees it. */
    Arrival arrival() {
        if (request instanceof UnreadableRequest unreadable) {
            return Arrival.unreadable(unreadable.status());
        }
        Map<String, String> headers = new HashMap<>();
        for (Header header : request.getHeaders()) {
            // One that stands twice means nothing; joined, it fits no rule.
            headers.merge(
                    header.getName().toLowerCase(Locale.ROOT),
                    String.valueOf(header.getValue()),
                    (a, b) -> a + ", " + b);
        }
        return new Arrival(
                request.getMethod(), RequestTarget.pathAndQuery(String.valueOf(request.getPath())), headers, body);
    }

    /** Whether nothing of it can be read, so that it is answered without waiting for anything. */
    boolean unclear() {
        return unclear;
    }

    /** Whether some of the request may still come. */
    boolean unread() {
        return unread;
    }

    /** When it began to be sent, in nanoseconds; 0 as long as it did not. */
    long answeredAt() {
        return answeredAt;
    }

    /** Whether the connection is to end with it. */
    boolean last() {
        return last;
    }

    /** Sends the answer. The connection also ends with it where the client said so. */
    void answer(FrontDoor.Outcome outcome) throws IOException {
        boolean truncated = outcome.ending() == FrontDoor.Ending.TRUNCATED;
        byte[] bytes = (Json.compact(outcome.response().body()) + "\n").getBytes(StandardCharsets.UTF_8);
        out = ByteBuffer.wrap(bytes, 0, truncated ? bytes.length / 2 : bytes.length);
        AnswerHead head = new AnswerHead(request, outcome.response(), bytes.length, outcome.last() || truncated);
        last = head.last();
        answeredAt = System.nanoTime() | 1;
        try {
            channel().sendResponse(head, new BasicEntityDetails(bytes.length, null), surroundings());
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    private ResponseChannel channel() {
        if (response == null) {
            throw new IllegalStateException("no request has come");
        }
        return response;
    }

    private HttpContext surroundings() {
        if (context == null) {
            throw new IllegalStateException("no request has come");
        }
        return context;
    }

    /** Reads what still comes, and forgets it. */
    void forget() throws IOException {
        body.forget();
    }

    /** Bytes of body that have come. */
    long received() {
        return body.received();
    }

    /** Bytes that were forgotten. */
    long forgotten() {
        return body.forgotten();
    }

    @Override
    public void updateCapacity(CapacityChannel capacity) throws IOException {
        body.updateCapacity(capacity);
    }

    @Override
    public void consume(ByteBuffer src) {
        body.add(src);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        unread = false;
        body.end();
        listener.received();
    }

    @Override
    public int available() {
        return out.remaining();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        if (out.hasRemaining()) {
            channel.write(out);
        }
        if (!out.hasRemaining()) {
            channel.endStream();
        }
    }

    @Override
    public void failed(Exception cause) {
        body.abort();
    }

    @Override
    public void releaseResources() {
        body.abort();
    }
}
