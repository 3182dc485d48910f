package ehrctl.command.batch;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.OwnFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of this machine's journals, in a file of the state folder for its owner alone. Without it nobody can try out
 * which ids a journal's hashes stand for. Not for several threads at once.
 */
final class JournalKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 32;

    private final Mac mac;

    private JournalKey(Mac mac) {
        this.mac = mac;
    }

    /**
     * Reads the key, and makes one where there is none.
     *
     * @throws Failure CONFIG where that cannot be done, or others may read it
     */
    static JournalKey in(Path stateFolder) {
        Path file = stateFolder.resolve("journal.key");
        try {
            Files.createDirectories(stateFolder, mode("rwx------"));
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(file), ALGORITHM));
            return new JournalKey(mac);
        } catch (IOException | GeneralSecurityException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal's key cannot be read or made: " + file);
        }
    }

    private static byte[] key(Path file) throws IOException {
        Set<StandardOpenOption> options =
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, mode("rw-------"))) {
            // Two first batches must not make two keys; the lock goes with the channel.
            channel.lock();
            OwnFile.check(file, true);
            ByteBuffer key = ByteBuffer.allocate(LENGTH);
            if (channel.size() == 0) {
                new SecureRandom().nextBytes(key.array());
                channel.write(key.duplicate());
                channel.force(true);
            } else if (channel.size() != LENGTH || channel.read(key) != LENGTH) {
                throw Failure.unsent(ExitCode.CONFIG, "the journal's key is damaged: " + file);
            }
            return key.array();
        }
    }

    /** The first 128 bits of the keyed hash, in hexadecimal. */
    String hash(byte[] text) {
        byte[] hash = mac.doFinal(text);
        StringBuilder hex = new StringBuilder(32);
        for (int i = 0; i < 16; i++) {
            hex.append(Character.forDigit((hash[i] >> 4) & 15, 16)).append(Character.forDigit(hash[i] & 15, 16));
        }
        return hex.toString();
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String permissions) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions));
    }
}
