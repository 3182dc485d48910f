package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Lets requests pass to a FHIR server that carry a token of a realm: signed by it, not yet ended, and with a scope that
 * allows what is asked of each type. It proves what the program does, and nothing about an EHR.
 */
final class Gate implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final String realm;
    private final JsonNode keys;
    private final Passing passing;
    private final Set<String> tokens = Collections.synchronizedSet(new HashSet<>());
    private final List<String> refused = Collections.synchronizedList(new ArrayList<>());

    /** @param realm the address of the realm, on another origin than this */
    Gate(String realm, String base) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        this.realm = realm;
        this.passing = new Passing(base, this::url);
        HttpRequest certificates = HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/certs"))
                .build();
        keys = Json.parse(HttpClient.newHttpClient()
                        .send(certificates, HttpResponse.BodyHandlers.ofByteArray())
                        .body())
                .path("keys");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/fhir", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/fhir";
    }

    String tokenEndpoint() {
        return realm + "/protocol/openid-connect/token";
    }

    /** How many different tokens were let pass. */
    int tokens() {
        return tokens.size();
    }

    /** Why requests were not let pass. */
    List<String> refused() {
        return List.copyOf(refused);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String target = exchange.getRequestURI().toString().substring("/fhir".length());
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (target.equals("/.well-known/smart-configuration")) {
            Passing.answer(
                    exchange,
                    200,
                    "{\"token_endpoint\":\"" + tokenEndpoint() + "\",\"capabilities\":[\"permission-v2\"]}");
        } else if (target.equals("/metadata")) {
            passing.forward(exchange, target, body);
        } else {
            String header = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            JsonNode claims = claims(header.replaceFirst("^Bearer ", ""));
            String lacking = claims == null ? "" : lacking(exchange.getRequestMethod(), target, body, claims);
            if (claims == null) {
                refuse(exchange, 401, "login", "no good token for " + exchange.getRequestMethod() + ' ' + target);
            } else if (!lacking.isEmpty()) {
                refuse(exchange, 403, "forbidden", lacking);
            } else {
                tokens.add(header);
                passing.forward(exchange, target, body);
            }
        }
    }

    /** What the token says, or null where it is none of the realm's or has ended. */
    private JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            JsonNode head = parts.length == 3 ? json(parts[0]) : Json.object();
            PublicKey key = key(head.path("kid").asText());
            if (key == null || !head.path("alg").asText().equals("RS256")) {
                return null;
            }
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            JsonNode claims = json(parts[1]);
            boolean good = signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    && claims.path("iss").asText().equals(realm)
                    && claims.path("exp").asLong() > Instant.now().getEpochSecond();
            return good ? claims : null;
        } catch (GeneralSecurityException | MalformedJsonException | IllegalArgumentException e) {
            return null;
        }
    }

    private PublicKey key(String kid) throws GeneralSecurityException {
        for (JsonNode each : keys) {
            if (each.path("kid").asText().equals(kid)
                    && each.path("kty").asText().equals("RSA")) {
                return KeyFactory.getInstance("RSA")
                        .generatePublic(new RSAPublicKeySpec(number(each.path("n")), number(each.path("e"))));
            }
        }
        return null;
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    /** The first scope that is missing, or nothing. */
    private static String lacking(String method, String target, byte[] body, JsonNode claims) {
        List<String> scopes = List.of(claims.path("scope").asText().split(" "));
        if (target.startsWith("?")) {
            return ""; // a further page of what was allowed
        }
        String type = target.isEmpty() ? "" : target.substring(1).split("[/?]", 2)[0];
        boolean reads = method.equals("GET") || target.endsWith("/_search");
        List<String> types = new ArrayList<>();
        if (type.isEmpty()) {
            try {
                for (JsonNode entry : Json.parse(body).path("entry")) {
                    types.add(entry.path("resource").path("resourceType").asText());
                }
            } catch (MalformedJsonException e) {
                types.add("*");
            }
        } else {
            types.add(type);
        }
        for (String each : types) {
            boolean allowed = false;
            for (String of : List.of(each, "*")) {
                allowed |=
                        scopes.contains("system/" + of + ".crus") || (reads && scopes.contains("system/" + of + ".rs"));
            }
            if (!allowed) {
                return "no scope for " + method + ' ' + each;
            }
        }
        return "";
    }

    private static JsonNode json(String part) throws MalformedJsonException {
        return Json.parse(Base64.getUrlDecoder().decode(part));
    }

    private void refuse(HttpExchange exchange, int status, String code, String text) throws IOException {
        refused.add(text);
        Passing.answer(exchange, status, Passing.outcome(code, text));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
