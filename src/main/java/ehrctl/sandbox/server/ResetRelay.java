package ehrctl.sandbox.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hands bytes through to a server on this machine. The JDK's server never lets go of a connection but politely; here it
 * can be reset as a crashed machine does it. Only a {@link Fault} needs this.
 */
final class ResetRelay implements AutoCloseable {
    private final ServerSocket listener;
    private final InetSocketAddress target;

    /** The clients by the local port of the connection to the server. */
    private final Map<Integer, Socket> clients = new ConcurrentHashMap<>();

    private ResetRelay(ServerSocket listener, InetSocketAddress target) {
        this.listener = listener;
        this.target = target;
    }

    static ResetRelay start(InetSocketAddress address, InetSocketAddress target) throws IOException {
        ServerSocket listener = new ServerSocket();
        try {
            listener.bind(address, 1024);
        } catch (IOException e) {
            listener.close();
            throw e;
        }
        ResetRelay relay = new ResetRelay(listener, target);
        thread(relay::accept);
        return relay;
    }

    InetSocketAddress address() {
        InetAddress host = listener.getInetAddress();
        return new InetSocketAddress(host, listener.getLocalPort());
    }

    /** Resets the connection that reached the server from that port. */
    void reset(int port) {
        Socket client = clients.remove(port);
        if (client != null) {
            try {
                client.setSoLinger(true, 0);
            } catch (IOException e) {
                // It is closed already.
            }
            close(client);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                thread(() -> connect(client));
            } catch (IOException e) {
                // Closed, or one client that went away before it was accepted.
            }
        }
    }

    private void connect(Socket client) {
        int port = 0;
        try (client;
                Socket server = new Socket()) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            server.connect(target);
            port = server.getLocalPort();
            clients.put(port, client);
            thread(() -> towardsServer(client, server));
            pump(server, client);
        } catch (IOException e) {
            // One side is gone; both are closed now.
        } finally {
            clients.remove(port);
        }
    }

    private static void towardsServer(Socket client, Socket server) {
        try {
            pump(client, server);
            // A client may say that it is done, and still listen.
            server.shutdownOutput();
        } catch (IOException e) {
            close(server);
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        byte[] piece = new byte[8192];
        InputStream in = from.getInputStream();
        for (int n = in.read(piece); n > 0; n = in.read(piece)) {
            to.getOutputStream().write(piece, 0, n);
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "sandbox-relay");
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // Closing is all that was wanted.
        }
    }

    @Override
    public void close() {
        close(listener);
        for (Socket client : clients.values()) {
            close(client);
        }
    }
}
