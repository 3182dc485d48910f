package ehrctl.sandbox.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * A file that this process has open as a sandbox, and that was proven to be one. It is looked at without SQLite, which
 * would leave files beside another program's; and never while SQLite has it open here, because to open and close it once
 * more would drop the locks on it (POSIX).
 */
public final class OpenFile implements AutoCloseable {
    private static final Set<OpenFile> ALL = new HashSet<>();

    private final Object key;

    private OpenFile(Object key) {
        this.key = key;
    }

    /**
     * To be called before SQLite opens a file, and closed after it closed it.
     *
     * @throws ehrctl.api.Failure CONFIG if it is no sandbox's
     */
    public static OpenFile of(Path file) {
        Place place = new Place(file);
        BasicFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (IOException e) {
            throw DatabaseFailure.notWritable(place);
        }
        if (!attributes.isRegularFile()) {
            throw FileHeader.foreign(place, attributes.isDirectory() ? "a folder" : "not a regular file");
        }
        // SQLite would leave files beside it that may not be written either, and stand in the way for good.
        if (!file.toFile().canWrite()) {
            throw DatabaseFailure.notWritable(place);
        }
        OpenFile open = new OpenFile(attributes.fileKey() == null ? file : attributes.fileKey());
        synchronized (ALL) {
            if (!open.again()) {
                FileHeader.requireOurs(file);
            }
            ALL.add(open);
        }
        return open;
    }

    /** Whether this process has the same file open besides. */
    boolean again() {
        synchronized (ALL) {
            for (OpenFile other : ALL) {
                if (other != this && other.key.equals(key)) {
                    return true;
                }
            }
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (ALL) {
            ALL.remove(this);
        }
    }
}
