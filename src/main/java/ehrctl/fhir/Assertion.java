package ehrctl.fhir;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed statement of who is calling, as SMART Backend Services want it: RS384 or ES384, valid for four minutes, good
 * for one request.
 */
final class Assertion {
    private static final int SECONDS = 240;
    private static final int P384_BITS = 384;

    private Assertion() {}

    /**
     * Signs one.
     *
     * @throws Failure CONFIG where the key is none that can sign so
     */
    static String of(String clientId, String audience, String pem, @Nullable String keyId, Instant now) {
        PrivateKey key = key(pem);
        boolean elliptic = key instanceof ECPrivateKey;
        var head = Json.object().put("alg", elliptic ? "ES384" : "RS384").put("typ", "JWT");
        if (keyId != null) {
            head.put("kid", keyId);
        }
        var claims = Json.object()
                .put("iss", clientId)
                .put("sub", clientId)
                .put("aud", audience)
                .put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + SECONDS);
        String signed = part(Json.compact(head)) + '.' + part(Json.compact(claims));
        try {
            Signature signature = Signature.getInstance(elliptic ? "SHA384withECDSAinP1363Format" : "SHA384withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw unusable("cannot sign");
        }
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static PrivateKey key(String pem) {
        String begin = "-----BEGIN PRIVATE KEY-----";
        int from = pem.indexOf(begin);
        int to = pem.indexOf("-----END PRIVATE KEY-----");
        if (from < 0 || to < from) {
            throw unusable("is not an unencrypted PKCS8 key in PEM form");
        }
        byte[] der;
        try {
            der = Base64.getMimeDecoder().decode(pem.substring(from + begin.length(), to));
        } catch (IllegalArgumentException e) {
            throw unusable("is not an unencrypted PKCS8 key in PEM form");
        }
        for (String algorithm : new String[] {"EC", "RSA"}) {
            try {
                PrivateKey key = KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(der));
                if (key instanceof ECPrivateKey curve
                        && curve.getParams().getOrder().bitLength() != P384_BITS) {
                    throw unusable("is of another curve than P-384, which ES384 needs");
                }
                return key;
            } catch (GeneralSecurityException e) {
                // It may be of the other kind.
            }
        }
        throw unusable("is neither an RSA nor an EC key");
    }

    private static Failure unusable(String problem) {
        return Failure.unsent(
                ExitCode.CONFIG,
                "the client's key " + problem,
                "openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW converts");
    }
}
