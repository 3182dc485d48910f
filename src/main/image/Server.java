import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.FileInputStream;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Answers everything with twenty care units, over http and https: {@code java Server.java FOLDER}, with its key store. */
public final class Server {
    public static void main(String[] folder) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Path ports = Path.of(folder[0], "ports");
        HttpServer http = HttpServer.create(address(), 0);
        HttpsServer https = HttpsServer.create(address(), 0);
        https.setHttpsConfigurator(new HttpsConfigurator(certified(Path.of(folder[0], "server.p12"))));
        byte[] body = careUnits().getBytes(StandardCharsets.UTF_8);
        for (HttpServer server : new HttpServer[] {http, https}) {
            server.createContext("/", exchange -> {
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
        }
        Path unfinished = Path.of(folder[0], "ports.new");
        Files.writeString(unfinished, http.getAddress().getPort() + " " + https.getAddress().getPort() + "\n");
        Files.move(unfinished, ports);
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static SSLContext certified(Path store) throws Exception {
        char[] password = "benchmark".toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = new FileInputStream(store.toFile())) {
            keys.load(in, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String careUnits() {
        StringBuilder json = new StringBuilder("[");
        for (int i = 1; i <= 20; i++) {
            json.append(i == 1 ? "" : ",")
                    .append("{\"id\":\"L0_" + i + "\",\"name\":\"Legekontoret på Torget " + i + "\",")
                    .append("\"address\":\"Kirkegata " + i + ", Tromsø\",\"time_zone\":\"Europe/Oslo\"}");
        }
        return json.append("]").toString();
    }
}
