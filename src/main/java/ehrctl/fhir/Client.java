package ehrctl.fhir;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What proves to a FHIR server who is calling: a token that is given, or what a token is asked for with.
 *
 * @param token as a command printed it; null where one is asked for, or where none is needed
 * @param id the client's id; null where nothing proves anything
 * @param secret shared with the authorization server; null where a key signs
 * @param key PKCS8 in PEM form; null where a secret is used
 * @param keyId under which the authorization server knows the key's other half
 * @param tokenUrl the token endpoint where the user names it; null where the FHIR server is asked
 * @param scope what is asked for; null to ask for what the operation needs
 * @param folder where tokens are kept
 * @param secrets told what must not be shown
 */
public record Client(
        @Nullable String token,
        @Nullable String id,
        @Nullable String secret,
        @Nullable String key,
        @Nullable String keyId,
        @Nullable URI tokenUrl,
        @Nullable String scope,
        Path folder,
        Consumer<String> secrets) {

    /** Nothing that proves anything. */
    public static Client none() {
        return new Client(null, null, null, null, null, null, null, Path.of(""), secret -> {});
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "Client";
    }
}
