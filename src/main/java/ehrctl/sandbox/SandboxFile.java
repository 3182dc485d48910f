package ehrctl.sandbox;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** The file that keeps the sandbox, for its owner's eyes only. */
final class SandboxFile {
    private SandboxFile() {}

    /** Makes file and folder where they are missing; SQLite gives its side files the permissions of the file. */
    static void make(Path file) {
        if (Files.exists(file)) {
            return;
        }
        try {
            Path folder = file.getParent();
            if (folder != null && !Files.isDirectory(folder)) {
                Files.createDirectories(folder, only("rwx------", file));
            }
            Files.createFile(file, only("rw-------", file));
        } catch (FileAlreadyExistsException e) {
            if (!Files.exists(file)) {
                throw notMade(file, e);
            }
        } catch (IOException e) {
            throw notMade(file, e);
        }
    }

    /** Removes the file and what SQLite keeps beside it. */
    static void delete(Path file) {
        try {
            for (String suffix : new String[] {"", "-wal", "-shm", "-journal"}) {
                Files.deleteIfExists(Path.of(file + suffix));
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
