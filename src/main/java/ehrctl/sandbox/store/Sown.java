package ehrctl.sandbox.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;

/**
 * The sandbox that the app image brings along with tables and people, so that the first command need not make them. It is
 * no other than what that command would make; where there is none, or it cannot be copied, nothing is lost.
 */
final class Sown {
    private Sown() {}

    /**
     * Makes {@code file} where there is none; whoever comes at the same time finds all of it or nothing.
     *
     * @return whether there is one now
     */
    static boolean copied(Path file, FileAttribute<?>... attributes) {
        return copied(Path.of(System.getProperty("java.home"), "lib", "ehrctl-sandbox.db"), file, attributes);
    }

    static boolean copied(Path sown, Path file, FileAttribute<?>... attributes) {
        if (!Files.isRegularFile(sown)) {
            return false;
        }
        Path unfinished = Path.of(file + ".new-" + ProcessHandle.current().pid());
        try {
            write(Files.readAllBytes(sown), unfinished, attributes);
            try {
                // Unlike a renaming, a link never takes the place of a file that somebody made meanwhile.
                Files.createLink(file, unfinished);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            return true;
        } catch (FileAlreadyExistsException e) {
            return Files.exists(file);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static void write(byte[] bytes, Path to, FileAttribute<?>... attributes) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (SeekableByteChannel channel = Files.newByteChannel(to, fresh, attributes)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            if (channel instanceof FileChannel disk) {
                disk.force(true);
            }
        }
    }
}
