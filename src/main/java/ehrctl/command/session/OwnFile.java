package ehrctl.command.session;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file that decides where requests and secrets go, or holds a secret. Nobody but its user and root may be able to
 * change it or to put another in its place; where the file system knows no owners, nothing can be told.
 */
public final class OwnFile {
    private static final int OTHERS_WRITE = 0022;
    private static final int OTHERS = 0077;
    /** In such a folder everybody may make files, and nobody may remove or rename those of others. */
    private static final int STICKY = 01000;

    /** No setting and no secret is so large; a device, or a file put there by mistake, is. */
    private static final int MOST_BYTES = 1 << 20;

    private OwnFile() {}

    /**
     * Reads it; null where there is none.
     *
     * @param secret whether others may not even read it
     * @throws Failure CONFIG where it cannot be read, or others may change it
     */
    static byte @Nullable [] read(Path file, boolean secret) {
        if (!check(file, secret)) {
            return null;
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw Failure.unsent(ExitCode.CONFIG, file + " is larger than 1 MiB");
            }
            return bytes;
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    /**
     * Makes sure that others cannot change it; answers whether there is one.
     *
     * @param secret whether others may not even read it
     * @throws Failure CONFIG where that is not so, or cannot be told
     */
    public static boolean check(Path file, boolean secret) {
        Path absolute = file.toAbsolutePath();
        try {
            absolute.getFileSystem().provider().checkAccess(absolute);
            Path target = absolute.toRealPath();
            @Nullable Integer self = self();
            if (self != null) {
                file(target, secret ? OTHERS : OTHERS_WRITE, self);
                folder(absolute, self);
                folder(target, self);
            }
            return true;
        } catch (NoSuchFileException e) {
            if (Files.isSymbolicLink(absolute)) {
                throw Failure.unsent(ExitCode.CONFIG, file + " leads to a file that is not there");
            }
            return false;
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static Failure unreadable(Path file) {
        return Failure.unsent(
                ExitCode.CONFIG, file + " cannot be read", "see who owns it, and the folders that it lies in");
    }

    private static void file(Path file, int forbidden, int self) throws IOException {
        owned(file, self);
        int mode = attribute(file, "mode") & forbidden;
        if ((mode & OTHERS_WRITE) != 0) {
            throw Failure.unsent(ExitCode.CONFIG, "others may change " + file, "chmod go-w " + file);
        }
        if (mode != 0) {
            throw Failure.unsent(ExitCode.CONFIG, "others may read the secret in " + file, "chmod 600 " + file);
        }
    }

    /** Who may write into the folder of a file may put another file in its place. */
    private static void folder(Path file, int self) throws IOException {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        owned(folder, self);
        int mode = attribute(folder, "mode");
        if ((mode & OTHERS_WRITE) != 0 && (mode & STICKY) == 0) {
            throw Failure.unsent(ExitCode.CONFIG, "others may change the files in " + folder, "chmod go-w " + folder);
        }
    }

    private static void owned(Path file, int self) throws IOException {
        int owner = attribute(file, "uid");
        if (owner != self && owner != 0) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    file + " belongs to another user",
                    self == 0
                            ? "root takes nothing that a user could change: run this as that user"
                            : "use a file and a folder of your own");
        }
    }

    private static int attribute(Path file, String name) throws IOException {
        return (Integer) Files.getAttribute(file, "unix:" + name);
    }

    /** The user that this process runs as; null where the system has no such numbers. */
    private static @Nullable Integer self() throws IOException {
        try {
            return attribute(Path.of("/proc/self"), "uid");
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            return null;
        } catch (FileSystemException e) {
            // Without /proc: whatever this user makes is this user's.
            Path made = Files.createTempFile("ehrctl", "");
            try {
                return attribute(made, "uid");
            } finally {
                Files.delete(made);
            }
        }
    }
}
