package ehrctl.sandbox.store;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file that keeps the sandbox, for its owner's eyes only. */
public final class SandboxFile {
    /** The bytes that SQLite locks while it has a file open (sqlite.org/fileformat2.html#the_lock_byte_page). */
    private static final long SHARED_FIRST = 0x40000002L;

    private static final long SHARED_SIZE = 510;

    private SandboxFile() {}

    /** A slip of the pen must not end in a new sandbox somewhere: the folder of a named file has to be there. */
    public static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw Failure.unsent(
                    ExitCode.CONFIG,
                    "sandbox file " + file + ": its folder does not exist",
                    "make it with: mkdir -p " + Place.quoted(String.valueOf(folder)));
        }
    }

    /** Makes the file where it is missing; SQLite gives its side files the permissions of the file. */
    public static void make(Path file) {
        if (Files.exists(file)) {
            return;
        }
        requireFolder(file);
        if (Sown.copied(file, only("rw-------", file))) {
            return;
        }
        try {
            Files.createFile(file, only("rw-------", file));
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(file)) {
                throw notMade(file, e);
            }
        } catch (IOException e) {
            throw notMade(file, e);
        }
    }

    /** Makes the folder that the file is to be in. */
    public static void makeFolder(Path file) {
        Path folder = file.getParent();
        try {
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, only("rwx------", file));
            }
        } catch (IOException e) {
            throw notMade(file, e);
        }
    }

    /** Whether there is anything of that name. */
    public static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /**
     * Removes a damaged sandbox and what SQLite keeps beside it.
     *
     * @throws Failure UNAVAILABLE while another process has it open, and would go on with a file that is gone
     */
    public static void remove(Path file) {
        try (OpenFile open = OpenFile.of(file);
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock(SHARED_FIRST, SHARED_SIZE, false)) {
            if (lock == null || open.again()) {
                throw Failure.unsent(
                        ExitCode.UNAVAILABLE,
                        "sandbox file " + file + ": another process has it open; nothing was done",
                        "end that process first");
            }
            Path real = file.toRealPath();
            for (String suffix : new String[] {"-wal", "-shm", "-journal", ""}) {
                Files.deleteIfExists(Path.of(real + suffix));
            }
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "sandbox file " + file + ": cannot be removed", reason(e));
        }
    }

    private static Failure notMade(Path file, IOException cause) {
        Failure failure = Failure.unsent(ExitCode.CONFIG, "sandbox file " + file + ": cannot be made", reason(cause));
        failure.initCause(cause);
        return failure;
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException system && system.getReason() != null
                ? system.getFile() + ": " + system.getReason()
                : "look at the permissions of its folder: " + e.getMessage();
    }

    private static FileAttribute<?>[] only(String permissions, Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
