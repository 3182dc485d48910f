package ehrctl.command;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file that only grows, line by line, and belongs to one process at a time. */
final class JournalFile implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final Object syncing = new Object();
    private long written;
    private long synced;

    private JournalFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Opens it, and makes it where there is none.
     *
     * @throws Failure CONFIG where that cannot be done; UNAVAILABLE where another process has it
     */
    static JournalFile open(Path file) {
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (lock(channel) == null) {
                channel.close();
                throw Failure.unsent(
                        ExitCode.UNAVAILABLE, "another batch writes this journal: " + file, "nothing was sent");
            }
            return new JournalFile(file, channel);
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal cannot be opened: " + file);
        }
    }

    /** It goes with the channel. */
    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /** Hands over each whole line; what stands behind the last line's end was being written when it all ended. */
    void read(Consumer<String> lines) {
        try {
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel.position(0)), 1 << 16);
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            long whole = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    whole += line.size() + 1;
                    lines.accept(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                } else {
                    line.write(b);
                }
                // A device need not have an end, and what is cut off below must be ours.
                if (line.size() > LONGEST_LINE || (whole == 0 && line.size() == 1 && b != '{')) {
                    throw Failure.unsent(
                            ExitCode.CONFIG, "the file is no journal of a batch: " + file, "take another file");
                }
            }
            channel.truncate(whole).position(whole);
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal cannot be read: " + file);
        }
    }

    /** Writes one line behind the others; it outlives this process at once, and the machine after {@link #sync}. */
    synchronized void append(String line) {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                written += channel.write(bytes);
            }
        } catch (IOException e) {
            throw cannotWrite();
        }
    }

    private synchronized long written() {
        return written;
    }

    /** Waits until all that this thread appended is on the disk; what others appended meanwhile goes along. */
    void sync() {
        long mine = written();
        synchronized (syncing) {
            if (synced >= mine) {
                return;
            }
            long now = written();
            try {
                channel.force(false);
            } catch (IOException e) {
                throw cannotWrite();
            }
            synced = now;
        }
    }

    private Failure cannotWrite() {
        return Failure.unsent(ExitCode.UNAVAILABLE, "the journal cannot be written: " + file);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw cannotWrite();
        }
    }
}
