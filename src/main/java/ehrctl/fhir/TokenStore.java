package ehrctl.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import ehrctl.json.Json;
import ehrctl.json.MalformedJsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps a token until shortly before its end, in a file of its own that only its owner can read. */
final class TokenStore {
    private static final int MARGIN_SECONDS = 20;

    private static final Set<PosixFilePermission> OWN =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    /** @param whose all that makes one token another than the next: server, client, scope */
    TokenStore(Path folder, String... whose) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : whose) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            file = folder.resolve(HexFormat.of().formatHex(digest.digest(), 0, 16) + ".json");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A token.
     *
     * @param until when requests may start with it
     */
    record Kept(String token, Instant until) {
        /** A token that was given for some seconds: a request that starts with it must be through before it ends. */
        static Kept given(String token, int seconds, Instant now) {
            return new Kept(token, now.plusSeconds(seconds - Math.min(MARGIN_SECONDS, seconds / 2)));
        }

        boolean good(Instant now) {
            return until.isAfter(now);
        }

        @Override
        public String toString() {
            return "Kept";
        }
    }

    /** The token, or null where there is none that is still good, or others could have put it there. */
    @Nullable
    Kept read(Instant now) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !own()) {
                return null;
            }
            JsonNode json = Json.parse(Files.readAllBytes(file));
            Kept kept = new Kept(
                    json.path("access_token").asText(),
                    Instant.ofEpochSecond(json.path("until").asLong()));
            return kept.good(now) && !kept.token().isEmpty() ? kept : null;
        } catch (IOException | MalformedJsonException | DateTimeException e) {
            return null;
        }
    }

    private boolean own() throws IOException {
        return !posix() || Files.getPosixFilePermissions(file).equals(OWN);
    }

    /** Keeps it; where that is not possible, the next command asks for another. */
    void write(Kept token) {
        try {
            Path folder = file.getParent();
            Files.createDirectories(folder, attributes("rwx------"));
            Path fresh = Files.createTempFile(folder, "token", ".tmp", attributes("rw-------"));
            ObjectNode json = Json.object()
                    .put("access_token", token.token())
                    .put("until", token.until().getEpochSecond());
            Files.writeString(fresh, Json.compact(json));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It is a convenience only.
        }
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return posix()
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean posix() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    }
}
