package ehrctl.fhir;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;

/** A Keycloak realm for SMART Backend Services: clients that sign or share a secret, and SMART's scopes. */
final class Realm {
    /** How long a token lasts. */
    static final int SECONDS = 60;

    private static final int P384_BYTES = 48;
    private static final List<String> TYPES = List.of(
            "*",
            "Appointment",
            "Device",
            "DocumentReference",
            "HealthcareService",
            "Location",
            "Patient",
            "Practitioner",
            "PractitionerRole",
            "Schedule",
            "Slot");

    private final ObjectNode json = Json.object().put("realm", "fhir").put("enabled", true);
    private final ArrayNode names = Json.array();

    Realm() {
        ArrayNode scopes = json.putArray("clientScopes");
        for (String type : TYPES) {
            for (String may : List.of(".rs", ".crus")) {
                String name = "system/" + type + may;
                names.add(name);
                scopes.addObject()
                        .put("name", name)
                        .put("protocol", "openid-connect")
                        .putObject("attributes")
                        .put("include.in.token.scope", "true");
            }
        }
    }

    /** A client that proves itself by a signature: ES384 or RS384, as its key is. */
    Realm signing(String id, String kid, PublicKey key) {
        ObjectNode jwk = Json.object().put("kid", kid).put("use", "sig");
        if (key instanceof ECPublicKey curve) {
            jwk.put("kty", "EC").put("crv", "P-384").put("alg", "ES384");
            jwk.put("x", number(curve.getW().getAffineX(), P384_BYTES));
            jwk.put("y", number(curve.getW().getAffineY(), P384_BYTES));
        } else {
            RSAPublicKey rsa = (RSAPublicKey) key;
            jwk.put("kty", "RSA").put("alg", "RS384");
            jwk.put("n", number(rsa.getModulus(), rsa.getModulus().bitLength() / 8));
            jwk.put("e", number(rsa.getPublicExponent(), 3));
        }
        ObjectNode keys = Json.object();
        keys.putArray("keys").add(jwk);
        client(id)
                .put("clientAuthenticatorType", "client-jwt")
                .withObjectProperty("attributes")
                .put("token.endpoint.auth.signing.alg", jwk.path("alg").asText())
                .put("use.jwks.string", "true")
                .put("jwks.string", Json.compact(keys));
        return this;
    }

    /** A client that shares a secret. */
    Realm sharing(String id, String secret) {
        client(id).put("clientAuthenticatorType", "client-secret").put("secret", secret);
        return this;
    }

    private ObjectNode client(String id) {
        ObjectNode client = json.withArrayProperty("clients").addObject();
        client.put("clientId", id)
                .put("enabled", true)
                .put("protocol", "openid-connect")
                .put("publicClient", false)
                .put("serviceAccountsEnabled", true)
                .put("standardFlowEnabled", false);
        client.putArray("defaultClientScopes");
        client.set("optionalClientScopes", names);
        client.putObject("attributes").put("access.token.lifespan", String.valueOf(SECONDS));
        return client;
    }

    /** Big-endian, without the sign's byte, and as long as it has to be. */
    private static String number(BigInteger value, int bytes) {
        byte[] raw = value.toByteArray();
        byte[] sized = new byte[bytes];
        int copied = Math.min(raw.length, bytes);
        System.arraycopy(raw, raw.length - copied, sized, bytes - copied, copied);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sized);
    }

    ObjectNode json() {
        return json;
    }
}
