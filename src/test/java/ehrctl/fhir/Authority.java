package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A FHIR server that wants a token, and the authorization server that gives it, following SMART Backend Services. */
final class Authority implements AutoCloseable {
    private final HttpServer server;
    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> used = new HashSet<>();
    private final PublicKey key;
    private String good = "";
    private int given;
    String tokenEndpoint;
    int seconds = 300;

    Authority(PublicKey key) throws IOException {
        this.key = key;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
        tokenEndpoint = origin() + "/token";
    }

    String origin() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What was asked for, in order. */
    List<String> log() {
        return List.copyOf(log);
    }

    /** The token that is taken. */
    String good() {
        return good;
    }

    int given() {
        return given;
    }

    /** The token that was given last is not taken any more. */
    void withdraw() {
        good = "";
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (path.equals("/fhir/.well-known/smart-configuration")) {
            log.add("configuration");
            answer(
                    exchange,
                    200,
                    "{\"token_endpoint\":\"" + tokenEndpoint + "\",\"capabilities\":[\"permission-v2\"]}");
        } else if (path.equals("/token")) {
            token(exchange, body);
        } else if (("Bearer " + good).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && !good.isEmpty()) {
            log.add("read");
            answer(
                    exchange,
                    200,
                    "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",\"entry\":[{\"resource\":"
                            + "{\"resourceType\":\"Location\",\"id\":\"1\",\"name\":\"Sentrum\",\"status\":\"active\"}}]}");
        } else {
            log.add("no token");
            answer(
                    exchange,
                    401,
                    "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"login\"}]}");
        }
    }

    private void token(HttpExchange exchange, String body) throws IOException {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        String basic = exchange.getRequestHeaders().getFirst("Authorization");
        String problem = basic == null ? problem(form.get("client_assertion")) : secret(basic);
        log.add("token for " + form.get("scope") + (problem == null ? "" : ": " + problem));
        if (problem != null) {
            answer(exchange, 400, "{\"error\":\"invalid_client\",\"error_description\":\"" + problem + "\"}");
        } else if (form.get("scope").equals("system/Everything.rs")) {
            answer(exchange, 400, "{\"error\":\"invalid_scope\"}");
        } else {
            good = "token-" + ++given + "-" + System.nanoTime();
            answer(
                    exchange,
                    200,
                    "{\"access_token\":\"" + good + "\",\"token_type\":\"Bearer\",\"expires_in\":" + seconds + "}");
        }
    }

    private static String secret(String basic) {
        String pair = new String(Base64.getDecoder().decode(basic.substring(6)), StandardCharsets.US_ASCII);
        return pair.equals("my-client:not%3Aa%20secret") ? null : "wrong secret";
    }

    /** What is wrong with an assertion, by SMART's rules; null where nothing is. */
    private String problem(String assertion) {
        try {
            String[] parts = assertion.split("\\.", -1);
            JsonNode head = json(parts[0]);
            JsonNode claims = json(parts[1]);
            Signature signature = Signature.getInstance(
                    head.path("alg").asText().equals("ES384") ? "SHA384withECDSAinP1363Format" : "SHA384withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(Base64.getUrlDecoder().decode(parts[2]))) {
                return "wrong signature";
            }
            long life = claims.path("exp").asLong() - Instant.now().getEpochSecond();
            boolean right = head.path("kid").asText().equals("key-1")
                    && claims.path("iss").asText().equals("my-client")
                    && claims.path("sub").asText().equals("my-client")
                    && claims.path("aud").asText().equals(tokenEndpoint)
                    && life > 0
                    && life <= 300;
            return !right ? "wrong claims" : used.add(claims.path("jti").asText()) ? null : "replayed";
        } catch (GeneralSecurityException | MalformedJsonException e) {
            return e.toString();
        }
    }

    private static JsonNode json(String part) throws MalformedJsonException {
        return Json.parse(Base64.getUrlDecoder().decode(part));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
