package ehrctl.command.batch;

import ehrctl.api.ExitCode;
import ehrctl.api.Failure;
import ehrctl.command.session.RealPath;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A file that only grows, line by line, and belongs to one process at a time. */
final class JournalFile implements AutoCloseable {
    private static final int LONGEST_LINE = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final FileChannel lock;
    private final Object syncing = new Object();
    private long written;
    private long synced;
    private boolean broken;

    private JournalFile(Path file, FileChannel channel, FileChannel lock) {
        this.file = file;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens it, and makes it where there is none.
     *
     * @throws Failure CONFIG where that cannot be done; UNAVAILABLE where another process has it
     */
    static JournalFile open(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw noJournal(file);
            }
            Path real = RealPath.of(file);
            FileChannel lock = lock(real, file);
            try {
                return new JournalFile(
                        file, open(real, "rw-------", StandardOpenOption.READ, StandardOpenOption.WRITE), lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal cannot be opened: " + file);
        }
    }

    private static FileChannel open(Path file, String mode, StandardOpenOption... access) throws IOException {
        Set<StandardOpenOption> options = EnumSet.of(StandardOpenOption.CREATE, access);
        return FileChannel.open(
                file, options, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)));
    }

    /**
     * Whoever has it has the journal. It is a file of its own that stays, and that nobody may read: a process that reads
     * a locked file, as a line of the batch may, drops its lock with it.
     */
    private static FileChannel lock(Path real, Path file) throws IOException {
        Path beside = real.resolveSibling(real.getFileName() + ".lock");
        FileChannel channel = open(beside, "-w-------", StandardOpenOption.WRITE);
        boolean locked = false;
        try {
            locked = channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            // Another batch of this very process has it.
        } finally {
            if (!locked) {
                channel.close();
            }
        }
        if (!locked) {
            throw Failure.unsent(
                    ExitCode.UNAVAILABLE, "another batch writes this journal: " + file, "nothing was sent");
        }
        return channel;
    }

    private static Failure noJournal(Path file) {
        return Failure.unsent(ExitCode.CONFIG, "the file is not a journal of a batch: " + file, "take another file");
    }

    /**
     * Hands over each whole line; what stands behind the last line's end was being written when it all ended.
     *
     * @param torn whether what stands there can be the beginning of a line of ours; if not, it stays
     */
    void read(Consumer<String> lines, Predicate<String> torn) {
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
                // What is cut off below must be ours.
                if (line.size() > LONGEST_LINE || (whole == 0 && line.size() == 1 && b != '{')) {
                    throw noJournal(file);
                }
            }
            if (line.size() > 0) {
                if (!torn.test(line.toString(StandardCharsets.UTF_8))) {
                    throw whole == 0 ? noJournal(file) : damaged();
                }
                channel.truncate(whole);
            }
            channel.position(whole);
        } catch (IOException e) {
            throw Failure.unsent(ExitCode.CONFIG, "the journal cannot be read: " + file);
        }
    }

    /** Writes one line behind the others; it outlives this process at once, and the machine after {@link #sync}. */
    synchronized void append(String line) {
        if (broken) {
            throw cannotWrite();
        }
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            while (bytes.hasRemaining()) {
                written += channel.write(bytes);
            }
        } catch (IOException e) {
            // Nothing may stand behind half a line.
            broken = true;
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

    /** Whatever counts is on the disk already, so that nothing can be lost here. */
    @Override
    public void close() {
        try (lock;
                channel) {
            broken = true;
        } catch (IOException e) {
            // As above.
        }
    }

    static Failure damaged() {
        return Failure.unsent(ExitCode.CONFIG, "the journal is damaged", "look at it, or take another file");
    }
}
