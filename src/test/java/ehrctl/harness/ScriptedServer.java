package ehrctl.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves as told: one turn per connection, in order; what comes after the last is hung up on. */
public final class ScriptedServer implements AutoCloseable {
    /** What happens on one connection. */
    public interface Turn {
        void play(Caller caller) throws Exception;
    }

    private final ServerSocket socket;
    private final Turn[] turns;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> open = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger connections = new AtomicInteger();

    public ScriptedServer(Turn... turns) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), turns);
    }

    public ScriptedServer(ServerSocket socket, Turn... turns) {
        this.socket = socket;
        this.turns = turns;
        Thread thread = new Thread(this::accept, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    /** A port that nobody listens on. */
    public static int deadPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return taken.getLocalPort();
        }
    }

    public static ServerSocket listenAt(int port) throws IOException {
        return new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** Head and body of each request, as they came. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                caller.setTcpNoDelay(true);
                open.add(caller);
                int turn = connections.getAndIncrement();
                Thread thread = new Thread(() -> serve(caller, turn), "scripted-turn-" + turn);
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket caller, int turn) {
        try (caller) {
            if (turn < turns.length) {
                turns[turn].play(new Caller(caller));
            }
        } catch (Exception e) {
            // The client hung up, which is its right.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Socket each : open) {
            each.close();
        }
    }

    /** The other end of one connection. */
    public final class Caller {
        public final Socket socket;
        public final InputStream in;
        final OutputStream out;

        public Caller(Socket socket) throws IOException {
            this.socket = socket;
            this.in = socket.getInputStream();
            this.out = socket.getOutputStream();
        }

        /** Reads one request, with its body. */
        public String read() throws IOException {
            String head = readHead();
            int length = 0;
            int at = head.indexOf("content-length: ");
            if (at >= 0) {
                length = Integer.parseInt(head.substring(at + 16, head.indexOf("\r\n", at)));
            }
            String request = head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
            requests.add(request);
            return request;
        }

        public String readHead() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    throw new IOException("no whole head");
                }
                head.write(b);
            }
            return head.toString(StandardCharsets.ISO_8859_1);
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Answers with a body of known length. */
        public void answer(String statusAndHeaders, String body) throws IOException {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            write("HTTP/1.1 " + statusAndHeaders + "\r\ncontent-length: " + bytes.length + "\r\n\r\n");
            write(bytes);
        }

        /** Sends byte after byte until the client has had enough. */
        public void drip(String text) throws Exception {
            while (true) {
                write(text);
                Thread.sleep(20);
            }
        }

        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }

    /** Reads a request and answers it. */
    public static Turn answering(String statusAndHeaders, String body) {
        return caller -> {
            caller.read();
            caller.answer(statusAndHeaders, body);
        };
    }

    /** Reads a request and writes {@code bytes}, then hangs up. */
    public static Turn raw(String bytes) {
        return caller -> {
            caller.read();
            caller.write(bytes);
        };
    }
}
