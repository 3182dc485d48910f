package ehrctl;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Runs the commands of a file, one a line, in one process, so that the class-data archive learns what they load; the
 * word URL stands for a server that answers everything with one care unit. Only the app image holds this class.
 */
final class Training extends Thread {
    private static final String BODY = "[{\"id\":\"L0_1\",\"name\":\"Legekontoret\",\"address\":{\"city\":\"Oslo\"}}]";

    private final ServerSocket server;

    private Training(ServerSocket server) {
        this.server = server;
        setDaemon(true);
    }

    public static void main(String[] files) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            new Training(server).start();
            String url = "http://127.0.0.1:" + server.getLocalPort();
            for (String line : Files.readAllLines(Path.of(files[0]))) {
                if (!line.isEmpty()) {
                    String[] arguments = Utf8Arguments.of(line.replace("URL", url).split(" ", -1));
                    Main.run(arguments, ProcessStreams.surroundings());
                }
            }
        }
    }

    @Override
    public void run() {
        byte[] body = BODY.getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        try {
            while (true) {
                try (Socket socket = server.accept()) {
                    skipHead(socket.getInputStream());
                    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                    socket.getOutputStream().write(body);
                }
            }
        } catch (IOException e) {
            // The training is over.
        }
    }

    private static void skipHead(InputStream in) throws IOException {
        int ends = 0;
        for (int c = in.read(); c >= 0 && ends < 2; c = ends < 2 ? in.read() : c) {
            ends = c == '\n' ? ends + 1 : c == '\r' ? ends : 0;
            if (ends == 2) {
                return;
            }
        }
    }
}
