package ehrctl.sandbox.server;

import java.nio.channels.ReadableByteChannel;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.BasicHttpTransportMetrics;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.http.impl.nio.DefaultHttpResponseWriterFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1IOEventHandler;
import org.apache.hc.core5.http.impl.nio.ServerHttp1StreamDuplexer;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.ContentDecoder;
import org.apache.hc.core5.http.nio.HandlerFactory;
import org.apache.hc.core5.http.nio.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.DefaultHttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.reactor.ProtocolIOSession;

/** How HTTP/1.1 is read and written here. */
final class ServerWire {
    /** Bytes of each of a connection's three buffers: thousands of idle connections must fit into a small heap. */
    private static final int BUFFER = 1024;

    /** Bytes of body that are read before somebody asks for them. */
    private static final int WINDOW = 16 * 1024;

    private static final int MOST_HEADERS = 200;

    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(BUFFER)
            .setInitialWindowSize(WINDOW)
            .setMaxLineLength(HeadParser.MOST_BYTES)
            .setMaxHeaderCount(MOST_HEADERS)
            .build();

    /** Hosts, connections and lengths are looked after elsewhere. */
    private static final HttpProcessor PROCESSOR = new DefaultHttpProcessor(new ResponseDate());

    private static final BodyLength BODIES = new BodyLength();

    private ServerWire() {}

    /**
     * What reads and writes one connection; the connection decides by itself when it ends.
     *
     * @param answered runs when all of an answer is on the wire
     */
    static ServerHttp1IOEventHandler over(
            ProtocolIOSession session, HandlerFactory<AsyncServerExchangeHandler> exchanges, Runnable answered) {
        return new ServerHttp1IOEventHandler(
                new ServerHttp1StreamDuplexer(
                        session,
                        PROCESSOR,
                        exchanges,
                        null,
                        CONFIG,
                        null,
                        (request, response, context) -> true,
                        new HeadParser(CONFIG),
                        DefaultHttpResponseWriterFactory.INSTANCE.create(),
                        BODIES,
                        DefaultContentLengthStrategy.INSTANCE,
                        new Sent(answered),
                        null) {
                    @Override
                    protected ContentDecoder createContentDecoder(
                            long length,
                            ReadableByteChannel from,
                            SessionInputBuffer in,
                            BasicHttpTransportMetrics metrics)
                            throws HttpException {
                        return super.createContentDecoder(
                                length,
                                from,
                                length == ContentLengthStrategy.CHUNKED ? new ChunkLines(in) : in,
                                metrics);
                    }
                });
    }

    private record Sent(Runnable answered) implements Http1StreamListener {
        @Override
        public void onRequestHead(HttpConnection connection, HttpRequest request) {
            // Its exchange tells.
        }

        @Override
        public void onResponseHead(HttpConnection connection, HttpResponse response) {
            // Its exchange knows.
        }

        @Override
        public void onExchangeComplete(HttpConnection connection, boolean keepAlive) {
            answered.run();
        }
    }
}
